package dev.storywire.ingest.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dateline in a script with spaces: a place, then its region, a date, agencies and reporters in whatever order the agency
 * writes them, each behind a mark. It is read part by part; the longest run of parts that makes a dateline is taken.
 */
final class SpacedDateline {
    private static final int MOST_CHARS = 100;
    private static final int MOST_PARTS = 6;
    private static final int MOST_BRACKET = 40;
    private static final int MOST_SMALL = 5;

    /** Words in capitals before a mark that are no place. */
    private static final Set<String> NO_PLACES = Phrases.exactly(
            "DEAR|UPDATE|UPDATED|EXCLUSIVE|WATCH|BREAKING|OPINION|COMMENT|ANALYSIS|NOTE|EDITOR|VIDEO|LIVE|INTERVIEW|REVIEW|QUESTION|ANSWER|EDITORIAL|VIEW|READ|LISTEN|PHOTOS|PHOTO|PODCAST|ALERT|WARNING|FACT|CLAIM|VERDICT|KOMMENTAR|ANALYSE|VIDÉO|OPINIÓN|VÍDEO|ATTENTION|SPOILER");

    private final String text;
    private final int limit;
    private final List<String> agencies = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private String place = "";
    private boolean capitals;
    private boolean dated;
    private boolean otherSource;
    private int at;

    /** The marks behind the part that was read last. */
    private String marks = "";

    SpacedDateline(String text) {
        this.text = text;
        this.limit = Math.min(text.length(), MOST_CHARS);
    }

    @Nullable Dateline read() {
        Dateline best = null;
        for (int i = 0; i < MOST_PARTS && at < limit && !isComplete(); i++) {
            boolean read = isOpening(text.charAt(at)) ? readBracket() : readPart(i == 0);
            if (!read) {
                break;
            }
            if (isDateline()) {
                best = new Dateline(place, agencies, names, at);
            }
        }
        return best;
    }

    /** What follows the marks behind an agency is the text, unless only the agency has been named. */
    private boolean isComplete() {
        boolean filed = !agencies.isEmpty() && !place.isEmpty() && hasDash(marks);
        return filed || (!names.isEmpty() && !marks.contains(","));
    }

    private boolean isDateline() {
        if (at >= text.length() || marks.isEmpty()) {
            return false;
        }
        boolean closed = hasDash(marks) || marks.contains(":") || marks.contains(".");
        if (!agencies.isEmpty()) {
            return closed || (text.charAt(at - marks.length() - 1) == ')' && beginsSentence());
        }
        if (marks.startsWith(".") && hasDash(marks)) {
            return !place.isEmpty() && place.split(" ").length <= 3;
        }
        if (!capitals || NO_PLACES.contains(place.split("[ ,]")[0])) {
            return false;
        }
        if (hasDash(marks)) {
            return true;
        }
        int words = place.split(" ").length;
        return marks.startsWith(":")
                ? words <= 2 || dated
                : !dated && marks.equals(". ") && words == 1 && place.length() >= 4 && beginsSentence();
    }

    private boolean beginsSentence() {
        char c = text.charAt(at);
        return !Character.isLowerCase(c) && (Character.isLetter(c) || "\"“„«'‘¿¡".indexOf(c) >= 0);
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '/' || c == '[';
    }

    private boolean readBracket() {
        char open = text.charAt(at);
        int close = text.indexOf(open == '(' ? ')' : open == '[' ? ']' : '/', at + 1);
        if (close < 0 || close - at > MOST_BRACKET) {
            return false;
        }
        String inner = text.substring(at + 1, close).strip();
        List<String> named = Agencies.listed(inner);
        boolean source = capitals && open == '(' && inner.length() <= MOST_BRACKET / 2 && isCapital(inner);
        if (named.isEmpty() && !source) {
            return false;
        }
        agencies.addAll(named);
        otherSource |= named.isEmpty();
        at = close + 1;
        skipMarks();
        return true;
    }

    private boolean readPart(boolean first) {
        int end = partEnd();
        if (end < 0) {
            return false;
        }
        String part = text.substring(at, end).strip();
        boolean region = marks.contains(",") && agencies.isEmpty() && !otherSource;
        String agency = first ? null : Agencies.named(withoutDomain(part));
        if (first || (place.isEmpty() && isCapitals(part))) {
            if (!isPlace(part, 4)) {
                return false;
            }
            place = part;
            capitals = isCapitals(part);
        } else if (agency != null) {
            agencies.add(agency);
        } else if (isDate(part)) {
            dated = true;
        } else if (region && capitals && isSite(part)) {
            otherSource = true;
        } else if (region && isPlace(part, 3)) {
            place = place + ", " + part;
        } else if (!agencies.isEmpty() && marks.contains(",") && Bylines.isName(part)) {
            names.add(part);
        } else {
            return false;
        }
        at = end;
        skipMarks();
        return true;
    }

    /** Where the part ends that begins here: at a mark; -1 where none is near. */
    private int partEnd() {
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean bracket = c == '(' || (c == '/' && (before == ' ' || before == '.'));
            boolean dash = isDash(c) && (Character.isWhitespace(before) || c == '\u2014');
            boolean colon = c == ':' && Character.isWhitespace(after);
            if (c == ',' || bracket || dash || colon || (c == '.' && endsSentence(i, after))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a point ends the part rather than an abbreviation, as in "St. Louis" or "Sept. 5". */
    private boolean endsSentence(int point, char after) {
        if (isDash(after)) {
            return true;
        }
        String word = text.substring(Math.max(text.lastIndexOf(' ', point) + 1, at), point);
        boolean whole = word.length() >= 4 && !"sept".equalsIgnoreCase(word);
        boolean day = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        return Character.isWhitespace(after) && (whole || day || isAgency(point));
    }

    private boolean isAgency(int end) {
        return at > 0 && Agencies.named(text.substring(at, end)) != null;
    }

    private void skipMarks() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c) && !isDash(c) && c != '.' && c != ':' && c != ',' && c != '\u00A0') {
                break;
            }
            at++;
        }
        marks = text.substring(start, at);
    }

    /** Each word begins with a capital or a digit; small words between them are short. */
    private static boolean isPlace(String part, int most) {
        String[] words = part.split("\\s+");
        if (words.length > most + 1 || part.length() < 2 || !isCapital(part)) {
            return false;
        }
        int large = 0;
        for (String word : words) {
            boolean small = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
            if (small && word.length() > MOST_SMALL) {
                return false;
            }
            large += small ? 0 : 1;
        }
        return large <= most && large * 2 > words.length && part.indexOf('"') < 0 && part.indexOf('“') < 0;
    }

    private static boolean isCapital(String part) {
        return !part.isEmpty() && Character.isLetter(part.charAt(0)) && !Character.isLowerCase(part.charAt(0));
    }

    /** "KOMPAS.com". */
    private static boolean isSite(String part) {
        int point = part.lastIndexOf('.');
        return point > 0
                && point + 1 < part.length()
                && part.indexOf(' ') < 0
                && Character.isLowerCase(part.charAt(point + 1));
    }

    private static boolean isDate(String part) {
        return part.length() <= 20
                && part.split(" ").length <= 5
                && part.chars().anyMatch(Character::isDigit)
                && part.chars().filter(Character::isLetter).count() <= 12;
    }

    private static String withoutDomain(String part) {
        int point = part.lastIndexOf('.');
        return point > 2 && part.length() - point <= 4 ? part.substring(0, point) : part;
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

    private static boolean hasDash(String marks) {
        return marks.chars().anyMatch(c -> isDash((char) c));
    }

    /** Also the underscore, which some wires send for a dash. */
    static boolean isDash(char c) {
        return c == '-' || c == '_' || c == '\u2013' || c == '\u2014' || c == '\u2015' || c == '\u2212';
    }
}
