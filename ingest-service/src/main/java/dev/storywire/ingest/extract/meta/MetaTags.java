package dev.storywire.ingest.extract.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The {@code meta} elements of a page by name or property, case ignored. */
final class MetaTags {
    private static final int MOST = 1_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    MetaTags(List<Element> metas) {
        for (Element meta : metas.subList(0, Math.min(MOST, metas.size()))) {
            String content = meta.attr("content").strip();
            if (!content.isEmpty()) {
                put(meta.attr("name"), content);
                put(meta.attr("property"), content);
                put(meta.attr("itemprop"), content);
                put(meta.attr("http-equiv"), content);
            }
        }
    }

    private void put(String name, String content) {
        if (!name.isEmpty()) {
            values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(content);
        }
    }

    /** The value of the first of the names that has one. */
    @Nullable String first(String... names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found.getFirst();
            }
        }
        return null;
    }

    /** Every value of the first of the names that has one. */
    List<String> all(String... names) {
        for (String name : names) {
            List<String> found = values.get(name);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }
}
