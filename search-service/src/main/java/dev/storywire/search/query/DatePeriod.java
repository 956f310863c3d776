package dev.storywire.search.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A year, month, day or instant as people write it, in UTC: {@code 2024}, {@code 2024-04}, {@code 2024-04-10},
 * {@code 2024-04-10T06:30:00Z} (ISO 8601).
 *
 * @param text as it was written
 * @param from the first instant of the period
 * @param until the first instant after the period, one millisecond after {@code from} where an instant was written; never after the last instant of the year
 *     9999, beyond which Elasticsearch knows no date
 */
public record DatePeriod(String text, Instant from, Instant until) {
    /** What {@link #parse} takes, for messages. */
    public static final String FORMS =
            "a date such as 2024, 2024-04, 2024-04-10 or 2024-04-10T06:30:00Z, of the years 0001 to 9999";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Bounds the end. */
    public DatePeriod {
        until = until.isAfter(LAST) ? LAST : until;
    }

    /** Empty where the text is none of these forms, or no date of the calendar. */
    public static Optional<DatePeriod> parse(String text) {
        try {
            DatePeriod period = read(text);
            int first = period.from.atOffset(ZoneOffset.UTC).getYear();
            return first >= 1 && first <= 9999 ? Optional.of(period) : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static DatePeriod read(String text) {
        if (YEAR.matcher(text).matches()) {
            Year year = Year.parse(text);
            return between(text, year.atDay(1), year.plusYears(1).atDay(1));
        }
        if (MONTH.matcher(text).matches()) {
            YearMonth month = YearMonth.parse(text);
            return between(text, month.atDay(1), month.plusMonths(1).atDay(1));
        }
        if (DAY.matcher(text).matches()) {
            LocalDate day = LocalDate.parse(text);
            return between(text, day, day.plusDays(1));
        }
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return new DatePeriod(text, instant, instant.plusMillis(1));
    }

    private static DatePeriod between(String text, LocalDate from, LocalDate until) {
        return new DatePeriod(
                text,
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
