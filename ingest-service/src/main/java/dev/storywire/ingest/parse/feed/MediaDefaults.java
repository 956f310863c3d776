package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedMedia;
import dev.storywire.ingest.parse.model.RichText;
import org.jspecify.annotations.Nullable;

/** What Media RSS elements say of all media beside or below them that don't say it themselves. */
final class MediaDefaults {
    @Nullable RichText title;

    @Nullable RichText caption;

    @Nullable RichText credit;

    /** The innermost word counts: what is set here is kept. */
    void inherit(MediaDefaults outer) {
        title = title != null ? title : outer.title;
        caption = caption != null ? caption : outer.caption;
        credit = credit != null ? credit : outer.credit;
    }

    ParsedMedia applyTo(ParsedMedia item, @Nullable Double duration) {
        boolean timed = item.medium() != ParsedMedia.Medium.IMAGE && item.medium() != ParsedMedia.Medium.THUMBNAIL;
        return new ParsedMedia(
                item.url(),
                item.type(),
                item.medium(),
                item.title() != null ? item.title() : title,
                item.caption() != null ? item.caption() : caption,
                item.credit() != null ? item.credit() : credit,
                item.width(),
                item.height(),
                item.bytes(),
                item.durationSeconds() != null || !timed ? item.durationSeconds() : duration);
    }

    static ParsedMedia merge(ParsedMedia a, ParsedMedia b) {
        return new ParsedMedia(
                a.url(),
                a.type() != null ? a.type() : b.type(),
                a.medium() == null || (a.medium() == ParsedMedia.Medium.THUMBNAIL && b.medium() != null)
                        ? b.medium()
                        : a.medium(),
                a.title() != null ? a.title() : b.title(),
                a.caption() != null ? a.caption() : b.caption(),
                a.credit() != null ? a.credit() : b.credit(),
                a.width() != null ? a.width() : b.width(),
                a.height() != null ? a.height() : b.height(),
                a.bytes() != null ? a.bytes() : b.bytes(),
                a.durationSeconds() != null ? a.durationSeconds() : b.durationSeconds());
    }
}
