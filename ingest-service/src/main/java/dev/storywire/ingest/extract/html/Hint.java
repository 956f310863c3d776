package dev.storywire.ingest.extract.html;

/** What an element's tag, class, id or role says about its contents. */
enum Hint {
    NONE,
    /** Marked as the body of an article. */
    BODY,
    NAVIGATION,
    FOOTER,
    HEADER,
    ASIDE,
    RELATED,
    COMMENTS,
    SHARE,
    NEWSLETTER,
    ADVERTISEMENT,
    OVERLAY,
    INVISIBLE,
    FORM,
    TAGS,
    BIOGRAPHY,
    TOOLS,
    GALLERY,
    CAPTION,
    BYLINE,
    DATE,
    /** Only a teaser or a promotion where it is short or full of links. */
    PROMOTION;

    /** Whether what is marked so is no part of a body, however long it is. */
    boolean isFurniture() {
        return switch (this) {
            case NAVIGATION,
                    FOOTER,
                    ASIDE,
                    RELATED,
                    COMMENTS,
                    SHARE,
                    NEWSLETTER,
                    ADVERTISEMENT,
                    OVERLAY,
                    INVISIBLE,
                    FORM,
                    TAGS,
                    BIOGRAPHY,
                    TOOLS,
                    GALLERY,
                    CAPTION -> true;
            case NONE, BODY, HEADER, BYLINE, DATE, PROMOTION -> false;
        };
    }

    /** Whether what is marked so is no part of a body where it is short. */
    boolean isFurnitureIfShort() {
        return this == BYLINE || this == DATE || this == PROMOTION || this == HEADER;
    }

    /** Whether pictures within belong to the story, though the words don't. */
    boolean keepsPictures() {
        return this == GALLERY || this == CAPTION || this == HEADER || this == BODY || this == NONE || this == TOOLS;
    }
}
