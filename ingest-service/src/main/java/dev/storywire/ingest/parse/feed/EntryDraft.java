package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedEntryBuilder;
import dev.storywire.ingest.parse.model.ParsedLink;
import dev.storywire.ingest.parse.model.ParsedMedia;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.ParsedTag;
import dev.storywire.ingest.parse.model.RichText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry while it is read. The same thing may stand in several elements; each offer says how much its place is trusted,
 * from 0 for the format's own element upwards.
 */
public final class EntryDraft {
    private final int most;
    private final Ranked<String> id = new Ranked<>();
    private final Ranked<String> url = new Ranked<>();
    private final Ranked<RichText> title = new Ranked<>();
    private final Ranked<RichText> summary = new Ranked<>();
    private final Ranked<RichText> content = new Ranked<>();
    private final RankedList<String> published;
    private final RankedList<String> updated;
    private final RankedList<ParsedPerson> authors;
    private final List<ParsedTag> tags = new ArrayList<>();
    private final List<ParsedLink> links = new ArrayList<>();
    private final Map<String, ParsedMedia> media = new LinkedHashMap<>();
    private final Ranked<RichText> copyright = new Ranked<>();
    private final Ranked<String> license = new Ranked<>();
    private final Ranked<String> language = new Ranked<>();
    private final Ranked<ParsedSource> source = new Ranked<>();
    private final Ranked<RichText> kicker = new Ranked<>();
    private final List<String> credits = new ArrayList<>();
    private final List<ParsedLink> related = new ArrayList<>();
    private final MediaDefaults mediaDefaults = new MediaDefaults();
    private @Nullable Double duration;
    private @Nullable String byline;
    private @Nullable String dateline;
    private @Nullable String status;
    private @Nullable RichText usageTerms;

    public EntryDraft(ParseLimits limits) {
        most = limits.listValues();
        published = new RankedList<>(most);
        updated = new RankedList<>(most);
        authors = new RankedList<>(most);
    }

    public void id(int rank, @Nullable String value) {
        id.offer(rank, value);
    }

    public void url(int rank, @Nullable String value) {
        url.offer(rank, value);
    }

    public void title(int rank, @Nullable RichText value) {
        title.offer(rank, value);
    }

    public void summary(int rank, @Nullable RichText value) {
        summary.offer(rank, value);
    }

    public void content(int rank, @Nullable RichText value) {
        content.offer(rank, value);
    }

    public void published(int rank, @Nullable String value) {
        published.offer(rank, value);
    }

    public void updated(int rank, @Nullable String value) {
        updated.offer(rank, value);
    }

    public void author(int rank, @Nullable ParsedPerson value) {
        authors.offer(rank, value);
    }

    public void tag(@Nullable String term, @Nullable String scheme, @Nullable String label) {
        String name = term != null ? term : label;
        if (name != null && tags.size() < most) {
            tags.add(new ParsedTag(name, scheme, label));
        }
    }

    /** Terms between commas. */
    public void keywords(@Nullable String list) {
        if (list != null) {
            for (String word : list.split(",")) {
                tag(word.isBlank() ? null : word.strip(), null, null);
            }
        }
    }

    public void link(@Nullable String href, @Nullable String rel, @Nullable String type, @Nullable String title) {
        if (href != null && links.size() < most) {
            links.add(new ParsedLink(href, rel, type, title));
        }
    }

    /** The same file may come as an enclosure and as a media element: what is known of it is put together. */
    public void media(ParsedMedia item) {
        ParsedMedia known = media.get(item.url());
        if (known != null) {
            media.put(item.url(), MediaDefaults.merge(known, item));
        } else if (media.size() < most) {
            media.put(item.url(), item);
        }
    }

    public void copyright(int rank, @Nullable RichText value) {
        copyright.offer(rank, value);
    }

    public void license(int rank, @Nullable String value) {
        license.offer(rank, value);
    }

    public void language(int rank, @Nullable String value) {
        language.offer(rank, value);
    }

    public void source(int rank, @Nullable ParsedSource value) {
        source.offer(rank, value);
    }

    /** How long the entry's one audio or video takes. */
    public void duration(@Nullable Double seconds) {
        duration = seconds;
    }

    public void kicker(int rank, @Nullable RichText value) {
        kicker.offer(rank, value);
    }

    public void byline(@Nullable String value) {
        byline = byline == null ? value : byline;
    }

    public void dateline(@Nullable String value) {
        dateline = dateline == null ? value : dateline;
    }

    /** An agency or office that the text came from. */
    public void credit(@Nullable String value) {
        if (value != null && credits.size() < most && !credits.contains(value)) {
            credits.add(value);
        }
    }

    /** {@code usable}, {@code withheld} or {@code canceled}. */
    public void status(@Nullable String value) {
        status = status == null ? value : status;
    }

    public void usageTerms(@Nullable RichText value) {
        usageTerms = usageTerms == null ? value : usageTerms;
    }

    /** Another story that this one points at. */
    public void related(@Nullable String href, @Nullable String title) {
        if (related.size() < most && (href != null || title != null)) {
            related.add(new ParsedLink(href == null ? "" : href, "related", null, title));
        }
    }

    /** Whether there is a body. */
    public boolean hasContent() {
        return content.get() != null;
    }

    MediaDefaults mediaDefaults() {
        return mediaDefaults;
    }

    public ParsedEntry build(int index) {
        return ParsedEntryBuilder.builder()
                .index(index)
                .id(id.get())
                .url(url.get())
                .kicker(kicker.get())
                .title(title.get())
                .summary(summary.get())
                .content(content.get())
                .published(published.all())
                .updated(updated.all())
                .authors(Authors.together(authors))
                .byline(byline)
                .credits(credits)
                .dateline(dateline)
                .status(status)
                .tags(tags)
                .links(links)
                .media(finishedMedia())
                .copyright(copyright.get())
                .license(license.get())
                .usageTerms(usageTerms)
                .related(related)
                .language(language.get())
                .source(source.get())
                .build();
    }

    private List<ParsedMedia> finishedMedia() {
        List<ParsedMedia> items = new ArrayList<>(media.size());
        for (ParsedMedia item : media.values()) {
            items.add(mediaDefaults.applyTo(item, duration));
        }
        return items;
    }
}
