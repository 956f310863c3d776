package dev.storywire.ingest.date;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The two shapes that nearly every feed uses, read without taking the text apart. */
final class CommonDates {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private CommonDates() {}

    static @Nullable ReadTime read(String text) {
        if (text.length() >= 20 && text.charAt(4) == '-' && (text.charAt(10) == 'T' || text.charAt(10) == ' ')) {
            return w3c(text);
        }
        return text.length() >= 28 && text.charAt(3) == ',' && text.charAt(4) == ' '
                ? rfc822(text.charAt(6) == ' ' ? text.substring(0, 5) + '0' + text.substring(5) : text)
                : null;
    }

    /** {@code 2024-04-10T06:30:00Z}, with an offset instead of the Z or without one. */
    private static @Nullable ReadTime w3c(String text) {
        if (text.charAt(7) != '-' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int zone = zone(text, 19);
        return zone == NONE ? null : time(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2), text, 11, zone);
    }

    /** {@code Wed, 10 Apr 2024 06:30:00 +0000} or {@code GMT}; the day has two digits. */
    private static @Nullable ReadTime rfc822(String text) {
        if (text.charAt(7) != ' ' || text.charAt(11) != ' ' || text.charAt(16) != ' ' || text.charAt(25) != ' ') {
            return null;
        }
        if (text.charAt(19) != ':' || text.charAt(22) != ':') {
            return null;
        }
        int month = month(text, 8);
        int zone = zone(text, 26);
        return month == 0 || zone == NONE ? null : time(number(text, 12, 4), month, number(text, 5, 2), text, 17, zone);
    }

    private static final int NONE = Integer.MIN_VALUE;

    private static int month(String text, int at) {
        for (int m = 0; m < 12; m++) {
            if (text.regionMatches(true, at, MONTHS, m * 3, 3)) {
                return m + 1;
            }
        }
        return 0;
    }

    /** The offset in minutes that is all the rest of the text, or {@link #NONE}. */
    private static int zone(String text, int at) {
        int length = text.length() - at;
        if ((length == 1 && text.charAt(at) == 'Z') || (length == 3 && text.startsWith("GMT", at))) {
            return 0;
        }
        boolean sign = length >= 5 && (text.charAt(at) == '+' || text.charAt(at) == '-');
        if (!sign || (length == 6 && text.charAt(at + 3) != ':') || length > 6) {
            return NONE;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, length == 6 ? at + 4 : at + 3, 2);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        return (text.charAt(at) == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static @Nullable ReadTime time(int year, int month, int day, String text, int at, int zone) {
        int hour = number(text, at, 2);
        int minute = number(text, at + 3, 2);
        int second = number(text, at + 6, 2);
        if (year < 1000 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || second < 0 || second > 59) {
            return null;
        }
        var local = LocalDateTime.of(year, month, day, hour, minute, second);
        return new ReadTime(local.toInstant(ZoneOffset.UTC).minusSeconds(zone * 60L), Precision.SECOND, true, false);
    }

    private static int number(String text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
