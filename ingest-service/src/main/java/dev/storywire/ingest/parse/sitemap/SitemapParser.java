package dev.storywire.ingest.parse.sitemap;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.ItemCount;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sitemaps (sitemaps.org) with Google's news, image and video extensions, and sitemap indexes. */
public final class SitemapParser {
    private final XmlReader in;
    private final ParseLimits limits;
    private final ParseNotes notes;
    private final EntryHandler handler;
    private final ItemCount urls;

    public SitemapParser(XmlReader in, ParseLimits limits, ParseNotes notes, EntryHandler handler) {
        this.in = in;
        this.limits = limits;
        this.notes = notes;
        this.handler = handler;
        this.urls = new ItemCount(limits, notes);
    }

    /** Reads the {@code urlset} that just started, through its end. */
    public ParsedFeed readUrls() {
        in.adoptNamespace();
        in.expect("url", Set.of("url", "loc", "lastmod"));
        String base = in.base();
        int inside = in.depth();
        while (in.nextChild(inside)) {
            if (in.name().equals("url") && urls.next()) {
                handler.entry(url().build(urls.last()));
            } else {
                in.skip();
            }
        }
        return new FeedDraft(limits).build(FeedFormat.NEWS_SITEMAP, base);
    }

    /** Reads the {@code sitemapindex} that just started: it has no stories, its notes say where they are. */
    public ParsedFeed readIndex() {
        in.adoptNamespace();
        String base = in.base();
        int inside = in.depth();
        while (in.nextChild(inside)) {
            int sitemap = in.depth();
            while (in.nextChild(sitemap)) {
                String address = in.name().equals("loc") ? EntryExtensions.address(in) : skipped();
                if (address != null) {
                    notes.odd("sitemap-index", "Stories are listed in the sitemap " + address + ".", null);
                }
            }
        }
        return new FeedDraft(limits).build(FeedFormat.NEWS_SITEMAP, base);
    }

    /** How many addresses there were. */
    public int urls() {
        return urls.count();
    }

    private @Nullable String skipped() {
        in.skip();
        return null;
    }

    private EntryDraft url() {
        var entry = new EntryDraft(limits);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "loc" -> {
                    String address = EntryExtensions.address(in);
                    entry.url(0, address);
                    entry.id(0, address);
                }
                case "lastmod" -> entry.updated(0, in.text());
                case "news:news" -> news(entry);
                case "image:image" -> image(entry);
                case "video:video" -> video(entry);
                case "xhtml:link" -> {
                    entry.link(in.address("href"), in.attribute("rel"), in.attribute("type"), null);
                    in.skip();
                }
                default -> in.skip();
            }
        }
        return entry;
    }

    private void news(EntryDraft entry) {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "news:publication" -> publication(entry);
                case "news:publication_date" -> entry.published(0, in.text());
                case "news:title" -> entry.title(0, Texts.unstated(in));
                case "news:keywords", "news:genres", "news:stock_tickers" -> entry.keywords(in.text());
                default -> in.skip();
            }
        }
    }

    private void publication(EntryDraft entry) {
        String name = null;
        String language = null;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "news:name" -> name = in.text();
                case "news:language" -> language = in.text();
                default -> in.skip();
            }
        }
        entry.language(0, language);
        entry.source(0, name == null ? null : new ParsedSource(null, name, null, language));
    }

    private void image(EntryDraft entry) {
        var image = ParsedMediaBuilder.builder().url("").medium(Medium.IMAGE);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "image:loc" -> {
                    String address = EntryExtensions.address(in);
                    image.url(address == null ? "" : address);
                }
                case "image:title" -> image.title(Texts.unstated(in));
                case "image:caption" -> image.caption(Texts.unstated(in));
                default -> in.skip();
            }
        }
        if (!image.url().isEmpty()) {
            entry.media(image.build());
        }
    }

    private void video(EntryDraft entry) {
        var video = ParsedMediaBuilder.builder().url("").medium(Medium.VIDEO);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "video:content_loc" -> {
                    String address = EntryExtensions.address(in);
                    video.url(address == null ? "" : address);
                }
                case "video:title" -> video.title(Texts.unstated(in));
                case "video:description" -> video.caption(Texts.unstated(in));
                case "video:duration" -> video.durationSeconds(Texts.duration(in.text()));
                case "video:publication_date" -> entry.published(1, in.text());
                default -> in.skip();
            }
        }
        if (!video.url().isEmpty()) {
            entry.media(video.build());
        }
    }
}
