package dev.storywire.ingest.extract.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads "GENEVA (Reuters) –", "HANOI, Vietnam (AP) —", "(서울=연합뉴스)", "【東京時事】", "МОСКВА, 10 апр — РИА Новости.",
 * "新华社北京4月10日电" and their like at the beginning of a paragraph.
 */
public final class Datelines {
    private static final int MOST_CHARS = 100;
    private static final Pattern WORD_ENDS = Pattern.compile("[\\s,]+");

    /** Words in capitals before a colon that are no place. */
    private static final Set<String> NO_PLACES = Phrases.exactly(
            "DEAR|UPDATE|UPDATED|EXCLUSIVE|WATCH|BREAKING|OPINION|COMMENT|ANALYSIS|NOTE|EDITOR|VIDEO|LIVE|INTERVIEW|REVIEW|QUESTION|ANSWER|EDITORIAL|VIEW|READ|LISTEN|PHOTOS|PODCAST|ALERT|WARNING|FACT|CLAIM|VERDICT|KOMMENTAR|ANALYSE|VIDÉO|OPINIÓN|VÍDEO|ATTENTION|SPOILER");

    private Datelines() {}

    /** The dateline at the beginning of the paragraph, or {@code null} where there is none. */
    public static @Nullable Dateline read(String paragraph) {
        Dateline eastAsian = eastAsian(paragraph);
        if (eastAsian != null) {
            return eastAsian;
        }
        int limit = Math.min(paragraph.length(), MOST_CHARS);
        for (int i = 1; i < limit; i++) {
            int width = separator(paragraph, i);
            if (width > 0) {
                Dateline read = read(paragraph, i, i + width);
                return read;
            }
            if (paragraph.charAt(i) == '.'
                    && i > 12
                    && !paragraph.substring(0, i).contains("(")) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Dateline read(String paragraph, int at, int textStart) {
        String head = paragraph.substring(0, at).strip();
        int start = textStart;
        while (start < paragraph.length() && Character.isWhitespace(paragraph.charAt(start))) {
            start++;
        }
        if (start >= paragraph.length()) {
            return null;
        }
        int open = head.lastIndexOf('(');
        if (open >= 0 && head.endsWith(")")) {
            List<String> agencies = Agencies.listed(head.substring(open + 1, head.length() - 1));
            String place = head.substring(0, open).strip();
            return !agencies.isEmpty() && (place.isEmpty() || isPlace(place))
                    ? new Dateline(trimmed(place), agencies, start)
                    : null;
        }
        if (paragraph.charAt(at) == ':') {
            String[] words = head.split(" ");
            boolean place = isCapitals(head) && words.length <= 2 && !NO_PLACES.contains(words[0]);
            return place ? new Dateline(head, List.of(), start) : null;
        }
        int comma = head.indexOf(',');
        String first = comma < 0 ? head : head.substring(0, comma);
        return isCapitals(first) && first.length() >= 3 && first.split(" ").length <= 4 && isPlace(head)
                ? agencyAfter(paragraph, trimmed(head), start)
                : null;
    }

    /** "МОСКВА, 10 апр — РИА Новости. Text": the agency stands behind the dash. */
    private static Dateline agencyAfter(String paragraph, String place, int start) {
        int point = paragraph.indexOf(". ", start);
        if (point > start && point - start <= 24) {
            String agency = Agencies.named(paragraph.substring(start, point));
            if (agency != null) {
                return new Dateline(place, List.of(agency), point + 2);
            }
        }
        return new Dateline(place, List.of(), start);
    }

    /** Width of the separator that begins here: a spaced dash, a dash after a bracket, a colon before a space. */
    private static int separator(String text, int at) {
        char c = text.charAt(at);
        boolean dash = isDash(c);
        boolean before = Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == ')';
        if (dash && (before || c == '\u2014')) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) == c) {
                end++;
            }
            return end - at;
        }
        return c == ':' && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1)) ? 1 : 0;
    }

    /** Each word begins with a capital or a digit, is a particle, or a month's short name; no more than eight. */
    private static boolean isPlace(String text) {
        String[] words = WORD_ENDS.split(text);
        if (words.length > 8) {
            return false;
        }
        int odd = 0;
        for (String word : words) {
            if (!word.isEmpty() && Character.isLowerCase(word.charAt(0))) {
                odd++;
            }
        }
        return odd <= 2 && odd < words.length && !text.contains("\"") && !text.contains("“");
    }

    private static boolean isCapitals(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters += Character.isUpperCase(c) ? 1 : 0;
            if (!Character.isLetter(c) && " -.'’/".indexOf(c) < 0) {
                return false;
            }
        }
        return letters >= 3;
    }

    private static String trimmed(String place) {
        String text = place;
        while (!text.isEmpty() && ",;:/- ".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static @Nullable Dateline eastAsian(String text) {
        if (text.length() < 8) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '(' || first == '[' || first == '【' || first == '［' || first == '（' || first == '〔') {
            int close = closing(text, first);
            return close < 0 ? null : bracketed(text, close);
        }
        for (String agency : new String[] {"新华社", "新華社", "中新社", "中新网"}) {
            int wire = text.startsWith(agency)
                    ? text.substring(0, Math.min(30, text.length())).indexOf('电')
                    : -1;
            if (wire < 0 && text.startsWith(agency)) {
                wire = text.substring(0, Math.min(30, text.length())).indexOf('電');
            }
            if (wire > 0) {
                return new Dateline(
                        letters(text.substring(agency.length(), wire)),
                        Agencies.listed(agency),
                        afterReporter(text, wire + 1));
            }
        }
        return null;
    }

    private static @Nullable Dateline bracketed(String text, int close) {
        String inner = text.substring(1, close);
        int equals = inner.indexOf('=');
        String place = equals > 0 ? inner.substring(0, equals).strip() : "";
        String source = equals > 0 ? inner.substring(equals + 1).strip() : inner;
        List<String> agencies = Agencies.listed(source.replace('　', '/').replace(' ', '/'));
        if (agencies.isEmpty()) {
            agencies = endingAgency(inner);
            place = agencies.isEmpty() ? place : letters(inner).replace(agencies.getFirst(), "");
        }
        if (agencies.isEmpty()) {
            return null;
        }
        int end = afterReporter(text, close + 1);
        return new Dateline(place.strip(), agencies, end);
    }

    private static List<String> endingAgency(String inner) {
        for (int length = Math.min(8, inner.length()); length >= 2; length--) {
            String agency = Agencies.named(inner.substring(inner.length() - length));
            if (agency != null) {
                return List.of(agency);
            }
            agency = Agencies.named(inner.substring(0, length));
            if (agency != null && (inner.endsWith("電") || inner.endsWith("电"))) {
                return List.of(agency);
            }
        }
        return List.of();
    }

    private static int closing(String text, char open) {
        char close =
                switch (open) {
                    case '(' -> ')';
                    case '[' -> ']';
                    case '【' -> '】';
                    case '［' -> '］';
                    case '（' -> '）';
                    default -> '〕';
                };
        int at = text.indexOf(close);
        return at > 1 && at <= 40 ? at : -1;
    }

    /** Skips " 홍길동 기자 = ", "（记者王小明）" and the space before the text. */
    private static int afterReporter(String text, int from) {
        int start = from;
        int equals = text.substring(start, Math.min(text.length(), start + 30)).indexOf('=');
        if (equals >= 0 && text.substring(start, start + equals).contains("기자")) {
            start += equals + 1;
        }
        if (start < text.length() && (text.charAt(start) == '（' || text.charAt(start) == '(')) {
            int close = Math.max(text.indexOf('）', start), text.indexOf(')', start));
            if (close > 0 && close - start < 30 && text.substring(start, close).contains("记者")) {
                start = close + 1;
            }
        }
        while (start < text.length() && (Character.isWhitespace(text.charAt(start)) || isDash(text.charAt(start)))) {
            start++;
        }
        return start;
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '\u2013' || c == '\u2014' || c == '\u2015' || c == '\u2212';
    }

    private static String letters(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && !Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT).equals(text) ? text : text.substring(0, end);
    }
}
