package dev.storywire.ingest.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads a printed time: RFC 822, 2822 and 5322 with all their common faults, ISO 8601 in all its shapes (basic, extended,
 * week, ordinal, reduced), Unix time in seconds or milliseconds, and the way people write dates in the main languages. Wrong
 * weekdays, unknown words and repeated zones are passed over. Time is linear in the text, of which no more than a line is
 * looked at. What can't be read is {@code null}, never now.
 */
public final class DateReader {
    private static final int LONGEST = 120;
    private static final long EARLIEST_UNIX = 100_000_000L;
    private static final long LATEST_UNIX = 9_999_999_999L;

    private DateReader() {}

    public static @Nullable ReadTime read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        try {
            ReadTime common = CommonDates.read(text);
            if (common != null) {
                return common;
            }
            return text.chars().allMatch(DateReader::isAsciiDigit) ? digits(text) : words(text);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Digits alone: Unix time, or a date without separators. */
    private static @Nullable ReadTime digits(String text) {
        int length = text.length();
        if (length > 16) {
            return null;
        }
        long value = Long.parseLong(text);
        return switch (length) {
            case 9, 10 -> value >= EARLIEST_UNIX && value <= LATEST_UNIX ? unix(Instant.ofEpochSecond(value)) : null;
            case 13 -> unix(Instant.ofEpochMilli(value));
            case 16 -> unix(Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1000));
            case 14 -> compact(text, 6);
            case 12 -> compact(text, 4);
            case 8 -> day(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
            case 7 -> day(LocalDate.ofYearDay(number(text, 0, 4), number(text, 4, 7)));
            case 6 -> day(sixDigits(text));
            case 5 -> day(LocalDate.ofYearDay(DateFields.fullYear(number(text, 0, 2)), number(text, 2, 5)));
            case 4 -> day(LocalDate.of(number(text, 0, 4), 1, 1));
            default -> null;
        };
    }

    private static LocalDate sixDigits(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 4, 6);
        boolean yearAndMonth = year >= 1900 && year < 2100 && month >= 1 && month <= 12;
        return yearAndMonth
                ? LocalDate.of(year, month, 1)
                : LocalDate.of(DateFields.fullYear(number(text, 0, 2)), number(text, 2, 4), number(text, 4, 6));
    }

    private static ReadTime compact(String text, int timeDigits) {
        int second = timeDigits == 6 ? number(text, 12, 14) : 0;
        var time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 4, 6),
                number(text, 6, 8),
                number(text, 8, 10),
                number(text, 10, 12),
                Math.min(second, 59));
        return new ReadTime(
                time.toInstant(ZoneOffset.UTC), timeDigits == 6 ? Precision.SECOND : Precision.MINUTE, false, false);
    }

    private static ReadTime unix(Instant instant) {
        return new ReadTime(instant, Precision.SECOND, true, false);
    }

    private static ReadTime day(LocalDate date) {
        return new ReadTime(date.atStartOfDay().toInstant(ZoneOffset.UTC), Precision.DAY, false, false);
    }

    private static @Nullable ReadTime words(String text) {
        var fields = new DateFields();
        new DateScanner(text, fields).scan();
        return fields.toTime();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
