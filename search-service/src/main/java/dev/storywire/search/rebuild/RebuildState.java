package dev.storywire.search.rebuild;

import dev.storywire.search.storyevent.TopicReplay.Progress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild stands. All replicas see the same state, as JSON in a document of the index.
 *
 * @param phase what it is at
 * @param from the generation of indices that answers while it runs
 * @param to the generation that is made
 * @param fewer whether the new index may have fewer stories than the old one
 * @param progress how far the topic has been read
 * @param ends where it was to be read to: where the topic ended when the new index was there
 * @param storiesBefore in the old index, counted at the comparison
 * @param storiesAfter in the new index, counted at the same time
 * @param reason why it failed
 */
record RebuildState(
        Phase phase,
        String from,
        String to,
        boolean fewer,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant swappedAt,
        Progress progress,
        Map<Integer, Long> ends,
        @Nullable Long storiesBefore,
        @Nullable Long storiesAfter,
        @Nullable String reason) {

    /** What a rebuild is at. */
    enum Phase {
        /** The topic is read into the new index; new events reach both. */
        READING,
        /** The numbers of stories are compared. */
        COMPARING,
        /** The new index answers; the old one is kept for a while. */
        SWAPPED,
        /** The old index is gone. */
        DONE,
        /** The old index answers, the new one is gone. */
        FAILED,
        /** Someone has ended it; the old index answers, the new one is gone. */
        CANCELED;

        /** Whether a replica has to be at work on it. */
        boolean isActive() {
            return this == READING || this == COMPARING;
        }

        /** As the API says it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RebuildState begun(String from, String to, boolean fewer, Instant now) {
        return new RebuildState(
                Phase.READING,
                from,
                to,
                fewer,
                now,
                now,
                null,
                new Progress(Map.of(), 0, 0, 0),
                Map.of(),
                null,
                null,
                null);
    }

    RebuildState upTo(Map<Integer, Long> wanted, Instant now) {
        return new RebuildState(
                phase, from, to, fewer, startedAt, now, null, progress, Map.copyOf(wanted), null, null, null);
    }

    RebuildState at(Progress reached, Instant now) {
        return new RebuildState(phase, from, to, fewer, startedAt, now, null, reached, ends, null, null, null);
    }

    RebuildState comparing(@Nullable Long before, @Nullable Long after, Instant now) {
        return new RebuildState(
                Phase.COMPARING, from, to, fewer, startedAt, now, null, progress, ends, before, after, null);
    }

    RebuildState swapped(Instant now) {
        return new RebuildState(
                Phase.SWAPPED, from, to, fewer, startedAt, now, now, progress, ends, storiesBefore, storiesAfter, null);
    }

    RebuildState ended(Phase last, @Nullable String why, Instant now) {
        return new RebuildState(
                last, from, to, fewer, startedAt, now, swappedAt, progress, ends, storiesBefore, storiesAfter, why);
    }

    /** How much of the topic is read, 0 to 1, by offsets. */
    double share() {
        if (!phase.isActive()) {
            return phase == Phase.SWAPPED || phase == Phase.DONE ? 1 : 0;
        }
        long all = ends.values().stream().mapToLong(Long::longValue).sum();
        long reached = ends.entrySet().stream()
                .mapToLong(end -> Math.min(end.getValue(), progress.positions().getOrDefault(end.getKey(), 0L)))
                .sum();
        return all == 0 ? (ends.isEmpty() ? 0 : 1) : (double) reached / all;
    }
}
