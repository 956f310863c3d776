package dev.storywire.ingest.extract.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many beginnings or endings, looked up by their outermost character. */
final class Affixes {
    private final Map<Character, List<String>> byEdge;
    private final boolean beginnings;

    private Affixes(Map<Character, List<String>> byEdge, boolean beginnings) {
        this.byEdge = byEdge;
        this.beginnings = beginnings;
    }

    static Affixes beginnings(String... affixes) {
        return new Affixes(
                Arrays.stream(affixes)
                        .collect(Collectors.groupingBy(affix -> affix.charAt(0), HashMap::new, Collectors.toList())),
                true);
    }

    static Affixes endings(String... affixes) {
        return new Affixes(
                Arrays.stream(affixes)
                        .collect(Collectors.groupingBy(
                                affix -> affix.charAt(affix.length() - 1), HashMap::new, Collectors.toList())),
                false);
    }

    /** The first of the affixes that the text has, with something beside it; {@code null} where it has none. */
    @Nullable String of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (String affix : byEdge.getOrDefault(text.charAt(beginnings ? 0 : text.length() - 1), List.of())) {
            if (beginnings ? text.startsWith(affix) : text.endsWith(affix)) {
                return affix;
            }
        }
        return null;
    }
}
