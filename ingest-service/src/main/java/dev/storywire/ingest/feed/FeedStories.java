package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.Tag;
import dev.storywire.ingest.story.Admission;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a feed adds to the stories that come by it: its id, its source, its tags, its language where the story's can't be told. */
public final class FeedStories {

    private FeedStories() {}

    /** What was fetched, as the normaliser takes it; the feed's language stands in for one that the server doesn't name. */
    public static RawDocument document(Feed feed, FetchOutcome.Fetched fetched) {
        return new RawDocument(
                fetched.body(),
                fetched.contentType(),
                URI.create(fetched.trip().url()),
                fetched.contentLanguage() != null ? fetched.contentLanguage() : feed.language());
    }

    /**
     * The stories of a document, in document order, each admitted or refused. The feed's tags don't count for the content hash: whoever tags a
     * feed anew doesn't revise its stories.
     *
     * @param url where the document was found
     */
    public static List<Admission> of(Feed feed, NormalizationOutcome.Normalized document, String url) {
        return document.attributed().stream()
                .map(story -> Admission.of(marked(feed, story), feed.source(), url))
                .toList();
    }

    private static Story marked(Feed feed, Story story) {
        return StoryBuilder.builder(story)
                .feedId(feed.id())
                .tags(tags(feed, story))
                .build();
    }

    private static List<Tag> tags(Feed feed, Story story) {
        Set<String> own = story.tags().stream()
                .flatMap(tag -> Stream.ofNullable(tag.term() != null ? tag.term() : tag.label()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Tag> all = new ArrayList<>(story.tags());
        feed.tags().stream()
                .filter(tag -> !own.contains(tag.toLowerCase(Locale.ROOT)))
                .forEach(tag -> all.add(new Tag(tag, null, null)));
        return all;
    }
}
