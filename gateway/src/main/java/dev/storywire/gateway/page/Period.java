package dev.storywire.gateway.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time as a search has it.
 *
 * @param begin absent where it has none, or none that can be read
 * @param end the first moment after it; absent likewise
 */
record Period(@Nullable Instant begin, @Nullable Instant end) {

    /** @param from and {@code to}: a year, month, day or instant; empty for none */
    static Period of(String from, String to) {
        Period first = of(from);
        Period last = of(to);
        return new Period(first.begin(), last.end());
    }

    private static Period of(String text) {
        try {
            return switch (text.length()) {
                case 0 -> new Period(null, null);
                case 4 ->
                    between(
                            Year.parse(text).atDay(1),
                            Year.parse(text).plusYears(1).atDay(1));
                case 7 ->
                    between(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1));
                case 10 -> between(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
                default -> new Period(Instant.parse(text), Instant.parse(text).plusSeconds(1));
            };
        } catch (DateTimeException notATime) {
            return new Period(null, null);
        }
    }

    private static Period between(LocalDate begin, LocalDate end) {
        return new Period(
                begin.atStartOfDay(ZoneOffset.UTC).toInstant(),
                end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
