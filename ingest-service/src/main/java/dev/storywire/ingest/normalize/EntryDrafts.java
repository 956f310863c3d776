package dev.storywire.ingest.normalize;

import dev.storywire.ingest.date.DateReader;
import dev.storywire.ingest.date.Precision;
import dev.storywire.ingest.date.ReadTime;
import dev.storywire.ingest.extract.text.Byline;
import dev.storywire.ingest.extract.text.Bylines;
import dev.storywire.ingest.extract.text.Dateline;
import dev.storywire.ingest.extract.text.Datelines;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedLink;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.ParsedTag;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the draft of a story from an entry of a feed or wire. */
final class EntryDrafts {
    /** A description of at least so many characters is the story itself where there is no other text. */
    private static final int LONGER_THAN_A_SUMMARY = 600;

    private final @Nullable String feedLanguage;
    private final Diagnostics diagnostics;

    EntryDrafts(@Nullable String feedLanguage, Diagnostics diagnostics) {
        this.feedLanguage = feedLanguage;
        this.diagnostics = diagnostics;
    }

    StoryBuilder draft(ParsedEntry entry) {
        var draft = StoryBuilder.builder()
                .externalId(entry.id())
                .url(entry.url())
                .kicker(FeedTexts.line(entry.kicker()))
                .headline(FeedTexts.line(entry.title()))
                .byline(FeedTexts.line(entry.byline()))
                .credits(entry.credits())
                .dateline(FeedTexts.line(entry.dateline()))
                .language(entry.language() == null ? feedLanguage : entry.language())
                .authors(people(entry.authors()))
                .tags(tags(entry.tags()))
                .media(FeedMedia.media(entry.media()))
                .links(links(entry.links()))
                .related(related(entry.related()))
                .rights(rights(entry))
                .source(source(entry.source()))
                .status(status(entry.status()));
        texts(draft, entry);
        times(draft, entry);
        return draft;
    }

    private static void texts(StoryBuilder draft, ParsedEntry entry) {
        RichText content = entry.content();
        RichText summary = entry.summary();
        if (content == null && summary != null && isWholeText(summary)) {
            content = summary;
            summary = null;
        }
        draft.summary(FeedTexts.line(summary));
        if (content != null) {
            body(draft, content);
        } else if (entry.url() != null) {
            draft.kind(StoryKind.TEASER);
        }
    }

    private static void body(StoryBuilder draft, RichText content) {
        switch (content.kind()) {
            case PLAIN -> plainBody(draft, PlainText.paragraphsOfText(content.value()));
            case HTML, UNSTATED -> draft.bodyHtml(content.value());
        }
    }

    /** Wires in plain text print byline and dateline at the head of the text. */
    private static void plainBody(StoryBuilder draft, String text) {
        String rest = text;
        int end = rest.indexOf("\n\n");
        Byline byline = end < 0 ? null : Bylines.read(rest.substring(0, end));
        var credits = new LinkedHashSet<>(draft.credits());
        if (byline != null) {
            draft.byline(draft.byline() == null ? rest.substring(0, end) : draft.byline());
            people(draft, byline.names());
            credits.addAll(byline.agencies());
            rest = rest.substring(end + 2);
        }
        Dateline dateline = Datelines.read(rest);
        if (dateline != null && dateline.end() < rest.length()) {
            draft.dateline(
                    draft.dateline() == null && !dateline.place().isEmpty() ? dateline.place() : draft.dateline());
            people(draft, dateline.names());
            credits.addAll(dateline.agencies());
            rest = rest.substring(dateline.end());
        }
        draft.bodyText(rest).credits(List.copyOf(credits));
    }

    private static void people(StoryBuilder draft, List<String> names) {
        if (draft.authors().isEmpty()) {
            draft.authors(
                    names.stream().map(name -> new Person(name, null, null)).toList());
        }
    }

    private static boolean isWholeText(RichText description) {
        return description.value().length() >= LONGER_THAN_A_SUMMARY || FeedTexts.hasTags(description);
    }

    private void times(StoryBuilder draft, ParsedEntry entry) {
        Map<String, Provenance> provenance = new LinkedHashMap<>();
        ReadTime published = time(entry.published(), entry.index(), "publishedAt", provenance);
        ReadTime updated = time(entry.updated(), entry.index(), "updatedAt", provenance);
        draft.publishedAt(published == null ? null : published.instant())
                .updatedAt(updated == null ? null : updated.instant())
                .provenance(provenance);
    }

    private @Nullable ReadTime time(List<String> written, int index, String field, Map<String, Provenance> provenance) {
        for (String text : written) {
            ReadTime time = DateReader.read(text);
            if (time != null) {
                provenance.put(field, new Provenance(Origin.FEED, time.precision()));
                doubts(time, text, "/stories/" + index + "/" + field);
                return time;
            }
        }
        if (!written.isEmpty()) {
            diagnostics.warning(
                    "invalid-date",
                    quoted(written.getFirst()) + " can't be read as a time; it was left out.",
                    "/stories/" + index + "/" + field);
        }
        return null;
    }

    private void doubts(ReadTime time, String text, String path) {
        if (!time.zoned() && time.precision() != Precision.DAY) {
            diagnostics.info("no-time-zone", quoted(text) + " has no time zone; it was read as UTC.", path);
        }
        if (time.ambiguous()) {
            diagnostics.warning(
                    "ambiguous-date",
                    quoted(text) + " was read as " + time.instant() + "; day and month could be the other way round.",
                    path);
        }
    }

    private static String quoted(String text) {
        return "\"" + PlainText.clip(text, 60) + "\"";
    }

    private static List<Person> people(List<ParsedPerson> parsed) {
        var people = new ArrayList<Person>(parsed.size());
        for (ParsedPerson person : parsed) {
            people.add(new Person(FeedTexts.line(person.name()), person.email(), person.uri()));
        }
        return people;
    }

    private static List<Tag> tags(List<ParsedTag> parsed) {
        var tags = new ArrayList<Tag>(parsed.size());
        for (ParsedTag tag : parsed) {
            tags.add(new Tag(FeedTexts.line(tag.term()), tag.scheme(), FeedTexts.line(tag.label())));
        }
        return tags;
    }

    private static List<Link> links(List<ParsedLink> parsed) {
        var links = new ArrayList<Link>(parsed.size());
        for (ParsedLink link : parsed) {
            links.add(new Link(link.href(), link.rel(), link.type(), FeedTexts.line(link.title())));
        }
        return links;
    }

    private static List<RelatedStory> related(List<ParsedLink> parsed) {
        var related = new ArrayList<RelatedStory>(parsed.size());
        for (ParsedLink link : parsed) {
            related.add(new RelatedStory(FeedTexts.line(link.title()), link.href(), null));
        }
        return related;
    }

    private static @Nullable Rights rights(ParsedEntry entry) {
        String copyright = FeedTexts.line(entry.copyright());
        String terms = FeedTexts.line(entry.usageTerms());
        return copyright == null && terms == null && entry.license() == null
                ? null
                : new Rights(copyright, entry.license(), terms);
    }

    private static @Nullable Source source(@Nullable ParsedSource source) {
        if (source == null) {
            return null;
        }
        String url = Urls.absolute(null, source.url());
        String name = FeedTexts.line(source.name());
        return name == null && url == null
                ? null
                : new Source(null, name, url, null, Languages.wellFormed(source.language()));
    }

    private static @Nullable PublicationStatus status(@Nullable String status) {
        return switch (Objects.requireNonNullElse(status, "")) {
            case "usable" -> PublicationStatus.USABLE;
            case "withheld" -> PublicationStatus.WITHHELD;
            case "canceled" -> PublicationStatus.CANCELED;
            default -> null;
        };
    }
}
