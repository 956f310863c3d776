package dev.storywire.search.match;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Matching many searches against what is new. */
@ConfigMapping(prefix = "storywire.search.match")
public interface MatchConfig {
    /** Stories looked at in one answer; what is further on comes with the next. */
    @WithDefault("200")
    int stories();

    /** Searches in one request at most; more are refused. */
    @WithDefault("500")
    int searches();

    /** Searches that are put to Elasticsearch as one query. */
    @WithDefault("64")
    int batch();

    /** Such queries of one request that are under way at once. */
    @WithDefault("2")
    int atOnce();
}
