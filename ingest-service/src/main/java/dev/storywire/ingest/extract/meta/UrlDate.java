package dev.storywire.ingest.extract.meta;

import dev.storywire.ingest.date.DateFinder;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that an address carries: {@code /2024/04/10/}, {@code /20240410/}, {@code 2024-04-10}, {@code /2024/apr/10/}. */
public final class UrlDate {
    private UrlDate() {}

    /** The day in the address's path, or {@code null} where there is none. */
    public static @Nullable LocalDate in(String url) {
        int start = Math.max(0, url.indexOf("://"));
        for (int i = start; i + 7 < url.length(); i++) {
            boolean begins = (url.startsWith("19", i) || url.startsWith("20", i))
                    && (i == 0 || !Character.isDigit(url.charAt(i - 1)));
            if (begins) {
                LocalDate date = at(url, i);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate at(String url, int at) {
        int year = number(url, at, 4);
        char mark = url.charAt(at + 4);
        if (year < 1990 || year > 2100) {
            return null;
        }
        if (mark == '/' || mark == '-' || mark == '_' || mark == '.') {
            int cut = nextMark(url, at + 5, mark);
            if (cut < 0) {
                return null;
            }
            String word = url.substring(at + 5, cut);
            int month = word.length() <= 2 ? number(url, at + 5, word.length()) : DateFinder.month(word);
            int end = cut + 1;
            while (end < url.length() && end < cut + 3 && Character.isDigit(url.charAt(end))) {
                end++;
            }
            boolean more = end < url.length() && Character.isDigit(url.charAt(end));
            return more ? null : date(year, month, number(url, cut + 1, end - cut - 1));
        }
        boolean eight = at + 8 <= url.length()
                && (at + 8 == url.length()
                        || !Character.isDigit(url.charAt(at + 8))
                        || (at + 14 <= url.length() && number(url, at, 8) > 0));
        return eight ? date(year, number(url, at + 4, 2), number(url, at + 6, 2)) : null;
    }

    private static int nextMark(String url, int from, char mark) {
        for (int i = from; i < Math.min(url.length(), from + 10); i++) {
            if (url.charAt(i) == mark) {
                return i;
            }
            if (!Character.isLetterOrDigit(url.charAt(i))) {
                return -1;
            }
        }
        return -1;
    }

    private static int number(String text, int from, int length) {
        int value = 0;
        if (length < 1 || from + length > text.length()) {
            return -1;
        }
        for (int i = from; i < from + length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
