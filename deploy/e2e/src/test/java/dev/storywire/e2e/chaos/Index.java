package dev.storywire.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Elasticsearch, asked without the search service. */
record Index(String host) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All documents of a source, also those that searches leave out. */
    List<Sighting> stories(String source) {
        ask("POST", "/stories/_refresh", "");
        JsonNode found = ask("POST", "/stories/_search", """
                {"size": 10000, "_source": ["id", "revision", "url", "headline", "status", "contentHash"],
                 "query": {"term": {"source.name.label": "%s"}}}""".formatted(source));
        return found.path("hits")
                .path("hits")
                .valueStream()
                .map(hit -> Sighting.of(hit.path("_source")))
                .toList();
    }

    /** Changes settings of the indices. */
    void set(String settings) {
        ask("PUT", "/stories/_settings", settings);
    }

    private JsonNode ask(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " is answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
