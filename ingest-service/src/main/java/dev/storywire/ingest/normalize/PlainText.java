package dev.storywire.ingest.normalize;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/**
 * Makes plain text of what publishers send: entities decoded once, and once more where they were escaped twice; tags
 * removed with the spacing that a reader would see; white space folded; invisible and direction-changing characters
 * dropped (joiners stay, scripts and emoji need them); Unicode NFC. Running time is linear in the length of the input, and
 * applying a method to its own result changes nothing more than a second escaping would.
 */
public final class PlainText {

    private PlainText() {}

    /** One line of text from a fragment of HTML: a headline, a summary, a name. */
    public static String lineOfHtml(String html) {
        return line(TagStripper.strip(html, false));
    }

    /** Paragraphs of text from a fragment of HTML, separated by one blank line. */
    public static String paragraphsOfHtml(String html) {
        return paragraphs(TagStripper.strip(html, true));
    }

    /** One line of text from text that is no markup; what looks like a tag stays, entities left over are decoded. */
    public static String lineOfText(String text) {
        return line(decodeLeftOver(text));
    }

    /** Paragraphs of text from text that is no markup; a single line break stays one. */
    public static String paragraphsOfText(String text) {
        return paragraphs(decodeLeftOver(text));
    }

    /** Characters alone: white space folded to single blanks, invisible characters dropped, NFC. */
    public static String line(String text) {
        return isPlainAscii(text, false) ? text : normalized(fold(text, false));
    }

    /** As {@link #line}, keeping line breaks and blank lines. */
    public static String paragraphs(String text) {
        return isPlainAscii(text, true) ? text : normalized(fold(text, true));
    }

    /** At most {@code most} characters, cut between words where there is one near the end, and never inside a character. */
    public static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        int blank = text.lastIndexOf(' ', end);
        return text.substring(0, blank > end - 40 && blank > 0 ? blank : end).stripTrailing();
    }

    /** Decodes entity references that are complete; a bare ampersand stays. */
    static String decodeLeftOver(String text) {
        return hasEntity(text) ? Parser.unescapeEntities(text, true) : text;
    }

    /** Whether a complete entity reference, by name or number, stands in the text. */
    static boolean hasEntity(String text) {
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
            int end = at + 1;
            while (end < text.length()
                    && end - at < 32
                    && (isAlphanumeric(text.charAt(end)) || (end == at + 1 && text.charAt(end) == '#'))) {
                end++;
            }
            if (end > at + 2 && end < text.length() && text.charAt(end) == ';') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The common case, told without making a copy. */
    private static boolean isPlainAscii(String text, boolean lines) {
        int blanks = 1;
        int breaks = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (++blanks > 1) {
                    return false;
                }
            } else if (c == '\n' && lines) {
                if ((blanks > 0 && breaks == 0) || ++breaks > 2) {
                    return false;
                }
                blanks = 1;
            } else if (c > ' ' && c < 0x7F) {
                blanks = 0;
                breaks = 0;
            } else {
                return false;
            }
        }
        return blanks == 0 || text.isEmpty();
    }

    private static String fold(String text, boolean lines) {
        char[] in = text.toCharArray();
        var out = new char[in.length + 2];
        int length = 0;
        int breaks = 0;
        boolean blank = false;
        for (int i = 0; i < in.length; i++) {
            char c = in[i];
            boolean ascii = c > ' ' && c < 0x7F;
            if (!ascii && isWhite(c)) {
                blank = true;
                breaks += breaksAt(text, i, c);
            } else if (ascii || !isDropped(text, i, c)) {
                if (blank && length > 0) {
                    out[length++] = !lines || breaks == 0 ? ' ' : '\n';
                    if (lines && breaks > 1) {
                        out[length++] = '\n';
                    }
                }
                blank = false;
                breaks = 0;
                out[length++] = c;
            }
        }
        return new String(out, 0, length);
    }

    private static int breaksAt(String text, int i, char c) {
        return switch (c) {
            case '\n' -> i > 0 && text.charAt(i - 1) == '\r' ? 0 : 1;
            case '\r', 0x85, 0x2028 -> 1;
            case 0x2029, '\f' -> 2;
            default -> 0;
        };
    }

    /** Unicode's White_Space, and the vertical tab's and separators' relatives among the controls. */
    static boolean isWhite(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c >= 0x85
                && (c == 0x85
                        || c == 0xA0
                        || c == 0x1680
                        || (c >= 0x2000 && c <= 0x200A)
                        || c == 0x2028
                        || c == 0x2029
                        || c == 0x202F
                        || c == 0x205F
                        || c == 0x3000);
    }

    /** Controls, soft hyphens, zero-width and direction-changing characters, non-characters, halves of a pair. */
    static boolean isDropped(String text, int i, char c) {
        if (c < 0x7F) {
            return c < ' ';
        }
        if (c < 0x200B) {
            return c < 0xA0 || c == 0xAD || c == 0x061C || c == 0x180E;
        }
        if (c < 0xD800) {
            return c == 0x200B
                    || c == 0x200E
                    || c == 0x200F
                    || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2060 && c <= 0x206F);
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFB) || c >= 0xFFFE;
    }

    private static String normalized(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }
}
