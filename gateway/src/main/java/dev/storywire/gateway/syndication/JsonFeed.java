package dev.storywire.gateway.syndication;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON Feed 1.1. */
final class JsonFeed {

    static final String TYPE = "application/feed+json";

    private JsonFeed() {}

    static Buffer of(Channel channel) {
        JsonObject feed = new JsonObject()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", channel.title())
                .put("description", Channel.DESCRIPTION)
                .put("home_page_url", channel.home())
                .put("feed_url", channel.first());
        if (channel.next() != null) {
            feed.put("next_url", channel.next());
        }
        JsonArray items = new JsonArray();
        channel.items().forEach(item -> items.add(item(item)));
        return feed.put("items", items).toBuffer();
    }

    private static JsonObject item(Item item) {
        JsonObject entry = new JsonObject()
                .put("id", item.uri())
                .put("title", item.headline())
                // Required, even where a summary is all that is given (1.1, Items).
                .put("content_text", item.text("summary").orElse(item.headline()))
                .put("date_modified", item.updated().toString());
        item.link().ifPresent(link -> entry.put("url", link));
        item.text("summary").ifPresent(summary -> entry.put("summary", summary));
        item.published().ifPresent(time -> entry.put("date_published", time.toString()));
        item.text("language")
                .filter(known -> !known.equals("und"))
                .ifPresent(language -> entry.put("language", language));
        JsonArray authors = new JsonArray();
        item.authors().forEach(author -> authors.add(new JsonObject().put("name", author)));
        put(entry, "authors", authors);
        put(entry, "tags", new JsonArray(item.tags()));
        item.media().stream()
                .filter(medium -> medium.type().startsWith("image/"))
                .findFirst()
                .ifPresent(image -> entry.put("image", image.url()));
        JsonArray attachments = new JsonArray();
        item.media().forEach(medium -> attachments.add(attachment(medium)));
        put(entry, "attachments", attachments);
        return entry;
    }

    private static JsonObject attachment(Item.Medium medium) {
        JsonObject attachment = new JsonObject().put("url", medium.url()).put("mime_type", medium.type());
        if (medium.title() != null) {
            attachment.put("title", medium.title());
        }
        if (medium.bytes() != null) {
            attachment.put("size_in_bytes", medium.bytes());
        }
        if (medium.seconds() != null) {
            attachment.put("duration_in_seconds", medium.seconds());
        }
        return attachment;
    }

    private static void put(JsonObject entry, String field, JsonArray values) {
        if (!values.isEmpty()) {
            entry.put(field, values);
        }
    }
}
