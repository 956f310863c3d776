package dev.storywire.ingest.extract.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Datelines of Chinese, Japanese and Korean news: most stand in brackets, with agency and reporter. */
final class EastAsianDatelines {
    private static final int MOST_BRACKET = 40;
    private static final int LEAST_TEXT = 8;

    private static final String OPEN = "([【［（〔";
    private static final String CLOSE = ")]】］）〕";

    private static final String[] WIRES = {
        "新华社", "新華社", "中新社", "中新网", "路透社", "路透", "法新社", "美联社", "中央社", "共同社", "时事社", "彭博"
    };
    private static final String[] FILED = {"電", "电", "報導", "报道", "報道"};
    private static final String[] KOREAN_ROLES = {"기자", "특파원", "통신원"};

    private EastAsianDatelines() {}

    static @Nullable Dateline read(String text) {
        if (text.length() < LEAST_TEXT || !isEastAsian(text)) {
            return null;
        }
        int bracket = OPEN.indexOf(text.charAt(0));
        if (bracket >= 0) {
            int close = text.indexOf(CLOSE.charAt(bracket));
            return close > 1 && close <= MOST_BRACKET ? bracketed(text, close) : null;
        }
        for (String wire : WIRES) {
            if (text.startsWith(wire)) {
                return wired(text, wire);
            }
        }
        return null;
    }

    /** "新华社北京4月10日电", "路透北京4月10日 - ". */
    private static @Nullable Dateline wired(String text, String wire) {
        String head = text.substring(0, Math.min(30, text.length()));
        int filed = Math.max(head.indexOf('电'), head.indexOf('電'));
        int dash = head.indexOf(" - ");
        int end = filed > 0 ? filed + 1 : dash;
        return end < 0
                ? null
                : dateline(
                        text,
                        placeIn(head.substring(wire.length(), end)),
                        Agencies.listed(wire),
                        new ArrayList<>(),
                        end);
    }

    private static @Nullable Dateline bracketed(String text, int close) {
        String inner = text.substring(1, close).strip();
        var names = new ArrayList<String>();
        int equals = Math.max(inner.indexOf('='), inner.indexOf('＝'));
        if (equals > 0) {
            return parted(
                    text,
                    inner.substring(0, equals).strip(),
                    inner.substring(equals + 1).strip(),
                    close,
                    names);
        }
        List<String> agencies = Agencies.listed(inner.replace('　', '/').replace(' ', '/'));
        if (!agencies.isEmpty()) {
            return dateline(text, placeIn(withoutAgencies(inner)), agencies, names, close + 1);
        }
        String agency = edgeAgency(inner);
        if (agency != null) {
            String place = placeIn(withoutReporter(withoutAgencies(inner), names));
            return dateline(text, place, List.of(agency), names, close + 1);
        }
        return reported(text, inner, close, names);
    }

    /** "서울=연합뉴스", "ジュネーブ＝山田太郎", "워싱턴=홍길동 특파원": the place, then who writes. */
    private static @Nullable Dateline parted(String text, String place, String who, int close, List<String> names) {
        List<String> agencies = Agencies.listed(who.replace('　', '/').replace(' ', '/'));
        if (agencies.isEmpty()) {
            String name = reporter(who);
            boolean plain = name == null && isDense(who) && who.length() >= 3 && who.length() <= 12;
            if (PhotoCredits.isCredit(text.substring(0, close + 1)) || (name == null && !plain)) {
                return null;
            }
            names.add(name == null ? who : name);
        } else if (PhotoCredits.isCredit(text.substring(0, close + 1))) {
            return null;
        }
        return dateline(text, placeIn(withoutAgencies(place)), agencies, names, close + 1);
    }

    /** "이데일리 홍길동 기자", "記者王小明／台北報導". */
    private static @Nullable Dateline reported(String text, String inner, int close, List<String> names) {
        String name = reporter(inner);
        if (name != null) {
            names.add(name);
            return dateline(text, "", List.of(), names, close + 1);
        }
        for (String filed : FILED) {
            int slash = Math.max(inner.indexOf('／'), inner.indexOf('/'));
            if (inner.endsWith(filed) && slash > 0) {
                String who = withoutMark(inner.substring(0, slash));
                names.addAll(who.length() >= 2 && who.length() <= 8 ? List.of(who) : List.of());
                String place = inner.substring(slash + 1, inner.length() - filed.length());
                return dateline(text, placeIn(place), List.of(), names, close + 1);
            }
        }
        return null;
    }

    /** The name before a Korean reporter's title at the end. */
    private static @Nullable String reporter(String text) {
        for (String role : KOREAN_ROLES) {
            if (text.endsWith(role)) {
                String head = text.substring(0, text.length() - role.length()).strip();
                String name = head.substring(head.lastIndexOf(' ') + 1);
                return name.length() >= 2 && name.length() <= 5 && isDense(name) ? name : null;
            }
        }
        return null;
    }

    private static String withoutMark(String who) {
        String name = who.strip();
        return name.startsWith("記者") || name.startsWith("记者")
                ? name.substring(2).strip()
                : name;
    }

    /** Takes "記者" and the name behind it off; names have three characters, rarely two where nothing else would be left. */
    private static String withoutReporter(String text, List<String> names) {
        int at = Math.max(text.indexOf("記者"), text.indexOf("记者"));
        if (at < 0) {
            return text;
        }
        String rest = text.substring(at + 2).strip();
        int length = Math.min(3, rest.length());
        if (length >= 2) {
            names.add(rest.substring(0, length));
        }
        return text.substring(0, at) + rest.substring(length);
    }

    /** The agency that the words begin or end with, a filing mark aside. */
    private static @Nullable String edgeAgency(String inner) {
        for (int length = Math.min(8, inner.length()); length >= 2; length--) {
            String last = Agencies.named(inner.substring(inner.length() - length));
            if (last != null) {
                return last;
            }
            String first = Agencies.named(inner.substring(0, length));
            if (first != null && (inner.endsWith("電") || inner.endsWith("电"))) {
                return first;
            }
        }
        return null;
    }

    /** What is left when agencies at either end are taken off. */
    private static String withoutAgencies(String words) {
        String rest = words.strip();
        for (int length = Math.min(8, rest.length()); length >= 2; length--) {
            if (rest.length() >= length && Agencies.named(rest.substring(rest.length() - length)) != null) {
                rest = rest.substring(0, rest.length() - length).strip();
            }
            if (rest.length() >= length && Agencies.named(rest.substring(0, length)) != null) {
                rest = rest.substring(length).strip();
            }
        }
        return rest;
    }

    /** The letters that a place begins with: what follows is a date or a mark. */
    private static String placeIn(String words) {
        String text = words.strip();
        int end = 0;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '·')) {
            end++;
        }
        return text.substring(0, end);
    }

    private static Dateline dateline(String text, String place, List<String> agencies, List<String> names, int from) {
        int end = afterReporter(text, from, names);
        return new Dateline(place, agencies, names, end);
    }

    /** Skips " 홍길동 기자 = ", "（记者王小明）" and the marks before the text. */
    private static int afterReporter(String text, int from, List<String> names) {
        int start = from;
        int equals = text.substring(start, Math.min(text.length(), start + 30)).indexOf('=');
        if (equals >= 0) {
            String name = reporter(text.substring(start, start + equals).strip());
            if (name != null) {
                names.add(name);
                start += equals + 1;
            }
        }
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start < text.length() && (text.charAt(start) == '（' || text.charAt(start) == '(')) {
            int close = text.indexOf(text.charAt(start) == '（' ? '）' : ')', start);
            if (close > 0 && close - start < 30) {
                String inner = text.substring(start + 1, close).strip();
                if (inner.startsWith("记者") || inner.startsWith("記者")) {
                    names.add(withoutMark(inner));
                    start = close + 1;
                }
            }
        }
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start)) || SpacedDateline.isDash(text.charAt(start)))) {
            start++;
        }
        return start;
    }

    private static boolean isEastAsian(String text) {
        return text.chars().limit(2 * MOST_BRACKET).anyMatch(c -> c >= 0x2E80);
    }

    private static boolean isDense(String text) {
        return text.chars().allMatch(c -> c >= 0x2E80 && Character.isLetter(c));
    }
}
