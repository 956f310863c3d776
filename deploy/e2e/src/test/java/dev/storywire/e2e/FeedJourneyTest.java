package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Feeds fetched from a publisher's server and pushed by hand, with the publisher's own content type. */
@ExtendWith(SuiteExtension.class)
class FeedJourneyTest {

    private static HttpServer publisher;
    private static Gateway gateway;

    @BeforeAll
    static void startPublisher(Gateway suite) throws IOException {
        gateway = suite;
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publish("/rss", "application/rss+xml", "feeds/harbor-news.xml");
        publish("/atom", "application/atom+xml; charset=utf-8", "feeds/valley-notes.atom");
        publisher.start();
    }

    @AfterAll
    static void stopPublisher() {
        publisher.stop(0);
    }

    private static void publish(String path, String contentType, String fixture) {
        publisher.createContext(path, exchange -> {
            try (exchange) {
                byte[] body = Fixtures.bytes(fixture);
                exchange.getResponseHeaders().set("Content-Type", contentType);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + publisher.getAddress().getPort() + path);
    }

    private static List<JsonPath> fetchAndPush(String path, String source) throws Exception {
        var address = address(path);
        try (var client = HttpClient.newHttpClient()) {
            var fetched = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
            var contentType = fetched.headers().firstValue("Content-Type").orElseThrow();
            return gateway
                    .pushDocument(fetched.body(), contentType, Map.of("url", address.toString(), "source", source))
                    .then()
                    .statusCode(202)
                    .extract()
                    .jsonPath()
                    .getList("outcomes.id", String.class)
                    .stream()
                    .map(id ->
                            gateway.story(id).then().statusCode(200).extract().jsonPath())
                    .toList();
        }
    }

    @Test
    void anRssItemKeepsItsTimesLinksAuthorAndTag() throws Exception {
        var stories = fetchAndPush("/rss", "Harbor News");

        assertThat(stories).hasSize(2);
        var lighthouse = stories.getFirst();
        assertThat(lighthouse.getString("headline"))
                .isEqualTo("Lighthouse keeper retires after 41 years & one fog horn");
        assertThat(lighthouse.getString("externalId")).isEqualTo("harbor-7");
        assertThat(lighthouse.getString("url")).isEqualTo("https://harbor.example/2026/lighthouse?utm_source=rss&id=7");
        assertThat(lighthouse.getString("canonicalUrl")).isEqualTo("https://harbor.example/2026/lighthouse?id=7");
        assertThat(lighthouse.getString("publishedAt")).isEqualTo("2026-03-03T08:15:00Z");
        assertThat(lighthouse.getList("authors.name", String.class)).containsExactly("Åsa Lind");
        assertThat(lighthouse.getList("tags.term", String.class)).containsExactly("Lighthouses");
        assertThat(lighthouse.getString("bodyText"))
                .isEqualTo("The last keeper of the Skerry light handed over the lamp on Tuesday.\n\n"
                        + "All keepers since 1871 are listed in the tower.");
        assertThat(lighthouse.getString("bodyHtml")).contains("href=\"" + address("/archive/keepers") + "\"");
        assertThat(lighthouse.getString("source.name")).isEqualTo("Harbor News");
        assertThat(stories.get(1).getString("publishedAt")).isEqualTo("2026-03-04T06:00:00Z");
    }

    @Test
    void anAtomEntryKeepsItsTimesLinksAuthorAndTag() throws Exception {
        var stories = fetchAndPush("/atom", "Talnotizen");

        assertThat(stories).hasSize(1);
        var bridge = stories.getFirst();
        assertThat(bridge.getString("headline")).isEqualTo("Brücke über die Arn wieder offen");
        assertThat(bridge.getString("url")).isEqualTo("https://valley.example/notes/bruecke");
        assertThat(bridge.getString("publishedAt")).isEqualTo("2026-03-05T06:30:00Z");
        assertThat(bridge.getString("updatedAt")).isEqualTo("2026-03-05T07:45:30Z");
        assertThat(bridge.getString("authors[0].name")).isEqualTo("Käthe Brunn");
        assertThat(bridge.getString("authors[0].email")).isEqualTo("kaethe@valley.example");
        assertThat(bridge.getString("tags[0].label")).isEqualTo("Verkehr");
        assertThat(bridge.getString("language")).startsWith("de");
        assertThat(bridge.getString("bodyText")).startsWith("Nach drei Wochen fahren seit Donnerstag");
    }
}
