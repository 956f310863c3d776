package dev.storywire.bench;

import dev.storywire.ingest.parse.FeedParser;
import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseLimitsBuilder;
import dev.storywire.ingest.parse.model.ParsedEntry;
import java.time.Duration;

/** Reads one very large feed and watches what stays alive on the heap beside its bytes, entry by entry. */
final class StreamedFeed {
    private static final int BYTES = 50_000_000;
    private static final int LOOK_EVERY = 500;

    private final byte[] feed;
    private long entries;
    private long most;

    StreamedFeed(long seed) {
        int sample = Documents.feed(seed, 200).length / 200;
        this.feed = Documents.feed(seed, BYTES / sample);
    }

    int bytes() {
        return feed.length;
    }

    long entries() {
        return entries;
    }

    /** The most that lived beside the feed's own bytes, in bytes. */
    long growth() {
        ParseLimits limits = ParseLimitsBuilder.builder(ParseLimits.DEFAULT)
                .documentBytes(Integer.MAX_VALUE)
                .inflatedBytes(Integer.MAX_VALUE)
                .items(Integer.MAX_VALUE)
                .time(Duration.ofMinutes(5))
                .build();
        long before = alive();
        if (new DocumentDecoder(limits).decode(feed, "application/rss+xml; charset=utf-8")
                instanceof DecodeOutcome.Decoded(var document)) {
            new FeedParser(limits).parse(document, "https://www.example.org/feed", entry -> look(entry, before));
        }
        return most;
    }

    private void look(ParsedEntry entry, long before) {
        if (entry.index() % LOOK_EVERY == 0) {
            most = Math.max(most, alive() - before);
        }
        entries++;
    }

    private static long alive() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
