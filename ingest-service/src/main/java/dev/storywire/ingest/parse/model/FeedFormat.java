package dev.storywire.ingest.parse.model;

/** The formats that are read into entries, with the names that the story contract gives them. */
public enum FeedFormat {
    RSS_0_90("rss-0.90"),
    RSS_0_91("rss-0.91"),
    RSS_0_92("rss-0.92"),
    RSS_0_93("rss-0.93"),
    RSS_0_94("rss-0.94"),
    RSS_1_0("rss-1.0"),
    RSS_2_0("rss-2.0"),
    ATOM_0_3("atom-0.3"),
    ATOM_1_0("atom-1.0"),
    JSON_FEED_1_0("json-feed-1.0"),
    JSON_FEED_1_1("json-feed-1.1"),
    NEWS_SITEMAP("news-sitemap"),
    NINJS("ninjs"),
    NEWSML_G2("newsml-g2"),
    NITF("nitf"),
    IPTC7901("iptc7901"),
    ANPA1312("anpa1312");

    private final String label;

    FeedFormat(String label) {
        this.label = label;
    }

    /** The contract's name, such as {@code rss-2.0}. */
    public String label() {
        return label;
    }
}
