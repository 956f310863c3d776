package dev.storywire.ingest.parse.atom;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.People;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The constructs of Atom (RFC 4287, sections 3 and 4.2; Atom 0.3 likewise): texts, contents, people, links, categories. */
public final class AtomElements {
    /** Where a category goes. */
    @FunctionalInterface
    public interface TagSink {
        void tag(@Nullable String term, @Nullable String scheme, @Nullable String label);
    }

    private AtomElements() {}

    /** A text construct, by its {@code type}, or by Atom 0.3's {@code mode}. */
    public static @Nullable RichText text(XmlReader in) {
        String type = lower(in.attribute("type"));
        String mode = lower(in.attribute("mode"));
        if (mode.equals("base64")) {
            return base64(in, type);
        }
        return switch (type) {
            case "html", "text/html" -> Texts.html(in);
            case "xhtml", "application/xhtml+xml" -> mode.equals("escaped") ? Texts.html(in) : Texts.xhtml(in);
            case "text", "text/plain" -> Texts.plain(in);
            case "" -> mode.equals("escaped") ? Texts.unstated(in) : Texts.plain(in);
            default -> other(in, type, mode);
        };
    }

    private static @Nullable RichText other(XmlReader in, String type, String mode) {
        if (mode.equals("escaped")) {
            return Texts.html(in);
        }
        if (type.endsWith("+xml") || type.endsWith("/xml")) {
            return Texts.xhtml(in);
        }
        if (type.startsWith("text/")) {
            return Texts.plain(in);
        }
        return Texts.unstated(in);
    }

    /** Base64 of a text; of anything else there is nothing to read. */
    private static @Nullable RichText base64(XmlReader in, String type) {
        String base = in.base();
        String language = in.language();
        String text = in.text();
        if (text == null) {
            return null;
        }
        try {
            String value = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8).strip();
            boolean html = type.contains("html");
            boolean plain = type.equals("text/plain") || type.equals("text");
            boolean readable = html || type.isEmpty() || type.startsWith("text");
            if (value.isEmpty() || !readable) {
                return null;
            }
            RichText.Kind kind = html ? RichText.Kind.HTML : plain ? RichText.Kind.PLAIN : RichText.Kind.UNSTATED;
            return new RichText(value, kind, base, language);
        } catch (IllegalArgumentException notBase64) {
            return new RichText(text, RichText.Kind.UNSTATED, base, language);
        }
    }

    /** A content element: its text, or for content that stands elsewhere, a link or media item of the entry. */
    public static @Nullable RichText content(XmlReader in, EntryDraft entry) {
        String source = in.address("src");
        String type = in.attribute("type");
        if (source == null) {
            return isBinary(lower(type)) ? base64(in, lower(type)) : text(in);
        }
        in.skip();
        String kind = lower(type);
        if (kind.startsWith("image/") || kind.startsWith("audio/") || kind.startsWith("video/")) {
            entry.media(ParsedMediaBuilder.builder().url(source).type(type).build());
        } else {
            entry.link(source, "alternate", type, null);
            entry.url(6, source);
        }
        return null;
    }

    /** RFC 4287, 4.1.3.3, rule 5: what is neither text nor XML stands in Base64. */
    private static boolean isBinary(String type) {
        return type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || (type.startsWith("application/") && !type.endsWith("xml"));
    }

    /** A person construct; publishers also write the bare name. */
    public static @Nullable ParsedPerson person(XmlReader in) {
        String name = null;
        String email = null;
        String uri = null;
        StringBuilder bare = new StringBuilder();
        int inside = in.depth();
        while (in.nextChild(inside, bare)) {
            switch (in.name().substring(in.name().indexOf(':') + 1)) {
                case "name" -> name = in.text();
                case "email" -> email = in.text();
                case "uri", "url", "homepage" -> uri = EntryExtensions.address(in);
                default -> in.skip();
            }
        }
        if (name == null && email == null && uri == null) {
            return People.parse(bare.toString());
        }
        return new ParsedPerson(name, email, uri);
    }

    public static void category(XmlReader in, TagSink sink) {
        String term = in.attribute("term");
        String scheme = in.attribute("scheme");
        String label = in.attribute("label");
        String text = in.text();
        sink.tag(term != null ? term : text, scheme, label);
    }

    /**
     * @param rank how much an alternate link is trusted to be the site's address
     */
    public static void feedLink(XmlReader in, FeedDraft feed, int rank) {
        String href = in.address("href");
        String rel = relation(in);
        String type = lower(in.attribute("type"));
        if (href == null && rel.equals("self")) {
            href = in.base(); // an empty reference is the document itself
        }
        in.skip();
        switch (rel) {
            case "alternate" -> feed.siteUrl(rank + (isPage(type) ? 0 : 2), href);
            case "self" -> feed.selfUrl(0, href);
            case "hub" -> feed.hubUrl(0, href);
            case "via" -> feed.siteUrl(rank + 4, href);
            case "icon", "image" -> feed.image(6, href);
            default -> {
                // first, next, search and the like say nothing about the feed itself
            }
        }
    }

    /**
     * @param rank how much an alternate link is trusted to be the story's address
     */
    public static void entryLink(XmlReader in, EntryDraft entry, int rank) {
        String href = in.address("href");
        String rel = relation(in);
        String type = in.attribute("type");
        String title = in.attribute("title");
        Long bytes = Texts.number(in.attribute("length"));
        in.skip();
        if (href == null) {
            return;
        }
        entry.link(href, rel, type, title);
        switch (rel) {
            case "alternate" -> entry.url(rank + (isPage(lower(type)) ? 0 : 1), href);
            case "via" -> entry.url(rank + 4, href);
            case "self" -> entry.url(rank + 5, href);
            case "license" -> entry.license(0, href);
            case "enclosure" ->
                entry.media(ParsedMediaBuilder.builder()
                        .url(href)
                        .type(type)
                        .title(Texts.plain(title))
                        .bytes(bytes)
                        .build());
            case "image", "icon", "thumbnail", "preview" ->
                entry.media(ParsedMediaBuilder.builder()
                        .url(href)
                        .type(type)
                        .medium(Medium.IMAGE)
                        .build());
            default -> {
                // kept among the links
            }
        }
    }

    /** The relation without the registry's address before it; {@code alternate} where there is none (RFC 4287, 4.2.7.2). */
    private static String relation(XmlReader in) {
        String rel = lower(Objects.requireNonNullElse(in.attribute("rel"), "alternate"));
        String registry = "http://www.iana.org/assignments/relation/";
        return rel.startsWith(registry) ? rel.substring(registry.length()) : rel;
    }

    private static boolean isPage(String type) {
        return type.isEmpty() || type.contains("html");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
