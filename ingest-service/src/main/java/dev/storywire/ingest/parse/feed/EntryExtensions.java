package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.XmlReader;
import dev.storywire.ingest.url.Urls;
import org.jspecify.annotations.Nullable;

/** The extension elements of entries, alike in RSS and Atom. */
public final class EntryExtensions {
    private static final String GEORSS = "http://www.georss.org/georss";

    private EntryExtensions() {}

    /** Reads the element that just started, through its end; what nobody knows is passed over. */
    public static void read(XmlReader in, EntryDraft entry) {
        String name = in.name();
        int colon = name.indexOf(':');
        switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "media" -> MediaRss.read(in, entry);
            case "dc", "dcterms" -> dublinCore(in, entry);
            case "itunes", "googleplay" -> podcastDirectory(in, entry);
            case "podcast" -> podcast(in, entry);
            case "content" -> content(in, entry);
            case "xhtml" -> entry.content(2, markup(in));
            default -> other(in, entry);
        }
    }

    private static void content(XmlReader in, EntryDraft entry) {
        if (in.name().equals("content:encoded")) {
            entry.content(1, Texts.html(in));
        } else {
            in.skip();
        }
    }

    private static @Nullable RichText markup(XmlReader in) {
        boolean body = in.name().equals("xhtml:body") || in.name().equals("xhtml:div");
        if (!body) {
            in.skip();
            return null;
        }
        return Texts.xhtml(in);
    }

    private static void dublinCore(XmlReader in, EntryDraft entry) {
        switch (in.name()) {
            case "dc:title", "dcterms:title" -> entry.title(2, Texts.unstated(in));
            case "dc:description", "dcterms:description", "dcterms:abstract" -> entry.summary(3, Texts.unstated(in));
            case "dc:creator", "dcterms:creator", "dc:author" -> entry.author(1, People.parse(in.text()));
            case "dc:contributor" -> entry.author(Authors.SUBSTITUTE + 2, People.parse(in.text()));
            case "dc:subject", "dcterms:subject" -> entry.tag(in.text(), null, null);
            case "dc:date", "dcterms:date" -> entry.published(2, in.text());
            case "dcterms:issued" -> entry.published(1, in.text());
            case "dcterms:created", "dcterms:available" -> entry.published(3, in.text());
            case "dcterms:modified", "dcterms:updated" -> entry.updated(1, in.text());
            case "dc:language", "dcterms:language" -> entry.language(1, in.text());
            case "dc:rights", "dcterms:rights", "dcterms:accessrights" -> entry.copyright(1, Texts.unstated(in));
            case "dcterms:license" -> {
                String resource = in.address("rdf:resource");
                String text = in.text();
                entry.license(1, resource != null ? resource : text);
            }
            case "dc:identifier", "dcterms:identifier" -> entry.id(3, in.text());
            case "dc:source" -> entry.source(3, named(in.text()));
            case "dcterms:spatial" -> entry.tag(in.text(), "http://purl.org/dc/terms/spatial", null);
            default -> in.skip();
        }
    }

    private static @Nullable ParsedSource named(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Urls.isWeb(text) ? new ParsedSource(null, null, text, null) : new ParsedSource(null, text, null, null);
    }

    private static void podcastDirectory(XmlReader in, EntryDraft entry) {
        switch (in.name().substring(in.name().indexOf(':') + 1)) {
            case "title" -> entry.title(4, Texts.unstated(in));
            case "author", "owner" -> entry.author(Authors.SUBSTITUTE, People.parse(in.text()));
            case "summary", "description" -> entry.summary(4, Texts.unstated(in));
            case "subtitle" -> entry.summary(5, Texts.unstated(in));
            case "keywords" -> entry.keywords(in.text());
            case "category" -> categories(in, entry);
            case "duration" -> entry.duration(Texts.duration(in.text()));
            case "image" -> image(in, entry);
            default -> in.skip();
        }
    }

    /** Categories of iTunes nest. */
    private static void categories(XmlReader in, EntryDraft entry) {
        entry.tag(in.attribute("text"), null, null);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            categories(in, entry);
        }
    }

    private static void image(XmlReader in, EntryDraft entry) {
        String href = in.address("href");
        if (href == null) {
            href = in.address("url");
        }
        String base = in.base();
        String text = in.text();
        if (href == null && text != null) {
            href = Urls.resolve(base, text);
        }
        if (href != null) {
            entry.media(
                    ParsedMediaBuilder.builder().url(href).medium(Medium.IMAGE).build());
        }
    }

    private static void podcast(XmlReader in, EntryDraft entry) {
        switch (in.name()) {
            case "podcast:transcript", "podcast:chapters" -> {
                entry.link(in.address("url"), in.name().substring(8), in.attribute("type"), null);
                in.skip();
            }
            case "podcast:person" -> {
                String href = in.address("href");
                String name = in.text();
                if (name != null) {
                    entry.author(Authors.SUBSTITUTE + 1, new ParsedPerson(name, null, href));
                }
            }
            case "podcast:license" -> {
                String url = in.address("url");
                String text = in.text();
                entry.license(4, url != null ? url : text);
            }
            case "podcast:location" -> entry.tag(in.text(), "https://podcastindex.org/namespace/1.0#location", null);
            case "podcast:alternateenclosure" -> alternateEnclosure(in, entry);
            default -> in.skip();
        }
    }

    private static void alternateEnclosure(XmlReader in, EntryDraft entry) {
        String type = in.attribute("type");
        Long bytes = Texts.number(in.attribute("length"));
        int inside = in.depth();
        while (in.nextChild(inside)) {
            String uri = in.name().equals("podcast:source") ? in.address("uri") : null;
            in.skip();
            if (uri != null && Urls.isWeb(uri)) {
                entry.media(ParsedMediaBuilder.builder()
                        .url(uri)
                        .type(type)
                        .bytes(bytes)
                        .build());
            }
        }
    }

    private static void other(XmlReader in, EntryDraft entry) {
        switch (in.name()) {
            case "feedburner:origlink", "pheedo:origlink" -> entry.url(0, address(in));
            case "feedburner:origenclosurelink" -> {
                String url = address(in);
                if (url != null) {
                    entry.media(ParsedMediaBuilder.builder().url(url).build());
                }
            }
            case "slash:section", "slash:department" -> entry.tag(in.text(), null, null);
            case "wfw:commentrss" -> entry.link(address(in), "replies", "application/rss+xml", null);
            case "thr:in-reply-to" -> {
                entry.link(in.address("href"), "in-reply-to", in.attribute("type"), null);
                in.skip();
            }
            case "creativecommons:license" -> entry.license(0, in.text());
            case "cc:license" -> {
                String resource = in.address("rdf:resource");
                String text = in.text();
                entry.license(0, resource != null ? resource : text);
            }
            case "georss:featurename" -> entry.tag(in.text(), GEORSS, null);
            case "prism:publicationdate" -> entry.published(3, in.text());
            case "prism:modificationdate" -> entry.updated(3, in.text());
            case "prism:url" -> entry.url(6, address(in));
            case "prism:copyright" -> entry.copyright(4, Texts.plain(in));
            default -> in.skip();
        }
    }

    /** The element's text as an absolute address. */
    public static @Nullable String address(XmlReader in) {
        String base = in.base();
        String text = in.text();
        return text == null ? null : Urls.resolve(base, text);
    }
}
