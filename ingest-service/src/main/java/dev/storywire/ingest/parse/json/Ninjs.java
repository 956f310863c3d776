package dev.storywire.ingest.parse.json;

import dev.storywire.ingest.parse.feed.Bylines;
import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.feed.WireStatus;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.url.Urls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** IPTC ninjs: 1.x with {@code headline} and {@code body_*}, 2.x and 3.x with {@code headlines} and {@code bodies}. */
final class Ninjs {
    private static final List<String> SIGNS = List.of(
            "headline",
            "headlines",
            "bodies",
            "body_text",
            "body_html",
            "body_xhtml",
            "versioncreated",
            "pubstatus",
            "descriptions",
            "description_text",
            "representationtype",
            "slugline",
            "renditions");
    private static final List<String> SUBJECTS = List.of(
            "subject",
            "subjects",
            "place",
            "places",
            "organisation",
            "organisations",
            "event",
            "events",
            "object",
            "objects",
            "genre",
            "genres");

    private Ninjs() {}

    static boolean is(JsonObject item) {
        if (item.has("content_html") || item.has("content_text") || item.has("date_published")) {
            return false;
        }
        boolean named = item.has("uri") || item.has("guid") || item.has("standard");
        return named && SIGNS.stream().anyMatch(item::has);
    }

    /** A package of items has its own headline; for a single item there is nothing that a feed would say. */
    static ParsedFeed feed(JsonObject head, ParseLimits limits) {
        var feed = new FeedDraft(limits);
        feed.title(0, Texts.plain(head.text("title")));
        feed.language(0, head.text("language"));
        return feed.build(FeedFormat.NINJS, null);
    }

    static ParsedEntry entry(JsonObject item, int index, ParseLimits limits, @Nullable String base) {
        var entry = new EntryDraft(limits);
        String uri = item.text("uri", "guid");
        entry.id(0, uri);
        entry.url(0, item.address(base, "url"));
        entry.url(1, uri != null && Urls.isWeb(uri) ? uri : null);
        entry.title(0, Texts.plain(item.text("headline")));
        entry.title(1, first(item, "headlines", "main", base));
        entry.title(2, Texts.plain(item.text("title")));
        entry.summary(0, Texts.plain(item.text("description_text", "description_summary", "abstract")));
        entry.summary(1, first(item, "descriptions", "summary", base));
        bodies(item, base, entry);
        entry.published(0, item.text("firstpublished", "published"));
        entry.published(1, item.text("firstcreated"));
        entry.published(2, item.text("contentcreated"));
        entry.updated(0, item.text("versioncreated"));
        entry.updated(1, item.text("versionstored"));
        entry.language(0, item.text("language"));
        entry.status(WireStatus.of(item.text("pubstatus")));
        people(item, entry);
        tags(item, entry);
        rights(item, entry);
        media(item, base, entry, Medium.IMAGE);
        associations(item, base, entry);
        return entry.build(index);
    }

    private static void bodies(JsonObject item, @Nullable String base, EntryDraft entry) {
        for (String name : item.names()) {
            if (name.startsWith("body_")) {
                boolean html = name.endsWith("html");
                entry.content(html ? 0 : 2, rich(item.text(name), html, base));
            }
        }
        for (JsonObject body : item.objects("bodies")) {
            String type = Objects.requireNonNullElse(body.text("contenttype"), "");
            boolean html = type.contains("html") || (type.isEmpty() && "html".equals(body.text("role")));
            entry.content(html ? 0 : 2, rich(body.text("value"), html, base));
        }
    }

    private static @Nullable RichText rich(@Nullable String value, boolean html, @Nullable String base) {
        return value == null
                ? null
                : new RichText(value, html ? RichText.Kind.HTML : RichText.Kind.UNSTATED, base, null);
    }

    private static @Nullable RichText first(JsonObject item, String name, String role, @Nullable String base) {
        RichText any = null;
        for (JsonObject text : item.objects(name)) {
            String type = Objects.requireNonNullElse(text.text("contenttype"), "");
            RichText value = rich(text.text("value"), type.contains("html"), base);
            if (value != null && (any == null || role.equals(text.text("role")))) {
                any = value;
            }
        }
        return any;
    }

    private static void people(JsonObject item, EntryDraft entry) {
        String byline = item.text("byline", "by");
        entry.byline(byline);
        for (JsonObject creator : item.objects("authors")) {
            entry.author(0, named(creator));
        }
        for (JsonObject contributor : item.objects("contributors")) {
            entry.author(1, named(contributor));
        }
        for (JsonObject person : item.objects("person")) {
            String relation = Objects.requireNonNullElse(person.text("rel"), "");
            if (relation.contains("author") || relation.contains("creator")) {
                entry.author(0, named(person));
            } else {
                entry.tag(person.text("name"), person.text("scheme"), null);
            }
        }
        for (JsonObject person : item.objects("people")) {
            entry.tag(person.text("name"), person.text("scheme"), null);
        }
        for (String name : Bylines.names(byline)) {
            entry.author(10, new ParsedPerson(name, null, null));
        }
        entry.dateline(item.text("located"));
    }

    private static @Nullable ParsedPerson named(JsonObject person) {
        String name = person.text("name");
        return name == null ? null : new ParsedPerson(name, person.text("email"), null);
    }

    private static void tags(JsonObject item, EntryDraft entry) {
        for (String member : SUBJECTS) {
            for (JsonObject subject : item.objects(member)) {
                String code = subject.text("code", "uri");
                String name = subject.text("name");
                entry.tag(code != null ? code : name, subject.text("scheme"), name);
            }
        }
        item.texts("keywords").forEach(word -> entry.tag(word, null, null));
    }

    private static void rights(JsonObject item, EntryDraft entry) {
        entry.copyright(0, Texts.plain(item.text("copyrightnotice")));
        entry.copyright(1, Texts.plain(item.text("copyrightholder")));
        entry.usageTerms(Texts.plain(item.text("usageterms")));
        for (String member : List.of("infosource", "infosources")) {
            for (JsonObject source : item.objects(member)) {
                String name = source.text("name");
                entry.credit(name);
                entry.source(0, name == null ? null : new ParsedSource(source.text("code"), name, null, null));
            }
        }
        entry.credit(item.text("creditline", "source"));
    }

    private static void media(JsonObject item, @Nullable String base, EntryDraft entry, Medium otherwise) {
        JsonObject best = null;
        long most = -1;
        for (JsonObject rendition : item.objects("renditions")) {
            long width = Objects.requireNonNullElse(rendition.number("width"), 0L);
            if (rendition.has("href") && width > most) {
                best = rendition;
                most = width;
            }
        }
        if (best != null) {
            String type = best.text("mimetype", "contenttype");
            entry.media(ParsedMediaBuilder.builder()
                    .url(Objects.requireNonNullElse(best.address(base, "href"), ""))
                    .type(type)
                    .medium(type == null ? otherwise : null)
                    .title(printed(item, "headlines", "main", base, "headline", "title"))
                    .caption(printed(
                            item,
                            "descriptions",
                            "caption",
                            base,
                            "description_caption",
                            "description_text",
                            "body_text"))
                    .credit(Texts.plain(item.text("byline", "by", "copyrightholder")))
                    .width(best.smallNumber("width"))
                    .height(best.smallNumber("height"))
                    .bytes(best.number("sizeinbytes"))
                    .durationSeconds(Texts.duration(best.text("duration")))
                    .build());
        }
    }

    /** A text that older versions have as a member of its own, newer ones in a list with roles. */
    private static @Nullable RichText printed(
            JsonObject item, String list, String role, @Nullable String base, String... members) {
        RichText own = Texts.plain(item.text(members));
        return own == null ? first(item, list, role, base) : own;
    }

    /** Pictures and the like that go with the story are its media, other stories are related. */
    private static void associations(JsonObject item, @Nullable String base, EntryDraft entry) {
        for (JsonObject other : item.objects("associations")) {
            switch (Objects.requireNonNullElse(other.text("type"), "")) {
                case "picture", "graphic", "photo" -> media(other, base, entry, Medium.IMAGE);
                case "video" -> media(other, base, entry, Medium.VIDEO);
                case "audio" -> media(other, base, entry, Medium.AUDIO);
                case "" -> media(other, base, entry, Medium.DOCUMENT);
                default -> {
                    String uri = other.text("uri");
                    entry.related(uri, other.text("headline", "title"));
                }
            }
        }
    }
}
