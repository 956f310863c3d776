package dev.storywire.ingest.parse.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the people in a printed byline of a wire: {@code By JANE DOE and JOHN ROE, Associated Press Writers}. */
public final class Bylines {
    private Bylines() {}

    /** Names in order, in no other spelling than printed; empty where the byline names nobody. */
    public static List<String> names(@Nullable String byline) {
        var names = new ArrayList<String>();
        if (byline == null || byline.length() > 200) {
            return names;
        }
        String text = withoutBy(byline.strip());
        for (String part : text.split(",|;| and | und | et | y | e |&|\\n")) {
            String name = part.strip();
            if (isName(name)) {
                names.add(name);
            } else if (!names.isEmpty()) {
                break; // what follows is a title or an agency
            }
        }
        return names;
    }

    private static String withoutBy(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : List.of("by ", "von ", "par ", "por ", "di ", "av ", "af ", "door ", "od ")) {
            if (lower.startsWith(word)) {
                return text.substring(word.length()).strip();
            }
        }
        return text;
    }

    /** Two to five words that start with capitals, none of them a title or an organisation's. */
    private static boolean isName(String text) {
        String[] words = text.split(" +");
        if (words.length < 2 || words.length > 5 || text.length() > 60) {
            return false;
        }
        for (String word : words) {
            if (!Character.isLetter(word.codePointAt(0)) || isRole(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return Character.isUpperCase(words[0].codePointAt(0))
                || Character.getType(words[0].codePointAt(0)) == Character.OTHER_LETTER;
    }

    private static boolean isRole(String word) {
        return switch (word) {
            case "writer",
                    "writers",
                    "press",
                    "staff",
                    "correspondent",
                    "reporter",
                    "editor",
                    "news",
                    "agency",
                    "bureau",
                    "associated",
                    "reuters",
                    "afp",
                    "ap",
                    "dpa",
                    "service" -> true;
            default -> false;
        };
    }
}
