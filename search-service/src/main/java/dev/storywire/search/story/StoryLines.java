package dev.storywire.search.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A story as a line of text, in the forms that exports have.
 *
 * @param head what comes before the first story
 * @param line a story as text, its line's end included
 * @param leftOut fields that need not be fetched
 */
record StoryLines(String head, Function<ObjectNode, String> line, List<String> leftOut) {
    private static final List<String> COLUMNS = List.of(
            "id",
            "revision",
            "status",
            "kind",
            "publishedAt",
            "firstSeenAt",
            "source",
            "language",
            "headline",
            "summary",
            "authors",
            "tags",
            "url",
            "wordCount",
            "cluster");

    /** The story as it was indexed, without its HTML. */
    static final StoryLines NDJSON = new StoryLines("", story -> story.toString() + '\n', List.of("bodyHtml"));

    /** RFC 4180. */
    static final StoryLines CSV = new StoryLines(
            String.join(",", COLUMNS) + "\r\n",
            StoryLines::row,
            List.of("bodyText", "bodyHtml", "links", "related", "media", "provenance"));

    private static String row(ObjectNode story) {
        List<String> cells = new ArrayList<>();
        for (String column : COLUMNS) {
            cells.add(cell(
                    switch (column) {
                        case "source" -> story.path("source").path("name").asText();
                        case "authors" -> joined(story.path("authors"), "name");
                        case "tags" -> joined(story.path("tags"), "term");
                        case "cluster" -> story.path("cluster").path("id").asText();
                        case "url" ->
                            story.path("canonicalUrl").asText(story.path("url").asText());
                        default -> story.path(column).asText();
                    }));
        }
        return String.join(",", cells) + "\r\n";
    }

    private static String joined(JsonNode list, String field) {
        Stream<JsonNode> items = StreamSupport.stream(list.spliterator(), false);
        return items.map(item -> item.path(field).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
