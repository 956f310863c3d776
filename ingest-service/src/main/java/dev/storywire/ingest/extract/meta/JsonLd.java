package dev.storywire.ingest.extract.meta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON-LD blocks of schema.org articles. Broken JSON is mended where that can't change its meaning: raw control
 * characters, comments, trailing commas, markup around it, brackets that are missing at the end.
 */
final class JsonLd {
    private static final int MOST_CHARS = 2_000_000;
    private static final int MOST_NODES = 5_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private JsonLd() {}

    /** The objects of one block that describe an article, in document order; empty where it can't be read. */
    static List<JsonNode> articles(String json) {
        JsonNode root = parse(json);
        var articles = new ArrayList<JsonNode>();
        if (root == null) {
            return articles;
        }
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(root);
        for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
            JsonNode node = open.poll();
            if (node.isArray()) {
                node.forEach(open::add);
            } else if (node.isObject()) {
                if (isArticle(node)) {
                    articles.add(node);
                }
                for (String inner : new String[] {
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "hasPart",
                    "subjectOf",
                    "itemListElement",
                    "item",
                    "liveBlogUpdate"
                }) {
                    boolean descend = node.path(inner).isContainerNode()
                            && ((!"itemListElement".equals(inner)
                                            && !"liveBlogUpdate".equals(inner)
                                            && !"hasPart".equals(inner))
                                    || !isArticle(node));
                    if (descend && !isList(node, inner)) {
                        open.add(node.path(inner));
                    }
                }
            }
        }
        return articles;
    }

    /** A text value, however deep it is wrapped in arrays or {@code @value}; {@code null} where there is none. */
    static @Nullable String text(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? null : text(node.get(0));
        }
        if (node.isObject()) {
            JsonNode value = node.has("@value") ? node.path("@value") : node.path("name");
            return value.isTextual() ? text(value) : null;
        }
        String text = node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
        return text.isEmpty() || "null".equals(text) ? null : text;
    }

    private static boolean isList(JsonNode node, String inner) {
        return ("itemListElement".equals(inner) || "item".equals(inner))
                && type(node).contains("breadcrumb");
    }

    private static boolean isArticle(JsonNode node) {
        String type = type(node);
        return type.contains("article")
                || type.contains("blogposting")
                || type.contains("liveblog")
                || type.contains("report")
                || (type.contains("review") && node.has("headline"))
                || type.contains("socialmediaposting");
    }

    private static String type(JsonNode node) {
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            var types = new StringBuilder();
            type.forEach(one -> types.append(one.asText()).append(' '));
            return types.toString().toLowerCase(Locale.ROOT);
        }
        return type.asText("").toLowerCase(Locale.ROOT);
    }

    private static @Nullable JsonNode parse(String json) {
        String text = unwrapped(json);
        if (text.isEmpty() || text.length() > MOST_CHARS) {
            return null;
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            try {
                return MAPPER.readTree(closed(text));
            } catch (JsonProcessingException again) {
                return null;
            }
        }
    }

    /** Without the comment, CDATA and semicolon that some put around the JSON. */
    private static String unwrapped(String json) {
        int start = 0;
        while (start < json.length() && json.charAt(start) != '{' && json.charAt(start) != '[') {
            start++;
        }
        boolean cdata = json.startsWith("[CDATA[", start);
        start += cdata ? 7 : 0;
        int end = Math.max(json.lastIndexOf('}'), json.lastIndexOf(cdata ? '}' : ']')) + 1;
        return start >= end ? "" : json.substring(start, end);
    }

    /** With the brackets that are open at the end closed, and those that close nothing cut off. */
    private static String closed(String json) {
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && (open.isEmpty() || open.pop() != c)) {
                return json.substring(0, i);
            }
        }
        var closed = new StringBuilder(json);
        while (!open.isEmpty()) {
            closed.append(open.pop());
        }
        return closed.toString();
    }
}
