package dev.storywire.ingest.parse.json;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.People;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeed {
    private JsonFeed() {}

    static boolean is(JsonObject head) {
        String version = Objects.requireNonNullElse(head.text("version"), "");
        return version.contains("jsonfeed") || head.has("items") || (head.has("title") && head.has("home_page_url"));
    }

    static ParsedFeed feed(JsonObject head, ParseLimits limits, @Nullable String base) {
        var feed = new FeedDraft(limits);
        feed.title(0, Texts.plain(head.text("title")));
        feed.description(0, Texts.plain(head.text("description")));
        feed.siteUrl(0, head.address(base, "home_page_url"));
        feed.selfUrl(0, head.address(base, "feed_url"));
        for (JsonObject hub : head.objects("hubs")) {
            // Hubs of other kinds, such as rssCloud, speak another protocol.
            if ("websub".equalsIgnoreCase(hub.text("type"))) {
                feed.hubUrl(0, hub.address(base, "url"));
            }
        }
        feed.language(0, head.text("language"));
        people(head, base).forEach(person -> feed.author(0, person));
        feed.image(0, head.address(base, "icon"));
        feed.image(1, head.address(base, "favicon"));
        return feed.build(version(head), base);
    }

    private static FeedFormat version(JsonObject head) {
        String version = Objects.requireNonNullElse(head.text("version"), "");
        boolean newer = version.isEmpty() ? head.has("authors") || head.has("language") : version.endsWith("1.1");
        return newer ? FeedFormat.JSON_FEED_1_1 : FeedFormat.JSON_FEED_1_0;
    }

    static ParsedEntry entry(JsonObject item, int index, ParseLimits limits, @Nullable String base) {
        var entry = new EntryDraft(limits);
        String language = item.text("language");
        entry.id(0, item.text("id"));
        entry.url(0, item.address(base, "url"));
        entry.url(1, item.address(base, "external_url"));
        String id = item.text("id");
        entry.url(2, id != null && Urls.isWeb(id) ? id : null);
        if (item.has("url")) {
            entry.link(item.address(base, "external_url"), "related", null, null);
        }
        entry.title(0, Texts.plain(item.text("title")));
        entry.summary(0, Texts.plain(item.text("summary")));
        String html = item.text("content_html");
        entry.content(0, html == null ? null : new RichText(html, RichText.Kind.HTML, base, language));
        String text = item.text("content_text");
        entry.content(1, text == null ? null : new RichText(text, RichText.Kind.PLAIN, base, language));
        entry.published(0, item.text("date_published"));
        entry.updated(0, item.text("date_modified"));
        people(item, base).forEach(person -> entry.author(0, person));
        item.texts("tags").forEach(tag -> entry.tag(tag, null, null));
        entry.language(0, language);
        media(item, base, entry);
        return entry.build(index);
    }

    private static void media(JsonObject item, @Nullable String base, EntryDraft entry) {
        for (String name : List.of("image", "banner_image")) {
            String url = item.address(base, name);
            if (url != null) {
                entry.media(ParsedMediaBuilder.builder()
                        .url(url)
                        .medium(Medium.IMAGE)
                        .build());
            }
        }
        for (JsonObject attachment : item.objects("attachments")) {
            String url = attachment.address(base, "url");
            if (url != null) {
                entry.media(ParsedMediaBuilder.builder()
                        .url(url)
                        .type(attachment.text("mime_type"))
                        .title(Texts.plain(attachment.text("title")))
                        .bytes(attachment.number("size_in_bytes"))
                        .durationSeconds(Texts.duration(attachment.text("duration_in_seconds")))
                        .build());
            }
        }
    }

    /** Version 1.1 has {@code authors}, 1.0 one {@code author}; some write bare names. */
    private static List<ParsedPerson> people(JsonObject holder, @Nullable String base) {
        var people = new ArrayList<ParsedPerson>();
        for (String member : List.of("authors", "author")) {
            for (JsonObject author : holder.objects(member)) {
                String name = author.text("name");
                String url = author.address(base, "url");
                if (name != null || url != null) {
                    people.add(new ParsedPerson(name, author.text("email"), url));
                }
            }
            for (String name : holder.texts(member)) {
                ParsedPerson person = People.parse(name);
                if (person != null) {
                    people.add(person);
                }
            }
            if (!people.isEmpty()) {
                break;
            }
        }
        return people;
    }
}
