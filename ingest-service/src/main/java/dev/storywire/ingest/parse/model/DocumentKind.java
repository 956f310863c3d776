package dev.storywire.ingest.parse.model;

/** What a document is, by its content; its declared media type is only a hint. */
public enum DocumentKind {
    RSS(Family.FEED),
    RDF(Family.FEED),
    ATOM(Family.FEED),
    JSON(Family.FEED),
    SITEMAP(Family.FEED),
    SITEMAP_INDEX(Family.FEED),
    NEWSML_G2(Family.FEED),
    NITF(Family.FEED),
    IPTC7901(Family.FEED),
    ANPA1312(Family.FEED),
    HTML(Family.PAGE),
    TEXT(Family.PAGE),
    OPML(Family.REFUSED),
    OTHER_XML(Family.REFUSED),
    BINARY(Family.REFUSED),
    EMPTY(Family.REFUSED);

    /** Who reads a document. */
    public enum Family {
        /** The feed parser reads it. */
        FEED,
        /** It is a page or a text dump: the extractor reads it. */
        PAGE,
        /** Nobody can; The feed parser says why. */
        REFUSED
    }

    private final Family family;

    DocumentKind(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }
}
