package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.fetch.Freshness;
import dev.storywire.ingest.fetch.Validators;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a look at a feed showed. */
sealed interface Finding {

    /**
     * A document that was not seen before; its stories are stored.
     *
     * @param status of HTTP, {@code null} for one that was pushed
     * @param bodyHash by which it is known again; {@code null} where it is to be read again though it has not changed
     * @param appeared when its new stories were published, as far as they say
     * @param created stories stored for the first time
     * @param revised stories that had changed
     * @param rejected stories that lack what storing needs
     * @param notice what is odd about it, for people; {@code null} where nothing is
     */
    record Changed(
            @Nullable Integer status,
            Validators validators,
            Freshness freshness,
            @Nullable String bodyHash,
            Told told,
            List<Instant> appeared,
            int created,
            int revised,
            int rejected,
            @Nullable String notice)
            implements Finding {}

    /** The document is as it was. */
    record Unchanged(int status, Validators validators, Freshness freshness) implements Finding {}

    /**
     * There was no document that could be read.
     *
     * @param code for programs
     * @param message for people
     */
    record Failed(String code, String message, @Nullable Integer status, Fault fault) implements Finding {}

    /**
     * What a document says of its feed beside its stories.
     *
     * @param hubUrl of a WebSub hub
     * @param topicUrl by which the hub knows the feed
     */
    record Told(
            SelfDescription description,
            @Nullable Duration ttl,
            Set<Integer> skipHours,
            Set<DayOfWeek> skipDays,
            @Nullable String hubUrl,
            @Nullable String topicUrl) {}

    /** Whose failure it is. */
    sealed interface Fault {

        /** The feed's alone. */
        record OfFeed() implements Fault {}

        /** The publisher says that the feed is gone for good (410). */
        record GoneForGood() implements Fault {}

        /** The host asks for fewer requests. */
        record OfHost(@Nullable Duration retryAfter) implements Fault {}

        /** Our own network is away; the feed is not to blame. */
        record Ours() implements Fault {}
    }
}
