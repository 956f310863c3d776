package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedMedia;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.XmlReader;
import dev.storywire.ingest.url.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Media RSS 1.5.1: groups, contents, thumbnails, players, and the elements that hold for all media below their parent. */
final class MediaRss {
    private final XmlReader in;
    private final EntryDraft entry;

    private MediaRss(XmlReader in, EntryDraft entry) {
        this.in = in;
        this.entry = entry;
    }

    /** Reads the {@code media:} element that just started in an entry, through its end. */
    static void read(XmlReader in, EntryDraft entry) {
        var items = new ArrayList<ParsedMedia>();
        new MediaRss(in, entry).element(entry.mediaDefaults(), items, true);
        items.forEach(entry::media);
    }

    /**
     * @param here what is said for all media in the parent
     * @param ofEntry whether the parent is the entry or its one group, so that titles name the entry
     */
    private void element(MediaDefaults here, List<ParsedMedia> items, boolean ofEntry) {
        switch (in.name()) {
            case "media:group" -> group(items, ofEntry);
            case "media:content" -> content(items);
            case "media:thumbnail" -> thumbnail(items);
            case "media:player" -> player();
            case "media:title" -> {
                here.title = typed();
                entry.title(5, ofEntry ? here.title : null);
            }
            case "media:description", "media:text" -> {
                here.caption = typed();
                entry.summary(6, ofEntry ? here.caption : null);
            }
            case "media:credit" -> {
                RichText credit = Texts.plain(in);
                here.credit = here.credit == null ? credit : here.credit;
            }
            default -> aboutEntry();
        }
    }

    private void aboutEntry() {
        switch (in.name()) {
            case "media:copyright" -> {
                String license = in.address("url");
                entry.copyright(3, Texts.plain(in));
                entry.license(3, license);
            }
            case "media:license" -> {
                String href = in.address("href");
                String text = in.text();
                entry.license(2, href != null ? href : text);
            }
            case "media:keywords" -> entry.keywords(in.text());
            case "media:category" -> {
                String scheme = in.attribute("scheme");
                String label = in.attribute("label");
                entry.tag(in.text(), scheme, label);
            }
            default -> in.skip();
        }
    }

    private void children(MediaDefaults here, List<ParsedMedia> items, boolean ofEntry) {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            element(here, items, ofEntry);
        }
    }

    private void group(List<ParsedMedia> items, boolean ofEntry) {
        var own = new MediaDefaults();
        var members = new ArrayList<ParsedMedia>();
        children(own, members, ofEntry);
        members.forEach(member -> items.add(own.applyTo(member, null)));
    }

    private void content(List<ParsedMedia> items) {
        var item = ParsedMediaBuilder.builder()
                .url(Objects.requireNonNullElse(in.address("url"), ""))
                .type(in.attribute("type"))
                .medium(medium(in.attribute("medium")))
                .width(Texts.smallNumber(in.attribute("width")))
                .height(Texts.smallNumber(in.attribute("height")))
                .bytes(Texts.number(in.attribute("filesize")))
                .durationSeconds(Texts.duration(in.attribute("duration")));
        var own = new MediaDefaults();
        var within = new ArrayList<ParsedMedia>();
        children(own, within, false);
        if (!item.url().isEmpty()) {
            items.add(own.applyTo(item.build(), null));
        }
        items.addAll(within);
    }

    private void thumbnail(List<ParsedMedia> items) {
        String url = in.address("url");
        Integer width = Texts.smallNumber(in.attribute("width"));
        Integer height = Texts.smallNumber(in.attribute("height"));
        String base = in.base();
        String text = in.text();
        if (url == null && text != null) {
            url = Urls.resolve(base, text);
        }
        if (url != null) {
            items.add(ParsedMediaBuilder.builder()
                    .url(url)
                    .medium(Medium.THUMBNAIL)
                    .width(width)
                    .height(height)
                    .build());
        }
    }

    private void player() {
        String url = in.address("url");
        in.skip();
        entry.link(url, "player", null, null);
    }

    private @Nullable RichText typed() {
        String type = in.attribute("type");
        return "html".equals(type) ? Texts.html(in) : "plain".equals(type) ? Texts.plain(in) : Texts.unstated(in);
    }

    private static @Nullable Medium medium(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "image" -> Medium.IMAGE;
            case "audio" -> Medium.AUDIO;
            case "video" -> Medium.VIDEO;
            case "document", "executable" -> Medium.DOCUMENT;
            default -> null;
        };
    }
}
