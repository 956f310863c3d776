package dev.storywire.ingest.extract;

import org.jspecify.annotations.Nullable;

/**
 * A media item of a story; at least one of address, caption and credit is known.
 *
 * @param url absolute; absent where a dump of text names only the credit or the caption
 * @param kind image unless the page says otherwise
 */
public record Picture(
        @Nullable String url,
        Kind kind,
        @Nullable String title,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** What sort of media. */
    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO
    }

    public Picture {
        if (url == null && caption == null && credit == null) {
            throw new IllegalArgumentException("a picture needs an address, a caption or a credit");
        }
    }

    /** Of a dump of text: what stands under a picture that is not there. */
    public static Picture underText(@Nullable String caption, @Nullable String credit) {
        return new Picture(null, Kind.IMAGE, null, caption, credit, null, null);
    }
}
