package dev.storywire.ingest.extract.text;

/** What one line (or short paragraph) of a page is by its wording. */
public enum LineKind {
    /** Nothing but white space and marks. */
    EMPTY,
    /** Advertisement, share bar, navigation, legal. */
    FURNITURE,
    /** Stands over pointers to other stories. */
    RELATED_HEADER,
    /** Points at one other story ("Read more: …"). */
    POINTER,
    /** Stands over the readers' comments. */
    COMMENTS_HEADER,
    /** Who took a picture. */
    CREDIT,
    /** What a picture shows and who took it. */
    CAPTION,
    /** Who wrote the story. */
    BYLINE,
    /** When it was published or updated. */
    DATE,
    /** Short, and not ended as a sentence: a heading, a list item, a label. */
    SHORT,
    /** Running text. */
    PROSE
}
