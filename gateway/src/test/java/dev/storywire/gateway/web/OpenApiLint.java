package dev.storywire.gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds what somebody who reads an OpenAPI document, or a program that makes a client of it, would miss. */
final class OpenApiLint {

    private static final String PROBLEM = "application/problem+json";

    /** What bounds the values of a type. */
    private static final Map<String, Set<String>> BOUNDS = Map.of(
            "string", Set.of("maxLength", "enum", "pattern", "const"),
            "integer", Set.of("maximum", "enum"),
            "number", Set.of("maximum"),
            "array", Set.of("maxItems"));

    private final JsonNode document;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    private OpenApiLint(JsonNode document) {
        this.document = document;
    }

    /** Everything that is missing, one sentence each. */
    static List<String> findings(JsonNode document) {
        return new OpenApiLint(document).look();
    }

    private List<String> look() {
        check(document.path("openapi").asText().startsWith("3.1"), "document", "is not of OpenAPI 3.1");
        for (String field : List.of("title", "version", "description", "license")) {
            check(document.path("info").has(field), "info", "has no " + field);
        }
        document.path("tags").forEach(tag -> {
            tags.add(tag.path("name").asText());
            check(tag.has("description"), "tag " + tag.path("name"), "has no description");
        });
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (!method.equals("parameters")) {
                        operation(method.toUpperCase(Locale.ROOT) + " " + path, path, operation);
                    }
                }));
        return findings;
    }

    private void operation(String call, String path, JsonNode operation) {
        for (String field : List.of("operationId", "summary")) {
            check(!operation.path(field).asText().isBlank(), call, "has no " + field);
        }
        check(ids.add(operation.path("operationId").asText()), call, "has the operationId of another");
        check(!operation.path("tags").isEmpty(), call, "has no tags");
        operation
                .path("tags")
                .forEach(tag -> check(tags.contains(tag.asText()), call, "has a tag that is not declared"));
        Set<String> inPath = new HashSet<>();
        for (JsonNode reference : operation.path("parameters")) {
            JsonNode parameter = resolved(reference);
            parameter(call + " " + parameter.path("name").asText(), parameter);
            if (parameter.path("in").asText().equals("path")) {
                inPath.add("{" + parameter.path("name").asText() + "}");
            }
        }
        for (String part : path.split("/")) {
            check(!part.startsWith("{") || inPath.contains(part), call, "doesn't say what " + part + " is");
        }
        answers(call, operation);
    }

    private void parameter(String name, JsonNode parameter) {
        check(!parameter.path("description").asText().isBlank(), name, "has no description");
        check(parameter.has("example") || parameter.has("examples"), name, "has no example");
        bounded(name, resolved(parameter.path("schema")));
    }

    private void bounded(String name, JsonNode schema) {
        String type = schema.path("type").asText();
        check(schema.has("type"), name, "has no type");
        check(!BOUNDS.containsKey(type) || BOUNDS.get(type).stream().anyMatch(schema::has), name, "has no limit");
        if (type.equals("array")) {
            bounded(name + "[]", resolved(schema.path("items")));
        }
    }

    private void answers(String call, JsonNode operation) {
        JsonNode responses = operation.path("responses");
        boolean open = call.equals("GET /") || call.contains("/v1/websub/");
        for (String status : open ? List.of("401", "429") : List.of("401", "403", "406", "429")) {
            check(responses.has(status), call, "doesn't say how " + status + " looks");
        }
        if (operation.has("requestBody")) {
            check(responses.has("413"), call, "doesn't say how a body that is too large is answered");
            contents(call + " body", resolved(operation.path("requestBody")).path("content"), false);
        }
        check(responses.properties().stream().anyMatch(it -> it.getKey().startsWith("2")), call, "has no success");
        responses.forEachEntry((status, reference) -> {
            JsonNode response = resolved(reference);
            String name = call + " " + status;
            check(!response.path("description").asText().isBlank(), name, "has no description");
            boolean error = status.startsWith("4") || status.startsWith("5");
            check(!error || response.path("content").has(PROBLEM), name, "is no problem document");
            boolean told = status.equals("200") || status.equals("201");
            check(!told || response.has("content"), name, "has no content");
            contents(name, response.path("content"), error);
        });
    }

    private void contents(String name, JsonNode contents, boolean problem) {
        contents.forEachEntry((type, content) -> {
            check(content.has("schema"), name + " " + type, "has no schema");
            check(content.has("example") || content.has("examples"), name + " " + type, "has no example");
            check(!problem || type.equals(PROBLEM), name + " " + type, "is no problem document");
        });
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private void check(boolean sound, String where, String finding) {
        if (!sound) {
            findings.add(where + " " + finding);
        }
    }
}
