package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.RawDocument;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Normalises a feed, a page and a page dump before the service is ready, so that the first user's document does not wait
 * for classes and language models to be loaded, which takes seconds.
 */
class WarmUp {

    private static final String TEXT = """
            The harbor master said on Monday, March 2, 2026, that the ferry would sail again in June.
            Passengers have waited for the ship since the bridge was closed, and many of them are glad.
            """;

    private static final Map<String, String> DOCUMENTS = Map.of(
            "text/plain", TEXT,
            "text/html", """
                    <!DOCTYPE html><html><head><title>Ferry sails again</title>
                    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails again",
                    "datePublished": "2026-03-02T08:00:00Z", "author": {"name": "Ada Quay"}}</script></head>
                    <body><article><h1>Ferry sails again</h1><p>%1$s</p><p>%1$s</p></article></body></html>
                    """.formatted(TEXT),
            "application/rss+xml", """
                    <rss version="2.0"><channel><title>Harbor</title><item><title>Ferry sails again</title>
                    <link>https://warm-up.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
                    <description>&lt;p&gt;%s&lt;/p&gt;</description></item></channel></rss>
                    """.formatted(TEXT));

    void atStart(@Observes StartupEvent start, DocumentNormalizer normalizer) {
        var address = URI.create("https://warm-up.example/");
        DOCUMENTS.forEach((type, text) ->
                normalizer.normalize(new RawDocument(text.getBytes(StandardCharsets.UTF_8), type, address, null)));
    }
}
