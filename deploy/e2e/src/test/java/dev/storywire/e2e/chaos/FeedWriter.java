package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Publisher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that goes on appearing, now and then with a corrected story, and is asked for again and again. */
final class FeedWriter {

    private record Item(String name, int version) {

        String headline() {
            return "The " + name + " was seen again, edition " + version;
        }

        String xml() {
            return """
                    <item><guid isPermaLink="false">%1$s</guid><title>%2$s</title><link>https://chaos.example/%1$s</link>\
                    <pubDate>Tue, 03 Mar 2026 08:15:00 GMT</pubDate><description>%3$s</description></item>
                    """.formatted(name, headline(), Prose.of(name));
        }
    }

    private final String name;
    private final String source;
    private final Client client;
    private final Ledger ledger;
    private final String feed;
    private final List<Item> items = new CopyOnWriteArrayList<>();

    FeedWriter(String name, String source, Gateway gateway, Client client, Publisher publisher, Ledger ledger) {
        this.name = name;
        this.source = source;
        this.client = client;
        this.ledger = ledger;
        var path = "/chaos/" + name + "/feed";
        publisher.at(
                path,
                (request, reply) ->
                        reply.send(200, Map.of("Content-Type", "application/rss+xml; charset=utf-8"), bytes()));
        this.feed = gateway.request()
                .contentType("application/json")
                .body(Map.of("url", publisher.url(0, path), "source", source, "force", true))
                .post("/v1/feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Publishes a story, with every third a correction of the one before, and has the feed fetched. */
    void step() throws InterruptedException {
        publish(new Item(name + "-" + items.size(), 1));
        if (items.size() % 3 == 0) {
            var before = items.get(items.size() - 2);
            publish(new Item(before.name(), before.version() + 1));
        }
        ask();
    }

    /** Has it fetched once more. */
    void ask() throws InterruptedException {
        client.post("/v1/feeds/" + feed + "/refresh", "application/json", "");
    }

    private void publish(Item item) {
        int at = Integer.parseInt(item.name().substring(item.name().lastIndexOf('-') + 1));
        if (at < items.size()) {
            items.set(at, item);
        } else {
            items.add(item);
        }
        ledger.accept(new Accepted(item.name(), item.headline(), false, Accepted.ANY));
    }

    private byte[] bytes() {
        var xml = new StringBuilder("<rss version=\"2.0\"><channel><title>" + source
                + "</title><link>https://chaos.example/</link><description>News</description>");
        items.reversed().forEach(item -> xml.append(item.xml()));
        return xml.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
