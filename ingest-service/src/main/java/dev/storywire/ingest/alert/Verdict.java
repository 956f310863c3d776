package dev.storywire.ingest.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from a call. */
sealed interface Verdict {

    /** What was answered; {@code null} without an answer. */
    @Nullable Integer status();

    /**
     * The receiver has it.
     *
     * @param callAfter when the next call of the alert may be made
     */
    record Delivered(Integer status, Instant callAfter) implements Verdict {}

    /**
     * It is tried again.
     *
     * @param nextAttemptAt of this message
     * @param callAfter when the next call of the alert may be made
     * @param failingSince since when the alert's calls fail
     * @param hopeless whether they have failed for so long that the alert is disabled
     */
    record Again(
            @Nullable Integer status,
            String reason,
            Instant nextAttemptAt,
            Instant callAfter,
            Instant failingSince,
            boolean hopeless)
            implements Verdict {}

    /** It was tried for as long as it may be; the rest as of {@link Again}. */
    record Dead(@Nullable Integer status, String reason, Instant callAfter, Instant failingSince, boolean hopeless)
            implements Verdict {}

    /** Nobody wants it any more: the alert is disabled. */
    record Gone(Integer status, String reason) implements Verdict {}
}
