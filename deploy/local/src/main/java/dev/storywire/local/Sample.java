package dev.storywire.local;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A feed and a page of invented news, so that the very first search finds something. */
final class Sample {

    /** A word of the sample's newest story. */
    static final String WORD = "lighthouse";

    private static final List<Document> DOCUMENTS = List.of(
            new Document(
                    "feed.xml",
                    "application/rss+xml; charset=utf-8",
                    "Skerry Tidings",
                    "https://tidings.example/feed.xml"),
            new Document(
                    "page.txt",
                    "text/plain; charset=utf-8",
                    "Alder Valley Herald",
                    "https://herald.example/world/2026/03/14/"));
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final URI gateway;
    private final String apiKey;
    private final HttpClient client;

    Sample(URI gateway, String apiKey, HttpClient client) {
        this.gateway = gateway;
        this.apiKey = apiKey;
        this.client = client;
    }

    /** A document as a publisher would send it. */
    private record Document(String file, String type, String source, String url) {

        byte[] bytes() throws IOException {
            try (InputStream in = Sample.class.getResourceAsStream("sample/" + file)) {
                if (in == null) {
                    throw new IOException("the sample " + file + " is missing");
                }
                return in.readAllBytes();
            }
        }
    }

    /**
     * Loads the sample unless the folder says that it was loaded before, and waits until a search finds it.
     *
     * @throws ProcessFailedException when the gateway does not take it or does not find it
     */
    void loadOnce(Path folder) {
        Path loaded = folder.resolve("sample-loaded");
        if (Files.exists(loaded)) {
            return;
        }
        try {
            for (Document document : DOCUMENTS) {
                push(document);
            }
            awaitFound();
            Files.createFile(loaded);
        } catch (IOException failure) {
            throw new ProcessFailedException("The sample could not be loaded: " + failure.getMessage() + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void push(Document document) throws IOException, InterruptedException {
        URI address = gateway.resolve(
                "/v1/documents?source=" + encoded(document.source()) + "&url=" + encoded(document.url()));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", document.type())
                .header("X-API-Key", apiKey)
                .timeout(LIMIT)
                .POST(BodyPublishers.ofByteArray(document.bytes()))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new ProcessFailedException("The gateway did not take the sample " + document.file() + " ("
                    + answer.statusCode() + "): " + answer.body());
        }
    }

    private void awaitFound() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/stories?q=" + WORD))
                .timeout(LIMIT)
                .build();
        Instant end = Instant.now().plus(LIMIT);
        while (!found(client.send(request, BodyHandlers.ofString()))) {
            if (Instant.now().isAfter(end)) {
                throw new ProcessFailedException("The sample was loaded, but no search finds it after "
                        + LIMIT.toSeconds() + " s: see the log of search-service.");
            }
            Thread.sleep(POLL);
        }
    }

    private static boolean found(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"headline\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
