package dev.storywire.ingest.extract.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many beginnings or endings, written in small letters and compared without case; looked up by their outermost character. */
final class Affixes {
    private final Map<Character, List<String>> byEdge;
    private final boolean beginnings;

    private Affixes(String[] affixes, boolean beginnings) {
        this.beginnings = beginnings;
        this.byEdge = Arrays.stream(affixes)
                .collect(Collectors.groupingBy(
                        affix -> affix.charAt(beginnings ? 0 : affix.length() - 1), HashMap::new, Collectors.toList()));
    }

    static Affixes beginnings(String... affixes) {
        return new Affixes(affixes, true);
    }

    static Affixes endings(String... affixes) {
        return new Affixes(affixes, false);
    }

    /** The first of the affixes that the text has; {@code null} where it has none. */
    @Nullable String of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char edge = Character.toLowerCase(text.charAt(beginnings ? 0 : text.length() - 1));
        for (String affix : byEdge.getOrDefault(edge, List.of())) {
            int at = beginnings ? 0 : text.length() - affix.length();
            if (text.regionMatches(true, at, affix, 0, affix.length())) {
                return affix;
            }
        }
        return null;
    }
}
