package dev.storywire.ingest.extract.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pictures that a page's metadata names as the article's. */
final class MetaPictures {
    private final String base;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Picture> pictures = new ArrayList<>();

    MetaPictures(String base, MetaTags tags, JsonNode article) {
        this.base = base;
        for (String url : tags.all(
                "og:image",
                "og:image:url",
                "og:image:secure_url",
                "twitter:image",
                "twitter:image:src",
                "sailthru.image.full")) {
            add(url, null, null);
        }
        linked(article.path("image"), 0);
        if (pictures.isEmpty()) {
            linked(article.path("thumbnailUrl"), 0);
        }
    }

    List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    private void linked(JsonNode node, int depth) {
        if (node.isArray() && depth < 3) {
            for (int i = 0; i < Math.min(20, node.size()); i++) {
                linked(node.get(i), depth + 1);
            }
        } else if (node.isObject()) {
            String url = JsonLd.text(node.path("url"));
            add(
                    url == null ? JsonLd.text(node.path("contentUrl")) : url,
                    JsonLd.text(node.path("caption")),
                    JsonLd.text(node.path("creditText")));
        } else {
            add(JsonLd.text(node), null, null);
        }
    }

    private void add(@Nullable String url, @Nullable String caption, @Nullable String credit) {
        if (url == null || url.length() > 4_000) {
            return;
        }
        String absolute = Urls.absolute(base, url);
        if (absolute != null && seen.add(absolute)) {
            pictures.add(new Picture(absolute, Picture.Kind.IMAGE, null, caption, credit, null, null));
        }
    }
}
