package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void documentsSurviveAKillAndARestartOnTheSamePort(@TempDir Path folder) throws Exception {
        try (EmbeddedElasticsearch server =
                EmbeddedElasticsearch.start(EmbeddedElasticsearch.defaults().keptIn(folder))) {
            int port = server.port();
            send(server, "PUT", "/notes", """
                    {"mappings": {"properties": {"text": {"type": "text", "analyzer": "english"}}}}""");
            send(server, "PUT", "/notes/_doc/1?refresh=true", """
                    {"text": "Foxes were running"}""");

            var ended = server.ended();
            server.kill();
            ended.get(5, TimeUnit.SECONDS);
            server.restart();

            assertEquals(port, server.port());
            assertTrue(send(server, "GET", "/notes/_search?q=text:run", "").contains("Foxes were running"));
        }
    }

    private String send(EmbeddedElasticsearch server, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + server.host() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertTrue(response.statusCode() < 300, response::body);
        return response.body();
    }
}
