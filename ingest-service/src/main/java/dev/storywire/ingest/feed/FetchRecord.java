package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of a feed, as the log keeps it.
 *
 * @param tookMs from the first request to the last story stored, in milliseconds
 * @param status of HTTP, absent where no answer came
 * @param bytes of the body as it was sent
 * @param url where redirects led to, absent where they led nowhere else
 * @param newStories that were stored for the first time
 * @param revised stories that had changed
 * @param rejected stories that lacked what storing needs
 * @param errorCode why it failed, for programs; absent when it did not
 * @param error the same for people, without internal addresses and credentials
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FetchRecord(
        FetchCause cause,
        Instant startedAt,
        int tookMs,
        FetchResult outcome,
        @Nullable Integer status,
        long bytes,
        @Nullable String url,
        int newStories,
        int revised,
        int rejected,
        @Nullable String errorCode,
        @Nullable String error) {}
