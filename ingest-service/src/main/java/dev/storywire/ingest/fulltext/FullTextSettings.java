package dev.storywire.ingest.fulltext;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the pages of stories are fetched. */
@ConfigMapping(prefix = "storywire.full-text")
public interface FullTextSettings {

    /** What robots.txt files know us by. */
    @WithDefault("storywire")
    String robotName();

    /** The shortest time between two pages of one host; a crawl-delay of its robots.txt may make it longer. */
    @WithDefault("1s")
    Duration spacing();

    /** The longest that a page waits for its turn at its host; a story that would wait longer stays as it is. */
    @WithDefault("2m")
    Duration patience();

    /** The most pages of one host in an hour. */
    @WithDefault("600")
    int hourlyPages();

    /** How long a robots.txt counts. */
    @WithDefault("12h")
    Duration robotsKept();

    /** How long a host whose robots.txt can't be had is left alone. */
    @WithDefault("10m")
    Duration robotsRetry();

    /** The most hosts whose robots.txt and pace are remembered. */
    @WithDefault("5000")
    int hosts();
}
