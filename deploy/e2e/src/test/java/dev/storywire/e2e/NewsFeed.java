package dev.storywire.e2e;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that its publisher writes on: RSS 2.0 with whatever items are there just now. */
final class NewsFeed {

    /** An item; headline and text are told apart by the word, which no other story has. */
    record Item(String guid, String word) {}

    private final String title;
    private final List<Item> items = new CopyOnWriteArrayList<>();

    NewsFeed(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    NewsFeed publish(String word) {
        items.addFirst(new Item(title + "/" + word, word));
        return this;
    }

    /** Takes an item out, as publishers do with what is no longer new. */
    void drop(String word) {
        items.removeIf(item -> item.word().equals(word));
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<rss version=\"2.0\"><channel><title>" + title
                + "</title><link>https://misrule.example/</link><description>News</description>");
        for (Item item : items) {
            xml.append(xml(item.guid(), item.word()));
        }
        return xml.append("</channel></rss>").toString();
    }

    static String xml(String guid, String word) {
        return """
                <item><guid isPermaLink="false">%1$s</guid><title>The %2$s was seen again</title>\
                <link>https://misrule.example/%2$s</link><pubDate>Tue, 03 Mar 2026 08:15:00 GMT</pubDate>\
                <description>Nobody in town had expected the %2$s so early in the year.</description></item>
                """.formatted(guid, word);
    }

    byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    byte[] bytes(Charset charset) {
        return xml().getBytes(charset);
    }

    /** Served as it should be. */
    void wellBehaved(Publisher.Request request, Publisher.Reply reply) throws IOException {
        reply.send(200, Map.of("Content-Type", "application/rss+xml; charset=utf-8"), bytes());
    }
}
