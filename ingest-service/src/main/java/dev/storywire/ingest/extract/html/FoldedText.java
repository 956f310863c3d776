package dev.storywire.ingest.extract.html;

import java.util.Arrays;

/**
 * Text with its white space folded while it is put together: one blank for each run, none at the beginning, soft hyphens, byte
 * order marks and controls left out. Works on an array of its own, as nearly every character of a page comes through here.
 */
final class FoldedText {
    private char[] chars = new char[1024];
    private char[] raw = new char[1024];
    private int length;

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /** Whether anything but white space was added, of the first {@code count} characters of the text. */
    boolean append(String text, int count) {
        if (raw.length < count) {
            raw = new char[count * 2];
        }
        if (chars.length <= length + count) {
            chars = Arrays.copyOf(chars, (length + count + 1) * 2);
        }
        text.getChars(0, count, raw, 0);
        int at = length;
        boolean shown = false;
        boolean afterSpace = at == 0 || chars[at - 1] == ' ';
        for (int i = 0; i < count; i++) {
            char c = raw[i];
            if (isShown(c)) {
                chars[at++] = c;
                shown = true;
                afterSpace = false;
            } else if (!afterSpace && isSpace(c)) {
                chars[at++] = ' ';
                afterSpace = true;
            }
        }
        length = at;
        return shown;
    }

    void space() {
        if (length > 0 && chars[length - 1] != ' ') {
            chars[length++] = ' ';
        }
    }

    /** The text without a blank at its end; the next one begins anew. */
    String take() {
        String text = new String(chars, 0, chars[length - 1] == ' ' ? length - 1 : length);
        length = 0;
        return text;
    }

    private static boolean isShown(char c) {
        return c > ' ' && (c < 0x7F || (!isSpace(c) && c != '\u00AD' && c != '\uFEFF'));
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || (c < ' ' ? Character.isWhitespace(c) : c >= 0xA0 && (c == 0xA0 || Character.isWhitespace(c)));
    }
}
