package dev.storywire.ingest.fetch;

import dev.storywire.ingest.date.DateReader;
import dev.storywire.ingest.date.ReadTime;
import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say, read as leniently as servers write them. */
final class AnswerHeaders {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST_DIGITS = 18;

    private final MultiMap headers;

    AnswerHeaders(MultiMap headers) {
        this.headers = headers;
    }

    @Nullable String get(String name) {
        return headers.get(name);
    }

    Validators validators() {
        return new Validators(headers.get("ETag"), headers.get("Last-Modified"));
    }

    /** As {@link #validators}, with those of the request for what a 304 leaves out. */
    Validators validatorsOr(Validators sent) {
        Validators own = validators();
        return new Validators(
                own.etag() == null ? sent.etag() : own.etag(),
                own.lastModified() == null ? sent.lastModified() : own.lastModified());
    }

    Freshness freshness() {
        String expires = headers.get("Expires");
        return new Freshness(
                maxAge(),
                seconds(headers.get("Age")),
                expires == null ? null : dateOr(expires, Instant.EPOCH),
                dateOr(headers.get("Date"), null));
    }

    List<HeaderLink> links(WebAddress base) {
        return LinkHeader.read(headers.getAll("Link"), base.toString());
    }

    /** Where a redirect leads; UTF-8 is read as what it is, though headers come as Latin-1. */
    @Nullable String location() {
        String location = headers.get("Location");
        if (location == null || location.chars().allMatch(c -> c < 0x80)) {
            return location;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(location.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return location;
        }
    }

    /** Of seconds, or of a date; {@code null} where it is absent or neither. */
    @Nullable Duration retryAfter(Instant now) {
        String value = headers.get("Retry-After");
        Duration seconds = seconds(value);
        if (seconds != null) {
            return seconds;
        }
        Instant date = dateOr(value, null);
        return date == null ? null : bounded(Duration.between(now, date));
    }

    /** The length that was announced, in bytes; -1 where none was. */
    long contentLength() {
        String length = headers.get("Content-Length");
        return length != null && isNumber(length) ? Long.parseLong(length.strip()) : -1;
    }

    private @Nullable Duration maxAge() {
        Duration maxAge = null;
        for (String header : headers.getAll("Cache-Control")) {
            for (String directive : header.toLowerCase(Locale.ROOT).split(",")) {
                String[] parts = directive.strip().split("=", 2);
                if (parts[0].equals("no-store") || parts[0].equals("no-cache")) {
                    return Duration.ZERO;
                }
                if (parts[0].strip().equals("max-age") && parts.length == 2) {
                    maxAge = seconds(parts[1].replace("\"", ""));
                }
            }
        }
        return maxAge;
    }

    private static @Nullable Instant dateOr(@Nullable String text, @Nullable Instant otherwise) {
        ReadTime time = text == null || text.strip().length() < 8 ? null : DateReader.read(text);
        return time == null ? otherwise : time.instant();
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        return text != null && isNumber(text) ? bounded(Duration.ofSeconds(Long.parseLong(text.strip()))) : null;
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[0-9]{1," + MOST_DIGITS + "}");
    }

    private static Duration bounded(Duration duration) {
        if (duration.isNegative()) {
            return Duration.ZERO;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
