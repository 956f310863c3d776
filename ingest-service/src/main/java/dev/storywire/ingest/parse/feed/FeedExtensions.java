package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The extension elements of feeds, alike in RSS and Atom. */
public final class FeedExtensions {
    private @Nullable String period;
    private int frequency = 1;

    /** Reads the element that just started, through its end; what nobody knows is passed over. */
    public void read(XmlReader in, FeedDraft feed) {
        switch (in.name()) {
            case "dc:title" -> feed.title(2, Texts.unstated(in));
            case "dc:description", "dcterms:abstract" -> feed.description(2, Texts.unstated(in));
            case "dc:language" -> feed.language(1, in.text());
            case "dc:rights", "dcterms:rights" -> feed.copyright(1, Texts.unstated(in));
            case "dc:creator" -> feed.author(Authors.SUBSTITUTE, People.parse(in.text()));
            case "dc:publisher" -> feed.author(Authors.SUBSTITUTE + 4, People.parse(in.text()));
            case "dc:contributor" -> feed.author(Authors.SUBSTITUTE + 5, People.parse(in.text()));
            case "dc:date", "dcterms:modified" -> feed.updated(2, in.text());
            case "dcterms:issued", "dcterms:created" -> feed.published(1, in.text());
            case "dc:subject" -> feed.tag(in.text(), null, null);
            case "dc:source" -> feed.siteUrl(6, EntryExtensions.address(in));
            default -> more(in, feed);
        }
    }

    private void more(XmlReader in, FeedDraft feed) {
        switch (in.name()) {
            case "sy:updateperiod" -> {
                period = in.text();
                feed.ttlMinutes(2, ttl());
            }
            case "sy:updatefrequency" -> {
                frequency = Math.max(1, Objects.requireNonNullElse(Texts.smallNumber(in.text()), 1));
                feed.ttlMinutes(1, period == null ? null : ttl());
            }
            case "admin:generatoragent" -> {
                feed.generator(1, in.attribute("rdf:resource"));
                in.skip();
            }
            case "media:copyright" -> feed.copyright(3, Texts.plain(in));
            case "media:keywords" -> feed.keywords(in.text());
            case "media:category" -> feed.tag(in.text(), null, null);
            case "media:thumbnail" -> {
                feed.image(5, in.address("url"));
                in.skip();
            }
            case "creativecommons:license" -> feed.copyright(5, Texts.plain(in));
            default -> podcast(in, feed);
        }
    }

    private @Nullable Integer ttl() {
        int minutes =
                switch (period == null ? "" : period.toLowerCase(java.util.Locale.ROOT)) {
                    case "hourly" -> 60;
                    case "daily" -> 24 * 60;
                    case "weekly" -> 7 * 24 * 60;
                    case "monthly" -> 30 * 24 * 60;
                    case "yearly" -> 365 * 24 * 60;
                    default -> 0;
                };
        return minutes == 0 ? null : Math.max(1, minutes / frequency);
    }

    private static void podcast(XmlReader in, FeedDraft feed) {
        switch (in.name()) {
            case "itunes:author", "googleplay:author" -> feed.author(Authors.SUBSTITUTE + 1, People.parse(in.text()));
            case "itunes:owner" -> owner(in, feed);
            case "itunes:title" -> feed.title(3, Texts.unstated(in));
            case "itunes:summary", "googleplay:description" -> feed.description(3, Texts.unstated(in));
            case "itunes:subtitle" -> feed.description(4, Texts.unstated(in));
            case "itunes:image", "googleplay:image" -> {
                String href = in.address("href");
                String text = EntryExtensions.address(in);
                feed.image(3, href != null ? href : text);
            }
            case "itunes:keywords" -> feed.keywords(in.text());
            case "itunes:category", "googleplay:category" -> categories(in, feed);
            default -> in.skip();
        }
    }

    private static void owner(XmlReader in, FeedDraft feed) {
        String name = null;
        String email = null;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "itunes:name" -> name = in.text();
                case "itunes:email" -> email = in.text();
                default -> in.skip();
            }
        }
        if (name != null || email != null) {
            feed.author(Authors.SUBSTITUTE + 2, new ParsedPerson(name, email, null));
        }
    }

    private static void categories(XmlReader in, FeedDraft feed) {
        feed.tag(in.attribute("text"), null, null);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            categories(in, feed);
        }
    }
}
