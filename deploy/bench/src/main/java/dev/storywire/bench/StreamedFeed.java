package dev.storywire.bench;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.NormalizerLimitsBuilder;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.StreamedOutcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Normalises one very large feed and watches what stays alive on the heap beside its bytes, story by story. */
final class StreamedFeed {
    private static final int BYTES = 50_000_000;
    private static final int LOOK_EVERY = 500;

    private final byte[] feed;
    private long stories;
    private long most;

    StreamedFeed(long seed) {
        int sample = Documents.feed(seed, 200).length / 200;
        this.feed = Documents.feed(seed, BYTES / sample);
    }

    int bytes() {
        return feed.length;
    }

    long stories() {
        return stories;
    }

    /** The most that lived beside the feed's own bytes, in bytes. */
    long growth() {
        NormalizerLimits limits = NormalizerLimitsBuilder.builder(NormalizerLimits.defaults())
                .documentBytes(Integer.MAX_VALUE)
                .inflatedBytes(Integer.MAX_VALUE)
                .stories(Integer.MAX_VALUE)
                .readingTime(Duration.ofMinutes(5))
                .build();
        var document = new RawDocument(
                feed, "application/rss+xml; charset=utf-8", URI.create("https://www.example.org/feed"), null);
        var normalizer = new DocumentNormalizer(limits, Clock.systemUTC());
        long before = alive();
        if (!(normalizer.normalize(document, (story, info) -> look(before)) instanceof StreamedOutcome.HandedOut)) {
            throw new IllegalStateException("the feed was refused");
        }
        return most;
    }

    private void look(long before) {
        if (stories % LOOK_EVERY == 0) {
            most = Math.max(most, alive() - before);
        }
        stories++;
    }

    private static long alive() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
