package dev.storywire.ingest.schedule;

import dev.storywire.ingest.normalize.RawDocument;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores the stories of documents that hubs send in place of a fetch. */
@ApplicationScoped
public class PushedDocuments {

    /** What came of a document. */
    public sealed interface Result {

        /** Its stories are stored, those that were not there. */
        record Stored(int created, int revised, int rejected) implements Result {}

        /** It is no feed that can be read. */
        record NoFeed() implements Result {}

        /** The feed is being worked on, so that nothing was done. */
        record Occupied() implements Result {}
    }

    private final FeedEngines engines;

    PushedDocuments(FeedEngines engines) {
        this.engines = engines;
    }

    /**
     * Stores them, as those of a fetch. Throws when they can't be stored; the feed is due then. Blocks; for virtual threads.
     *
     * @param feedId of the feed that the document belongs to
     */
    public Result take(String feedId, RawDocument document) throws InterruptedException {
        return engines.own().push(feedId, document);
    }
}
