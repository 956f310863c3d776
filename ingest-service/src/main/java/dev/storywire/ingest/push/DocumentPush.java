package dev.storywire.ingest.push;

import dev.storywire.ingest.access.Caller;
import dev.storywire.ingest.normalize.FeedInfo;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.StoryHandler;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.story.Admission;
import dev.storywire.ingest.story.StoryStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores the stories of a document. Blocks; for virtual threads. */
@ApplicationScoped
class DocumentPush {

    private final StoryStore store;
    private final PushSettings settings;

    DocumentPush(StoryStore store, PushSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * One outcome a story, in document order; those that lack what storing needs are rejected alone. Stores a batch as soon
     * as it is full, while the document is read.
     *
     * @param document hands its stories out to the handler that it is given
     */
    PushOutcomes store(
            Consumer<StoryHandler> document,
            @Nullable String source,
            @Nullable URI url,
            Caller caller,
            TraceParent trace) {
        StoryBatcher batcher = new StoryBatcher(store, settings, caller, trace);
        String address = url == null ? null : url.toString();
        document.accept((story, feed) ->
                batcher.add(Admission.of(withSource(story, feed), source, address), batcher.size() + 1, sizeOf(story)));
        return batcher.finish();
    }

    /** A story that doesn't say who published it was published by whoever publishes the feed. */
    private static Story withSource(Story story, @Nullable FeedInfo feed) {
        return story.source() != null || feed == null
                ? story
                : StoryBuilder.builder(story)
                        .source(new Source(null, feed.title(), feed.siteUrl(), null, feed.language()))
                        .build();
    }

    private static long sizeOf(Story story) {
        return length(story.bodyText()) + length(story.bodyHtml()) + length(story.summary());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
