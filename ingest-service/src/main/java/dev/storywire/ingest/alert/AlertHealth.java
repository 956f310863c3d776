package dev.storywire.ingest.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert is doing.
 *
 * @param fault why its search can't be run
 * @param waiting stories that matched and were neither delivered nor given up
 * @param callAfter no call before
 * @param dueAt since when there is something to send; {@code null} where there is nothing
 * @param failures calls that failed, in a row
 */
record AlertHealth(
        @Nullable String fault,
        int waiting,
        Instant callAfter,
        @Nullable Instant dueAt,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable Instant lastMatchAt,
        @Nullable Instant lastSuccessAt) {}
