package dev.storywire.ingest.extract.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a picture: what it shows, and behind that who took it.
 *
 * @param text what the picture shows, as printed, without the credit
 */
public record Caption(String text, String credit) {
    private static final int MOST_CHARS = 700;
    private static final int MOST_CREDIT = 90;

    private static final String[] CREDIT_WORDS = {
        "photo",
        "foto",
        "getty",
        "/afp",
        "/reuters",
        "/ap",
        "via reuters",
        "via ap",
        "via afp",
        "courtesy",
        "image:",
        "image by",
        "picture:",
        "bild:",
        "credit:",
        "handout",
        "file/",
        "shutterstock",
        "istock",
        "/epa",
        "/dpa",
        "写真",
        "사진",
        "图",
        "圖",
        "фото"
    };

    private static final Affixes ENDINGS = Affixes.endings(
            "submitted photo",
            "file photo",
            "courtesy photo",
            "contributed photo",
            "staff photo",
            "handout photo",
            "provided photo",
            "file image");

    /** The caption that the line is, or {@code null} where it isn't one. A credit alone is none. */
    public static @Nullable Caption read(String line) {
        if (line.length() > MOST_CHARS || line.length() < 12) {
            return null;
        }
        char last = line.charAt(line.length() - 1);
        int open = last == ')'
                ? line.lastIndexOf('(')
                : last == ']' ? line.lastIndexOf('[') : last == '\uFF09' ? line.lastIndexOf('\uFF08') : -1;
        if (open > 0 && line.length() - open <= MOST_CREDIT) {
            String inner = line.substring(open + 1, line.length() - 1).strip();
            return isCredit(inner) ? of(line, open, inner) : null;
        }
        String ending = ENDINGS.of(line);
        if (ending != null && line.length() > ending.length()) {
            return of(line, line.length() - ending.length(), line.substring(line.length() - ending.length()));
        }
        int tail = tail(line);
        String name = tail > 0 ? PhotoCredits.nameIn(line.substring(tail).strip()) : null;
        return name == null ? null : of(line, tail, name);
    }

    private static @Nullable Caption of(String line, int end, String credit) {
        String text = line.substring(0, end).strip();
        return text.isEmpty() || credit.isBlank() ? null : new Caption(text, credit);
    }

    private static boolean isCredit(String inner) {
        String lower = inner.toLowerCase(Locale.ROOT);
        for (String word : CREDIT_WORDS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return PhotoCredits.isCredit(inner);
    }

    /** Where the words behind the last sentence begin, if they are few. */
    private static int tail(String line) {
        int least = Math.max(1, line.length() - MOST_CREDIT);
        for (int i = line.length() - 2; i >= least; i--) {
            if (Sentences.isMark(line.charAt(i)) && Character.isWhitespace(line.charAt(i + 1))) {
                return i + 1;
            }
        }
        return -1;
    }
}
