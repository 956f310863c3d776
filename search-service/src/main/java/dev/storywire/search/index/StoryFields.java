package dev.storywire.search.index;

/**
 * The names of the fields that can be searched. Those under {@code derived} are made by this service when a story is
 * indexed, and are no part of the story that is given back.
 */
public final class StoryFields {
    public static final String ID = "id";
    public static final String STATUS = "status";
    public static final String KIND = "kind";
    public static final String FEED = "feedId";
    public static final String LANGUAGE = "language";
    public static final String KICKER = "kicker";
    public static final String HEADLINE = "headline";
    public static final String SUMMARY = "summary";
    public static final String BODY = "bodyText";
    public static final String BYLINE = "byline";
    public static final String AUTHOR = "authors.name";
    public static final String AUTHOR_EXACT = "authors.name.exact";
    public static final String AUTHOR_LABEL = "authors.name.label";
    public static final String SOURCE_ID = "source.id";
    public static final String SOURCE_NAME = "source.name";
    public static final String SOURCE_EXACT = "source.name.exact";
    public static final String SOURCE_LABEL = "source.name.label";
    public static final String TAG_TERM = "tags.term";
    public static final String TAG_TERM_EXACT = "tags.term.exact";
    public static final String TAG_TERM_LABEL = "tags.term.label";
    public static final String TAG_LABEL = "tags.label";
    public static final String TAG_LABEL_EXACT = "tags.label.exact";

    /** What this service adds to a story. */
    public static final String DERIVED = "derived";

    /** When the story counts as published: never later than when it was first seen. */
    public static final String AT = "derived.at";

    /** The primary subtag of the language, {@code und} where it is not known. */
    public static final String LANG = "derived.lang";

    /** The cluster, or the story itself where it belongs to none. */
    public static final String CLUSTER = "derived.cluster";

    /** The letters and digits of the story's addresses. */
    public static final String URL = "derived.url";

    /** The partition of the topic that the story's event stood in. */
    public static final String PARTITION = "derived.partition";

    /** The place of the story's event in its partition. */
    public static final String OFFSET = "derived.offset";

    /** Beginnings of the headline, to be completed. */
    public static final String SUGGEST = "derived.suggest";

    /** Words and phrases of the headline, folded. */
    public static final String TOPICS = "derived.topics";

    private StoryFields() {}
}
