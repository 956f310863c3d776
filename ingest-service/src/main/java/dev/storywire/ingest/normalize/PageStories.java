package dev.storywire.ingest.normalize;

import dev.storywire.ingest.date.Precision;
import dev.storywire.ingest.extract.Author;
import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.FoundTime;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes finished stories of what was extracted from a page, each field with the place that it came from. */
final class PageStories {
    private final StoryFinisher finisher;

    PageStories(StoryFinisher finisher) {
        this.finisher = finisher;
    }

    /**
     * The stories of the page, in its order.
     *
     * @param url absolute address that the page was found at, if known
     * @param diagnostics takes what the extraction found odd
     */
    List<Story> of(ExtractedPage page, @Nullable String url, Diagnostics diagnostics) {
        page.findings().forEach(finding -> diagnostics.warning(finding.code(), finding.message(), null));
        var stories = new ArrayList<Story>();
        for (ExtractedStory story : page.stories()) {
            int position = stories.size();
            noteTimes(story, position, diagnostics);
            StoryBuilder draft = draft(story, page.site(), url);
            stories.add(
                    story.bodyHtml().isBlank()
                            ? finisher.finish(draft, ofText(draft), url, position, diagnostics)
                            : finisher.finish(draft, url, position, diagnostics));
        }
        return List.copyOf(stories);
    }

    /** A dump has no markup of its own: its paragraphs are the body's. */
    private @Nullable CleanHtml ofText(StoryBuilder draft) {
        String text = draft.bodyText();
        return text == null ? null : finisher.sanitizer().ofText(text);
    }

    private static StoryBuilder draft(ExtractedStory story, @Nullable Found<String> site, @Nullable String url) {
        Map<String, Provenance> provenance = provenance(story);
        boolean article = story.kind() == ExtractedStory.Kind.ARTICLE;
        Found<String> own = story.url();
        return StoryBuilder.builder()
                .kind(kind(story.kind()))
                .source(site == null ? null : new Source(null, site.value(), null, null, null))
                .url(article ? url == null ? value(own) : url : value(own))
                .canonicalUrl(article ? value(own) : null)
                .kicker(value(story.kicker()))
                .headline(value(story.headline()))
                .summary(value(story.summary()))
                .bodyText(story.body().isEmpty() ? null : String.join("\n\n", story.body()))
                .bodyHtml(story.bodyHtml().isBlank() ? null : story.bodyHtml())
                .truncated(story.truncated())
                .language(value(story.language()))
                .authors(story.authors().stream().map(PageStories::person).toList())
                .byline(value(story.byline()))
                .credits(story.credits())
                .dateline(value(story.dateline()))
                .publishedAt(
                        story.publishedAt() == null ? null : story.publishedAt().instant())
                .updatedAt(story.updatedAt() == null ? null : story.updatedAt().instant())
                .tags(story.tags().stream()
                        .map(tag -> new Tag(tag.value(), null, null))
                        .toList())
                .media(story.pictures().stream().map(PageStories::media).toList())
                .related(story.related().stream()
                        .map(pointer -> new RelatedStory(pointer.headline(), pointer.url(), null))
                        .toList())
                .provenance(provenance);
    }

    private static Map<String, Provenance> provenance(ExtractedStory story) {
        var provenance = new LinkedHashMap<String, Provenance>();
        note(provenance, "kicker", story.kicker());
        note(provenance, "headline", story.headline());
        note(provenance, "summary", story.summary());
        note(provenance, "byline", story.byline());
        note(provenance, "dateline", story.dateline());
        note(provenance, "language", story.language());
        note(provenance, "canonicalUrl", story.url());
        if (!story.body().isEmpty()) {
            provenance.put("bodyText", new Provenance(Origin.TEXT, null));
        }
        if (!story.authors().isEmpty()) {
            provenance.put(
                    "authors", new Provenance(origin(story.authors().getFirst().where()), null));
        }
        if (!story.tags().isEmpty()) {
            provenance.put("tags", new Provenance(origin(story.tags().getFirst().where()), null));
        }
        note(provenance, "publishedAt", story.publishedAt());
        note(provenance, "updatedAt", story.updatedAt());
        return provenance;
    }

    private static void note(Map<String, Provenance> provenance, String field, @Nullable Found<String> found) {
        if (found != null) {
            provenance.put(field, new Provenance(origin(found.where()), null));
        }
    }

    private static void note(Map<String, Provenance> provenance, String field, @Nullable FoundTime found) {
        if (found != null) {
            provenance.put(field, new Provenance(origin(found.where()), found.precision()));
        }
    }

    private static void noteTimes(ExtractedStory story, int position, Diagnostics diagnostics) {
        noteZone("publishedAt", story.publishedAt(), position, diagnostics);
        noteZone("updatedAt", story.updatedAt(), position, diagnostics);
    }

    private static void noteZone(String field, @Nullable FoundTime time, int position, Diagnostics diagnostics) {
        if (time != null && !time.zoned() && time.precision() != Precision.DAY) {
            diagnostics.info(
                    "time-without-zone",
                    "The time has no zone; it was read as UTC.",
                    "/stories/" + position + "/" + field);
        }
    }

    private static StoryKind kind(ExtractedStory.Kind kind) {
        return switch (kind) {
            case ARTICLE -> StoryKind.ARTICLE;
            case BRIEF -> StoryKind.BRIEF;
            case TEASER -> StoryKind.TEASER;
        };
    }

    private static Origin origin(Where where) {
        return switch (where) {
            case JSON_LD -> Origin.JSON_LD;
            case MICRODATA -> Origin.MICRODATA;
            case META -> Origin.META;
            case TEXT -> Origin.TEXT;
            case URL -> Origin.URL;
        };
    }

    private static Person person(Found<Author> author) {
        return new Person(
                author.value().name(), author.value().email(), author.value().uri());
    }

    private static Media media(Picture picture) {
        MediaRole role =
                switch (picture.kind()) {
                    case IMAGE -> MediaRole.IMAGE;
                    case VIDEO -> MediaRole.VIDEO;
                    case AUDIO -> MediaRole.AUDIO;
                };
        return new Media(
                picture.url(),
                null,
                role,
                picture.title(),
                picture.caption(),
                picture.credit(),
                picture.width(),
                picture.height(),
                null,
                null);
    }

    private static @Nullable String value(@Nullable Found<String> found) {
        return found == null ? null : found.value();
    }
}
