package dev.storywire.ingest.date;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a printed time says, piece by piece, and what it adds up to. */
final class DateFields {
    private static final int UNKNOWN = Integer.MIN_VALUE;

    /** A number of a date whose meaning is open, with the digits it was written with and what stood before it. */
    record Part(int value, int digits, char before) {}

    private final List<Part> parts = new ArrayList<>(3);
    private int year = UNKNOWN;
    private int month = UNKNOWN;
    private int day = UNKNOWN;
    private int week = UNKNOWN;
    private int hour = UNKNOWN;
    private int minute = UNKNOWN;
    private int second = UNKNOWN;
    private int nanos;
    private boolean pm;
    private boolean am;
    private int monthAfterParts;
    private @Nullable DayOfWeek weekday;
    private @Nullable ZoneId zone;
    private boolean ambiguous;

    void part(int value, int digits, char before) {
        if (parts.size() < 4) {
            parts.add(new Part(value, digits, before));
        }
    }

    void year(int value) {
        year = value;
    }

    void month(int value) {
        if (month == UNKNOWN) {
            month = value;
            monthAfterParts = parts.size();
        }
    }

    void day(int value) {
        day = value;
    }

    void week(int value) {
        week = value;
    }

    void hour(int value) {
        hour = value;
    }

    void minute(int value) {
        minute = value;
    }

    void second(int value, int nanos) {
        second = value;
        this.nanos = nanos;
    }

    void afternoon(boolean afternoon) {
        pm = afternoon;
        am = !afternoon;
    }

    void weekday(DayOfWeek value) {
        weekday = weekday == null ? value : weekday;
    }

    /** The first one counts: others repeat it in words. */
    void zone(ZoneId value) {
        zone = zone == null ? value : zone;
    }

    boolean hasTime() {
        return hour != UNKNOWN;
    }

    boolean hasMonth() {
        return month != UNKNOWN;
    }

    boolean hasZone() {
        return zone != null;
    }

    int parts() {
        return parts.size();
    }

    /** Whether the date needs no more numbers. */
    boolean dateComplete() {
        int known = parts.size() + (month == UNKNOWN ? 0 : 1) + (year == UNKNOWN ? 0 : 1) + (day == UNKNOWN ? 0 : 1);
        return known >= 3;
    }

    /** {@code null} if it does not add up to a date. */
    @Nullable ReadTime toTime() {
        LocalDate date = date();
        if (date == null) {
            return null;
        }
        if (hour == UNKNOWN) {
            return new ReadTime(date.atStartOfDay().toInstant(ZoneOffset.UTC), Precision.DAY, zone != null, ambiguous);
        }
        int clock = clockHour();
        if (clock > 24 || minute > 59 || second > 60) {
            return null;
        }
        LocalDateTime local =
                date.atTime(clock == 24 ? 0 : clock, Math.max(0, minute), Math.clamp(second, 0, 59), nanos);
        if (clock == 24) {
            local = local.plusDays(1);
        }
        ZoneId at = zone == null ? ZoneOffset.UTC : zone;
        Precision precision = second == UNKNOWN ? Precision.MINUTE : Precision.SECOND;
        return new ReadTime(local.atZone(at).toInstant(), precision, zone != null, ambiguous);
    }

    private int clockHour() {
        if (pm && hour < 12) {
            return hour + 12;
        }
        return am && hour == 12 ? 0 : hour;
    }

    private @Nullable LocalDate date() {
        if (week != UNKNOWN) {
            return weekDate();
        }
        if (month == UNKNOWN && parts.isEmpty()) {
            return null;
        }
        if (month != UNKNOWN) {
            withMonth();
        } else {
            numeric();
        }
        if (year == UNKNOWN || month == UNKNOWN) {
            return null;
        }
        if (month == 0) {
            return LocalDate.ofYearDay(year, day);
        }
        return LocalDate.of(year, month, day == UNKNOWN ? 1 : day);
    }

    private @Nullable LocalDate weekDate() {
        int weekYear = year != UNKNOWN ? year : parts.isEmpty() ? UNKNOWN : fullYear(parts.getFirst());
        if (weekYear == UNKNOWN) {
            return null;
        }
        int dayOfWeek = parts.size() > 1 ? parts.get(1).value() : 1;
        return LocalDate.of(weekYear, 1, 4)
                .with(WeekFields.ISO.weekOfWeekBasedYear(), week)
                .with(WeekFields.ISO.dayOfWeek(), dayOfWeek);
    }

    /** The month is named: of the other numbers, the year has four digits or is more than a day can be. */
    private void withMonth() {
        for (Part part : parts) {
            boolean isYear = part.digits() >= 3 || part.value() > 31 || part.before() == '\'';
            if (isYear && year == UNKNOWN) {
                year = fullYear(part);
            } else if (day == UNKNOWN) {
                day = part.value();
            } else if (year == UNKNOWN) {
                year = fullYear(part);
            }
        }
        boolean yearFirst = parts.size() == 2
                && monthAfterParts == 1
                && parts.getFirst().digits() == 2
                && parts.getFirst().before() != '-'
                && parts.get(1).digits() == 2
                && parts.get(1).value() <= 31
                && day > 31;
        if (yearFirst) {
            day = parts.get(1).value();
        }
    }

    /** Numbers alone. */
    private void numeric() {
        if (year != UNKNOWN) {
            fromYear(parts, 0);
            return;
        }
        Part first = parts.getFirst();
        if (parts.size() == 1 && first.digits() <= 4) {
            return; // a lone number among other things is no date
        }
        if (first.digits() == 8) {
            year = first.value() / 10000;
            month = first.value() / 100 % 100;
            day = first.value() % 100;
        } else if (first.digits() == 7) {
            year = first.value() / 1000;
            month = 0;
            day = first.value() % 1000;
        } else if (first.digits() == 4 || (parts.size() < 3 && first.digits() == 2)) {
            year = fullYear(first);
            fromYear(parts, 1);
        } else if (parts.size() >= 3) {
            triple(first, parts.get(1), parts.get(2));
        }
    }

    private void fromYear(List<Part> from, int next) {
        if (from.size() <= next) {
            month = 1;
            return;
        }
        Part second = from.get(next);
        if (second.digits() == 3) {
            month = 0;
            day = second.value();
        } else if (second.digits() == 4) {
            month = second.value() / 100;
            day = second.value() % 100;
        } else {
            month = second.value();
            if (from.size() > next + 1) {
                day = from.get(next + 1).value();
            }
        }
    }

    private void triple(Part a, Part b, Part c) {
        char separator = b.before();
        boolean yearLast = c.digits() >= 3 || (separator != '-' && a.digits() <= 2);
        if (!yearLast) {
            yearFirst(a, b, c);
            return;
        }
        year = fullYear(c);
        boolean dayFirst = dayFirst(a.value(), b.value(), separator);
        day = dayFirst ? a.value() : b.value();
        month = dayFirst ? b.value() : a.value();
    }

    /** {@code 03-12-31} is ISO's short year, unless it can't be. */
    private void yearFirst(Part a, Part b, Part c) {
        boolean possible = b.value() <= 12 && c.value() <= 31;
        year = fullYear(possible ? a : c);
        month = b.value();
        day = possible ? c.value() : a.value();
    }

    /** By what is possible, then by the weekday, then by custom: month first goes with slashes and a twelve-hour clock. */
    private boolean dayFirst(int a, int b, char separator) {
        if (a > 12 || b > 12) {
            return a > 12;
        }
        if (a == b) {
            return true;
        }
        if (weekday != null && b <= 12) {
            boolean asDayFirst = LocalDate.of(year, b, a).getDayOfWeek() == weekday;
            boolean asMonthFirst = LocalDate.of(year, a, b).getDayOfWeek() == weekday;
            if (asDayFirst != asMonthFirst) {
                return asDayFirst;
            }
        }
        ambiguous = separator != '.';
        return separator != '/' || !(am || pm);
    }

    private static int fullYear(Part part) {
        return part.digits() >= 4 ? part.value() : fullYear(part.value());
    }

    /** RFC 5322, 4.3: two digits below 50 belong to this century, three count from 1900. */
    static int fullYear(int value) {
        if (value < 50) {
            return 2000 + value;
        }
        return value < 1000 ? 1900 + value : value;
    }
}
