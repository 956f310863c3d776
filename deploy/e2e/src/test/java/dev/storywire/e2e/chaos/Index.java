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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Elasticsearch, asked without the search service. */
record Index(String host) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All documents of a source, also those that searches leave out. */
    List<Sighting> stories(String source) {
        ask("POST", "/stories/_refresh", "");
        List<Sighting> stories = new ArrayList<>();
        List<JsonNode> page;
        String after = "";
        do {
            page = ask("POST", "/stories/_search", """
                            {"size": %d, "_source": ["id", "revision", "url", "headline", "status", "contentHash"],
                             "sort": ["id"], %s "query": {"term": {"source.name.label": "%s"}}}""".formatted(PAGE, after, source))
                    .path("hits")
                    .path("hits")
                    .valueStream()
                    .toList();
            page.forEach(hit -> stories.add(Sighting.of(hit.path("_source"))));
            after = page.isEmpty()
                    ? ""
                    : "\"search_after\": %s,".formatted(page.getLast().path("sort"));
        } while (page.size() == PAGE);
        return stories;
    }

    /** Changes settings of the indices. */
    void set(String settings) {
        ask("PUT", "/stories/_settings", settings);
    }

    private JsonNode ask(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
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
