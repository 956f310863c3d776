package dev.storywire.ingest.parse.rss;

import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.Objects;

/** Tells the version of RSS by the root element that just started. */
final class RssVersion {
    private RssVersion() {}

    static FeedFormat of(XmlReader in) {
        String name = in.name();
        if (name.equals("rdf:rdf") || name.equals("rdf")) {
            String namespace = Objects.requireNonNullElse(in.attribute("xmlns"), "");
            return namespace.contains("netscape") || namespace.contains("/0.9")
                    ? FeedFormat.RSS_0_90
                    : FeedFormat.RSS_1_0;
        }
        String version = Objects.requireNonNullElse(in.attribute("version"), "");
        if (version.startsWith("0.91")) {
            return FeedFormat.RSS_0_91;
        }
        if (version.startsWith("0.92")) {
            return FeedFormat.RSS_0_92;
        }
        if (version.startsWith("0.93")) {
            return FeedFormat.RSS_0_93;
        }
        if (version.startsWith("0.94")) {
            return FeedFormat.RSS_0_94;
        }
        if (version.startsWith("0.9")) {
            return FeedFormat.RSS_0_90;
        }
        return version.startsWith("1.") ? FeedFormat.RSS_1_0 : FeedFormat.RSS_2_0;
    }
}
