package dev.storywire.ingest.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds a date, with a clock time and a zone where they stand beside it, in a short text: ISO 8601, RFC 5322, month names of
 * many languages, numbers in any order, Chinese, Japanese and Korean dates. Linear in the text; only its beginning is read.
 */
public final class DateFinder {
    private static final int MOST_CHARS = 300;
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2100;

    private final boolean monthFirst;

    /** @param monthFirst whether 4/5/2024 is the fifth of April */
    public DateFinder(boolean monthFirst) {
        this.monthFirst = monthFirst;
    }

    /** The first date of the text, in UTC where no zone is given; {@code null} where it has none. */
    public @Nullable ReadTime find(String text) {
        String looked = text.strip();
        looked = looked.length() > MOST_CHARS ? looked.substring(0, MOST_CHARS) : looked;
        ReadTime whole = whole(looked);
        if (whole != null) {
            return plausible(whole.instant().atZone(ZoneOffset.UTC).getYear()) ? whole : null;
        }
        List<Token> tokens = tokens(looked);
        for (int i = 0; i < tokens.size(); i++) {
            Day day = day(tokens, i);
            if (day != null) {
                Clock clock = clock(tokens, day.end, Math.min(tokens.size(), day.end + 8));
                if (clock == null) {
                    clock = clock(tokens, Math.max(0, i - 7), i);
                }
                return clock == null
                        ? new ReadTime(day.date.atStartOfDay().toInstant(ZoneOffset.UTC), Precision.DAY, false, false)
                        : clock.on(day.date);
            }
        }
        return null;
    }

    /** The month, 1 to 12, that a word names in one of the main languages; 0 where it names none. */
    public static int month(String word) {
        return DateWords.month(DateWords.key(word));
    }

    /** Of a text that is a time and nothing else, in a shape for programs. */
    private static @Nullable ReadTime whole(String text) {
        boolean unix =
                (text.length() == 10 || text.length() == 13) && text.chars().allMatch(c -> c >= '0' && c <= '9');
        try {
            return unix ? DateReader.read(text) : CommonDates.read(text);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private record Token(String text, boolean number, int value, boolean spaceBefore) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    private record Day(LocalDate date, int end) {}

    private record Clock(
            LocalTime time, boolean seconds, @Nullable ZoneId zone) {
        ReadTime on(LocalDate date) {
            return new ReadTime(
                    date.atTime(time)
                            .atZone(zone == null ? ZoneOffset.UTC : zone)
                            .toInstant(),
                    seconds ? Precision.SECOND : Precision.MINUTE,
                    zone != null,
                    false);
        }
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        int i = 0;
        boolean space = true;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F') {
                space = true;
                i++;
                continue;
            }
            int start = i;
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                int value = 0;
                while (i < text.length() && Character.digit(text.charAt(i), 10) >= 0) {
                    value = i - start < 9 ? value * 10 + Character.digit(text.charAt(i), 10) : value;
                    i++;
                }
                tokens.add(new Token(text.substring(start, i), true, value, space));
            } else if (Character.isLetter(c)) {
                while (i < text.length()
                        && (Character.isLetter(text.charAt(i))
                                || Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK
                                || Character.getType(text.charAt(i)) == Character.COMBINING_SPACING_MARK)) {
                    i++;
                }
                tokens.add(new Token(text.substring(start, i), false, 0, space));
            } else {
                i++;
                tokens.add(new Token(text.substring(start, i), false, 0, space));
            }
            space = false;
        }
        return tokens;
    }

    private @Nullable Day day(List<Token> tokens, int at) {
        Token first = tokens.get(at);
        if (!first.number) {
            boolean dated =
                    tokens.subList(at, Math.min(tokens.size(), at + 4)).stream().anyMatch(Token::number);
            int month = dated ? month(first.text) : 0;
            return month == 0 ? null : monthFirst(tokens, at, month);
        }
        if (first.text.length() == 8 && plausible(first.value / 10000)) {
            return date(first.value / 10000, first.value / 100 % 100, first.value % 100, at + 1);
        }
        if (first.text.length() == 4 && plausible(first.value)) {
            return yearFirst(tokens, at);
        }
        return first.text.length() <= 2 ? dayFirst(tokens, at) : null;
    }

    /** "November 19, 2019", "Nov. 19th 2019". */
    private static @Nullable Day monthFirst(List<Token> tokens, int at, int month) {
        int next = skip(tokens, at + 1, 2);
        if (next >= tokens.size()
                || !tokens.get(next).number
                || tokens.get(next).text.length() > 2) {
            return null;
        }
        int year = skip(tokens, next + 1, 3);
        return year < tokens.size() && tokens.get(year).text.length() == 4 && plausible(tokens.get(year).value)
                ? date(tokens.get(year).value, month, tokens.get(next).value, year + 1)
                : null;
    }

    /** "2019-11-19", "2019. 11. 19.", "2019年11月19日", "2019. november 19." */
    private static @Nullable Day yearFirst(List<Token> tokens, int at) {
        int second = skip(tokens, at + 1, 2);
        if (second >= tokens.size() || (second == at + 1 && tokens.get(second).number)) {
            return null;
        }
        int month = monthAt(tokens, second);
        int third = skip(tokens, second + 1, 2);
        if (month == 0
                || third >= tokens.size()
                || !tokens.get(third).number
                || tokens.get(third).text.length() > 2) {
            return null;
        }
        return date(tokens.get(at).value, month, tokens.get(third).value, third + 1);
    }

    /** "19 November 2019", "19. 11. 2019", "11/19/2019", "19 de noviembre de 2019", "19.11.19". */
    private @Nullable Day dayFirst(List<Token> tokens, int at) {
        int second = skip(tokens, at + 1, 2);
        if (second >= tokens.size()) {
            return null;
        }
        int third = skip(tokens, second + 1, 2);
        if (third >= tokens.size() || !tokens.get(third).number) {
            return null;
        }
        Token year = tokens.get(third);
        int value = year.value;
        boolean numeric = tokens.get(second).number;
        if (numeric
                && (second != at + 2
                        || third != second + 2
                        || !tokens.get(second - 1).is(tokens.get(third - 1).text)
                        || tokens.get(at + 1).is(":"))) {
            return null;
        }
        if (numeric
                && year.text.length() == 2
                && (tokens.get(at).text.length() < 2 || tokens.get(second).text.length() < 2)) {
            return null;
        }
        if (year.text.length() == 2 && ((numeric && !tokens.get(at + 1).is("-")) || third > second + 1)) {
            value += 2000;
        }
        if ((year.text.length() != 4 && year.text.length() != 2) || !plausible(value)) {
            return null;
        }
        int month = monthAt(tokens, second);
        int first = tokens.get(at).value;
        boolean swap = numeric
                && (month > 12
                        || (monthFirst && first <= 12 && tokens.get(at + 1).is("/")));
        return swap ? date(value, first, tokens.get(second).value, third + 1) : date(value, month, first, third + 1);
    }

    private static int monthAt(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return token.number ? (token.text.length() <= 2 ? token.value : 0) : month(token.text);
    }

    /** Skips marks, ordinal endings and small joining words between the parts of a date, at most {@code most}. */
    private static int skip(List<Token> tokens, int from, int most) {
        int at = from;
        while (at < tokens.size() && at - from < most && !tokens.get(at).number && isJoint(tokens.get(at).text)) {
            at++;
        }
        return at;
    }

    private static boolean isJoint(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".",
                    ",",
                    "-",
                    "/",
                    "–",
                    "·",
                    "th",
                    "st",
                    "nd",
                    "rd",
                    "de",
                    "del",
                    "of",
                    "er",
                    "º",
                    "ª",
                    "年",
                    "月",
                    "년",
                    "월",
                    "tháng",
                    "năm",
                    "e",
                    "the",
                    "'",
                    "’",
                    "،",
                    "\u200f" -> true;
            default -> false;
        };
    }

    private static @Nullable Clock clock(List<Token> tokens, int from, int to) {
        for (int i = from; i + 2 < to || (i + 2 < tokens.size() && i < to); i++) {
            Token hour = tokens.get(i);
            Token sign = tokens.get(i + 1);
            Token minute = tokens.get(i + 2);
            boolean colon = sign.is(":")
                    || sign.is("h")
                    || sign.is("H")
                    || sign.is("時")
                    || sign.is("시")
                    || sign.is("点")
                    || (sign.is(".") && !minute.spaceBefore && i > from);
            if (hour.number
                    && hour.text.length() <= 2
                    && hour.value < 24
                    && colon
                    && minute.number
                    && minute.text.length() == 2
                    && minute.value < 60) {
                return clockAt(tokens, i, hour.value, minute.value);
            }
        }
        return null;
    }

    private static @Nullable Clock clockAt(List<Token> tokens, int at, int hour, int minute) {
        int next = at + 3;
        int second = 0;
        boolean seconds = false;
        if (next + 1 < tokens.size()
                && tokens.get(next).is(":")
                && tokens.get(next + 1).text.length() == 2
                && tokens.get(next + 1).number
                && tokens.get(next + 1).value < 60) {
            second = tokens.get(next + 1).value;
            seconds = true;
            next += 2;
            if (next + 1 < tokens.size()
                    && (tokens.get(next).is(".") || tokens.get(next).is(","))
                    && tokens.get(next + 1).number
                    && !tokens.get(next + 1).spaceBefore) {
                next += 2;
            }
        }
        int hours = hour;
        int half = half(tokens, next, at);
        if (half != 0 && hour >= 1 && hour <= 12) {
            hours = hour % 12 + (half > 0 ? 12 : 0);
            next += isHalf(tokens, next)
                    ? (next + 3 < tokens.size() && tokens.get(next + 1).is(".") ? 4 : 1)
                    : 0;
        }
        return new Clock(LocalTime.of(hours, minute, second), seconds, zone(tokens, next));
    }

    /** 1 for the afternoon, -1 for the morning, 0 where neither is said. */
    private static int half(List<Token> tokens, int after, int at) {
        Boolean afternoon = after < tokens.size() ? afternoon(tokens, after) : null;
        if (afternoon == null && at > 0) {
            afternoon = DateWords.afternoon(DateWords.key(tokens.get(at - 1).text));
        }
        return afternoon == null ? 0 : afternoon ? 1 : -1;
    }

    /** Also where it is written with points: {@code p.m.} */
    private static @Nullable Boolean afternoon(List<Token> tokens, int at) {
        String word = tokens.get(at).text;
        boolean points = word.length() == 1
                && at + 2 < tokens.size()
                && tokens.get(at + 1).is(".");
        return DateWords.afternoon(DateWords.key(points ? word + tokens.get(at + 2).text : word));
    }

    private static boolean isHalf(List<Token> tokens, int at) {
        return at < tokens.size() && afternoon(tokens, at) != null;
    }

    private static @Nullable ZoneId zone(List<Token> tokens, int from) {
        for (int i = from; i < Math.min(tokens.size(), from + 3); i++) {
            Token token = tokens.get(i);
            boolean sign = token.is("+") || token.is("-") || token.is("\u2212");
            if (sign
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).number
                    && !tokens.get(i + 1).spaceBefore
                    && (i == from || !token.spaceBefore)) {
                return offset(tokens, i);
            }
            ZoneId zone = DateWords.zone(token.text);
            if (zone != null) {
                boolean more = i + 2 < tokens.size()
                        && (tokens.get(i + 1).is("+") || tokens.get(i + 1).is("-"))
                        && tokens.get(i + 2).number
                        && !tokens.get(i + 1).spaceBefore;
                return more ? offset(tokens, i + 1) : zone;
            }
        }
        return null;
    }

    private static @Nullable ZoneOffset offset(List<Token> tokens, int sign) {
        Token hours = tokens.get(sign + 1);
        int minutes = 0;
        int value = hours.value;
        if (hours.text.length() == 4) {
            minutes = value % 100;
            value = value / 100;
        } else if (hours.text.length() > 2) {
            return null;
        } else if (sign + 3 < tokens.size()
                && tokens.get(sign + 2).is(":")
                && tokens.get(sign + 3).text.length() == 2) {
            minutes = tokens.get(sign + 3).value;
        }
        int total = value * 60 + minutes;
        if (total > 14 * 60) {
            return null;
        }
        return ZoneOffset.ofTotalSeconds((tokens.get(sign).is("+") ? total : -total) * 60);
    }

    private static boolean plausible(int year) {
        return year >= EARLIEST && year <= LATEST;
    }

    private static @Nullable Day date(int year, int month, int day, int end) {
        try {
            return new Day(LocalDate.of(year, month, day), end);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
