package dev.storywire.ingest.normalize;

/**
 * Counts words by the word boundaries of UAX #29: letters and digits with their marks, joined by apostrophes, points and
 * commas inside a word or number. Every ideograph and every hiragana letter counts as one, a run of katakana as one.
 */
public final class WordCount {
    private enum Kind {
        NONE,
        LETTER,
        DIGIT,
        KATAKANA
    }

    private WordCount() {}

    public static int of(String text) {
        int words = 0;
        Kind before = Kind.NONE;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.charAt(i);
            if (c < 0x80) {
                i++;
            } else {
                c = text.codePointAt(i);
                i += Character.charCount(c);
                if (isExtending(c)) {
                    continue;
                }
            }
            Kind kind = kind(c);
            if (kind == Kind.NONE) {
                boolean joins =
                        c != ' ' && before != Kind.NONE && i < length && joins(c, before, kind(text.codePointAt(i)));
                if (isSingle(c)) {
                    words++;
                }
                before = joins ? before : Kind.NONE;
            } else {
                if (before == Kind.NONE || (kind == Kind.KATAKANA) != (before == Kind.KATAKANA)) {
                    words++;
                }
                before = kind;
            }
        }
        return words;
    }

    private static boolean joins(int c, Kind before, Kind after) {
        return switch (c) {
            case '_' -> after != Kind.NONE;
            case '\'', '.', 0x2018, 0x2019, 0x2024, 0xFE52, 0xFF07, 0xFF0E -> before == after;
            case ':', 0xB7, 0x387, 0x55F, 0x5F4, 0x2027 -> before == Kind.LETTER && after == Kind.LETTER;
            case ',', ';', 0x37E, 0x589, 0x60C, 0x66C, 0xFF0C -> before == Kind.DIGIT && after == Kind.DIGIT;
            default -> false;
        };
    }

    private static Kind kind(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                    ? Kind.LETTER
                    : c >= '0' && c <= '9' ? Kind.DIGIT : Kind.NONE;
        }
        if (isSingle(c)) {
            return Kind.NONE;
        }
        if ((c >= 0x30A0 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D)) {
            return c == 0x30FB || c == 0x30A0 ? Kind.NONE : Kind.KATAKANA;
        }
        return Character.isLetter(c) ? Kind.LETTER : Character.isDigit(c) ? Kind.DIGIT : Kind.NONE;
    }

    /** Ideographs and hiragana: each a word by itself. */
    private static boolean isSingle(int c) {
        return c >= 0x3041 && (c <= 0x309F || (c >= 0x3400 && Character.isIdeographic(c)));
    }

    private static boolean isExtending(int c) {
        if (c < 0x300) {
            return c == 0xAD;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }
}
