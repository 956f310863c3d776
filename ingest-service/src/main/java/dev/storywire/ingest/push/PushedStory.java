package dev.storywire.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.ingest.normalize.Link;
import dev.storywire.ingest.normalize.Media;
import dev.storywire.ingest.normalize.Person;
import dev.storywire.ingest.normalize.PlainText;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.RelatedStory;
import dev.storywire.ingest.normalize.Rights;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.StoryKind;
import dev.storywire.ingest.normalize.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A story as somebody pushes it: the fields of the story contract that are the publisher's to say. Ours (id, revision, hash, our clock's
 * times, …) and unknown ones are passed over, so that a story that was read from the API can be pushed as it is.
 *
 * @param source needs {@code name}
 * @param externalId needed, or else {@code url}
 * @param url absolute http(s)
 * @param headline needed, or else {@code bodyText}, unless the story is canceled, which then keeps the content that is
 *     stored; as {@code summary} plain text or with markup that is removed
 * @param publishedAt ISO-8601 with a zone, such as {@code 2024-04-10T06:30:00Z}, as is {@code updatedAt}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushedStory(
        @Nullable PublicationStatus status,
        @Nullable StoryKind kind,
        @Nullable Source source,
        @Nullable String externalId,
        @Nullable String url,
        @Nullable String canonicalUrl,
        @Nullable String kicker,
        @Nullable String headline,
        @Nullable String summary,
        @Nullable String bodyText,
        @Nullable String bodyHtml,
        boolean truncated,
        @Nullable String language,
        List<Person> authors,
        @Nullable String byline,
        List<String> credits,
        @Nullable String dateline,
        @Nullable String publishedAt,
        @Nullable String updatedAt,
        List<Tag> tags,
        List<Media> media,
        List<Link> links,
        List<RelatedStory> related,
        @Nullable Rights rights) {

    /** An absent list is an empty one. */
    public PushedStory {
        authors = list(authors);
        credits = list(credits);
        tags = list(tags);
        media = list(media);
        links = list(links);
        related = list(related);
    }

    /** What it says, for finishing; headlines and the like may come with markup, which is taken out here. */
    StoryBuilder draft() {
        return StoryBuilder.builder()
                .status(status)
                .kind(kind)
                .source(source)
                .externalId(externalId)
                .url(url)
                .canonicalUrl(canonicalUrl)
                .kicker(line(kicker))
                .headline(line(headline))
                .summary(line(summary))
                .bodyText(bodyText == null ? null : PlainText.paragraphsOfText(bodyText))
                .bodyHtml(bodyHtml)
                .truncated(truncated)
                .language(language)
                .authors(authors)
                .byline(line(byline))
                .credits(credits)
                .dateline(line(dateline))
                .publishedAt(PushRules.instant(publishedAt))
                .updatedAt(PushRules.instant(updatedAt))
                .tags(tags)
                .media(media)
                .links(links)
                .related(related)
                .rights(rights);
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : PlainText.lineOfHtml(text);
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).toList();
    }
}
