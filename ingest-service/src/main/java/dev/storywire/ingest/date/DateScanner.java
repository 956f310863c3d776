package dev.storywire.ingest.date;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a printed time apart, from left to right, and fills in {@link DateFields}. */
final class DateScanner {
    private final String text;
    private final DateFields fields;
    private int at;

    DateScanner(String written, DateFields fields) {
        this.text = Normalizer.normalize(written, Normalizer.Form.NFKC);
        this.fields = fields;
    }

    void scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if ((c == '+' || c == '-' || c == '\u2212') && fields.hasTime() && offset()) {
                // read
            } else {
                at++;
            }
        }
    }

    // ---- numbers

    private void number() {
        char before = at == 0 ? ' ' : separator(at - 1);
        int start = at;
        int value = digits();
        int count = at - start;
        if (count > 8) {
            return;
        }
        char next = peek(0);
        if (next == 'W' || next == 'w') {
            weekAfterYear(value, count, before);
        } else if (next == ':' && isDigit(peek(1)) && !fields.hasTime()) {
            clock(value, ':');
        } else if (next == '.' && isClockWithPoints(value, count)) {
            clock(value, '.');
        } else if (isCompactClock(start, count)) {
            compactClock(value, count);
        } else {
            numberBeforeWord(value, count, before);
        }
    }

    private void weekAfterYear(int value, int count, char before) {
        fields.part(value, count, before);
        int letter = at;
        at++;
        if (isDigit(peek(0))) {
            week();
        } else {
            at = letter;
            word();
        }
    }

    /** After {@code W}: the week, and the day straight after it in the basic format. */
    private void week() {
        int start = at;
        int value = digits();
        int count = at - start;
        if (count == 3) {
            fields.week(value / 10);
            fields.part(value % 10, 1, '-');
        } else {
            fields.week(value);
        }
    }

    /** Units of Korean, Japanese and Chinese, letters of a twelve-hour clock, ordinal endings. */
    private void numberBeforeWord(int value, int count, char before) {
        int blanks = 0;
        while (peek(blanks) == ' ') {
            blanks++;
        }
        char unit = peek(blanks);
        switch (unit) {
            case '년', '年' -> fields.year(DateFields.fullYear(value));
            case '월', '月' -> fields.month(value);
            case '일', '日', '号', '號' -> fields.day(value);
            case '시', '時', '时', '点' -> fields.hour(value);
            case '분', '分' -> fields.minute(value);
            case '초', '秒' -> fields.second(value, 0);
            default -> {
                plainNumber(value, count, before);
                return;
            }
        }
        at += blanks + 1;
        if (unit == '시' && peek(0) == '간') {
            at++;
        }
    }

    private void plainNumber(int value, int count, char before) {
        if (!fields.hasTime() && count <= 2 && value < 25) {
            String word = wordAhead();
            if (DateWords.afternoon(word) != null || word.equals("h") || word.equals("uhr") || word.equals("hrs")) {
                clock(value, 'h');
                return;
            }
        }
        fields.part(value, count, before);
        skipOrdinal();
    }

    /** {@code 23rd}, {@code 1er}, {@code 3º}. */
    private void skipOrdinal() {
        int start = at;
        while (Character.isLetter(peek(0)) && at - start < 3) {
            at++;
        }
        String ending = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean ordinal =
                switch (ending) {
                    case "st", "nd", "rd", "th", "er", "re", "e", "º", "ª", "o", "a", "η", "ης" -> true;
                    default -> false;
                };
        if (!ordinal) {
            at = start;
        }
    }

    // ---- the time of day

    private void clock(int hour, char separator) {
        fields.hour(hour);
        if (separator == 'h') {
            frenchMinutes();
            return;
        }
        at++;
        fields.minute(digits());
        if (peek(0) == separator && isDigit(peek(1))) {
            at++;
            int second = digits();
            fields.second(second, fraction());
        }
    }

    /** {@code 18h30}, {@code 18 h}, {@code 3 pm}. */
    private void frenchMinutes() {
        fields.minute(0);
        int mark = at;
        while (peek(0) == ' ') {
            at++;
        }
        if ((peek(0) == 'h' || peek(0) == 'H') && isDigit(peek(1))) {
            at++;
            fields.minute(digits());
        } else {
            at = mark;
        }
    }

    private int fraction() {
        if ((peek(0) != '.' && peek(0) != ',') || !isDigit(peek(1))) {
            return 0;
        }
        at++;
        int nanos = 0;
        int scale = 100_000_000;
        while (isDigit(peek(0))) {
            nanos += Character.digit(peek(0), 10) * scale;
            scale /= 10;
            at++;
        }
        return nanos;
    }

    /** {@code 16.30}, once the date is there. */
    private boolean isClockWithPoints(int value, int count) {
        return fields.dateComplete()
                && !fields.hasTime()
                && count <= 2
                && value < 25
                && isDigit(peek(1))
                && isDigit(peek(2))
                && !isDigit(peek(3));
    }

    /** ISO's basic format: {@code T101455}. */
    private boolean isCompactClock(int start, int count) {
        boolean afterT = start > 0 && (text.charAt(start - 1) == 'T' || text.charAt(start - 1) == 't');
        return afterT && !fields.hasTime() && (count == 2 || count == 4 || count == 6) && fields.parts() > 0;
    }

    private void compactClock(int value, int count) {
        switch (count) {
            case 2 -> {
                fields.hour(value);
                fields.minute(0);
            }
            case 4 -> {
                fields.hour(value / 100);
                fields.minute(value % 100);
            }
            default -> {
                fields.hour(value / 10000);
                fields.minute(value / 100 % 100);
                fields.second(value % 100, fraction());
            }
        }
    }

    // ---- zones

    /** A sign and an offset: {@code +0200}, {@code -07:00}, {@code +2}. */
    private boolean offset() {
        int sign = text.charAt(at) == '+' ? 1 : -1;
        int mark = at;
        at++;
        boolean spaced = peek(0) == ' ';
        while (peek(0) == ' ') {
            at++;
        }
        int start = at;
        if (!isDigit(peek(0)) || (spaced && !fields.dateComplete())) {
            at = mark;
            return false;
        }
        int value = digits();
        int count = at - start;
        int minutes = count <= 2 ? value * 60 : value / 100 * 60 + value % 100;
        if (count <= 2 && peek(0) == ':' && isDigit(peek(1))) {
            at++;
            minutes += digits();
        }
        if (count > 4 || minutes > 18 * 60) {
            return true;
        }
        fields.zone(ZoneOffset.ofTotalSeconds(sign * minutes * 60));
        return true;
    }

    // ---- words

    private void word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        String raw = text.substring(start, at);
        String word = DateWords.key(raw);
        if ((word.equals("w") || (word.startsWith("w") && raw.length() == 1)) && isDigit(peek(0))) {
            week();
            return;
        }
        Boolean afternoon = afternoon(word);
        if (afternoon != null) {
            fields.afternoon(afternoon);
            return;
        }
        if (!zone(word, raw, start)) {
            monthOrWeekday(word);
        }
    }

    /** Also where it is written with points: {@code p.m.}, {@code π.μ.} */
    private @Nullable Boolean afternoon(String word) {
        if (word.length() == 1 && peek(0) == '.' && Character.isLetter(peek(1)) && !Character.isLetter(peek(2))) {
            Boolean joined = DateWords.afternoon(word + DateWords.key(String.valueOf(peek(1))));
            if (joined != null) {
                at += 2;
            }
            return joined;
        }
        return DateWords.afternoon(word);
    }

    private boolean zone(String word, String raw, int start) {
        if (raw.equals("T") || (!fields.hasTime() && !word.equals("utc") && !word.equals("gmt"))) {
            return false;
        }
        ZoneId region = region(start);
        if (region != null) {
            fields.zone(region);
            return true;
        }
        ZoneId offset = DateWords.zone(raw);
        if (offset == null) {
            return false;
        }
        boolean signed = (peek(0) == '+' || peek(0) == '-') && isDigit(peek(1));
        if (!signed || !offset.equals(ZoneOffset.UTC)) {
            fields.zone(offset);
            if (signed) {
                skipSigned();
            }
        }
        return true;
    }

    private void skipSigned() {
        at++;
        while (isDigit(peek(0)) || peek(0) == ':') {
            at++;
        }
    }

    /** {@code Europe/Berlin}. */
    private @Nullable ZoneId region(int start) {
        if (peek(0) != '/' || !Character.isLetter(peek(1))) {
            return null;
        }
        int end = at;
        while (end < text.length() && (isWord(text.charAt(end)) || "/_-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        try {
            ZoneId zone = ZoneId.of(text.substring(start, end));
            at = end;
            return zone;
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /** Some names are both, in two languages: before the day it is the weekday if another month follows. */
    private void monthOrWeekday(String word) {
        int month = DateWords.month(word);
        DayOfWeek weekday = DateWords.weekday(word);
        if (month > 0 && weekday != null && anotherMonthAhead()) {
            month = 0;
        }
        if (month > 0) {
            fields.month(month);
        } else if (weekday != null) {
            fields.weekday(weekday);
        }
    }

    private boolean anotherMonthAhead() {
        int p = at;
        while (p < text.length()) {
            if (Character.isLetter(text.charAt(p))) {
                int start = p;
                while (p < text.length() && isWord(text.charAt(p))) {
                    p++;
                }
                if (DateWords.month(DateWords.key(text.substring(start, p))) > 0) {
                    return true;
                }
            } else {
                p++;
            }
        }
        return false;
    }

    // ---- characters

    private String wordAhead() {
        int p = at;
        while (p < text.length() && text.charAt(p) == ' ') {
            p++;
        }
        int start = p;
        while (p < text.length() && isWord(text.charAt(p)) && p - start < 8) {
            p++;
        }
        String word = text.substring(start, p).toLowerCase(Locale.ROOT);
        boolean points = word.length() == 1 && text.startsWith(".m", p);
        return points ? word + "m" : word;
    }

    private int digits() {
        int value = 0;
        while (isDigit(peek(0))) {
            value = Math.min(value * 10 + Character.digit(peek(0), 10), 100_000_000);
            at++;
        }
        return value;
    }

    private char separator(int index) {
        int p = index;
        while (p > 0 && text.charAt(p) == ' ') {
            p--;
        }
        return text.charAt(p);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
