package dev.storywire.ingest.extract.text;

/** Measures and ends of running text, for alphabets and for scripts without spaces alike. Every method is linear. */
public final class Sentences {
    /** A character of a script without spaces says about as much as this many letters of an alphabet. */
    private static final int DENSE = 3;

    private static final char FIRST_DENSE = 0x3040;

    private Sentences() {}

    /** Length in letters of an alphabet: a Chinese or Japanese character counts as three, a Korean syllable as two. */
    public static int weight(CharSequence text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            weight += c < FIRST_DENSE ? 1 : isDense(c) ? DENSE : c >= 0xAC00 && c <= 0xD7A3 ? 2 : 1;
        }
        return weight;
    }

    /** Whether the text ends as a sentence does, quotes and brackets after the mark allowed; an ellipsis does not count. */
    public static boolean isEnded(CharSequence text) {
        int last = lastMeaningful(text);
        if (last < 0) {
            return false;
        }
        char c = text.charAt(last);
        if (isMark(c)) {
            return !endsInEllipsis(text, last);
        }
        return last < text.length() - 1 && c == ':';
    }

    /** Whether the text ends in an ellipsis, as one that was cut off. */
    public static boolean endsInEllipsis(CharSequence text) {
        int last = lastMeaningful(text);
        return last >= 0 && endsInEllipsis(text, last);
    }

    /** Whether a mark that ends a sentence stands anywhere before the last character. */
    public static boolean hasInnerEnd(CharSequence text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (isMark(c)
                    && (c > 0x2E80 || isClosing(text.charAt(i + 1)) || Character.isWhitespace(text.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    /** The end (exclusive) of the first sentence, closing quotes included; the text's length where there is no end. */
    public static int firstEnd(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c) || isAbbreviation(text, i)) {
                continue;
            }
            int end = i + 1;
            while (end < text.length() && (isMark(text.charAt(end)) || isClosing(text.charAt(end)))) {
                end++;
            }
            if (end == text.length() || c > 0x2E80 || Character.isWhitespace(text.charAt(end))) {
                return end;
            }
            i = end - 1;
        }
        return text.length();
    }

    /** Sentence marks of the scripts in use: Latin, Greek, Arabic, Devanagari, Armenian, Ethiopic, CJK. */
    public static boolean isMark(char c) {
        if (c < 0x80) {
            return c == '.' || c == '!' || c == '?' || c == ';';
        }
        return switch (c) {
            case '\u2026',
                    '\u061F',
                    '\u06D4',
                    '\u0964',
                    '\u0965',
                    '\u0589',
                    '\u1362',
                    '\u3002',
                    '\uFF01',
                    '\uFF1F',
                    '\uFF61',
                    '\uFF0E',
                    '\u203D',
                    '\u2047',
                    '\u2048',
                    '\u2049' -> true;
            default -> false;
        };
    }

    /** Whether a character belongs to a script that is written without spaces. */
    public static boolean isDense(char c) {
        return (c >= FIRST_DENSE && c <= 0x30FF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF);
    }

    /** Whether the character closes a quotation or a bracket. */
    public static boolean isClosing(char c) {
        return switch (c) {
            case '"',
                    '\'',
                    ')',
                    ']',
                    '}',
                    '\u201D',
                    '\u2019',
                    '\u00BB',
                    '\u203A',
                    '\u201C',
                    '\u300D',
                    '\u300F',
                    '\uFF09',
                    '\u3011',
                    '\uFF3D',
                    '\u3015',
                    '\u00AB',
                    '*' -> true;
            default -> false;
        };
    }

    private static boolean endsInEllipsis(CharSequence text, int last) {
        char c = text.charAt(last);
        return c == '\u2026' || (c == '.' && last >= 1 && text.charAt(last - 1) == '.');
    }

    private static int lastMeaningful(CharSequence text) {
        int last = text.length() - 1;
        while (last >= 0 && (isClosing(text.charAt(last)) || Character.isWhitespace(text.charAt(last)))) {
            last--;
        }
        return last;
    }

    /** A point after a single capital (J. Smith) or after a short word before a small letter or digit does not end. */
    private static boolean isAbbreviation(CharSequence text, int point) {
        if (text.charAt(point) != '.' || point == 0) {
            return false;
        }
        int start = point;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        int letters = point - start;
        if (letters == 1 && Character.isUpperCase(text.charAt(start))) {
            return true;
        }
        int next = point + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= text.length()) {
            return false;
        }
        char following = text.charAt(next);
        return Character.isLowerCase(following)
                || (letters > 0 && letters <= 4 && Character.isDigit(following))
                || (letters > 0
                        && letters <= 3
                        && Character.isUpperCase(text.charAt(start))
                        && letters < 4
                        && isTitle(text, start, letters));
    }

    private static boolean isTitle(CharSequence text, int start, int letters) {
        return switch (text.subSequence(start, start + letters).toString()) {
            case "Mr",
                    "Mrs",
                    "Ms",
                    "Dr",
                    "St",
                    "Gen",
                    "Lt",
                    "Col",
                    "Rep",
                    "Sen",
                    "Gov",
                    "Rev",
                    "Sgt",
                    "Jr",
                    "Sr",
                    "No",
                    "Co",
                    "Inc" -> true;
            default -> false;
        };
    }
}
