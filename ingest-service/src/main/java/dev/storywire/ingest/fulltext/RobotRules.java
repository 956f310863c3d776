package dev.storywire.ingest.fulltext;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchOutcome.Fetched;
import dev.storywire.ingest.fetch.FetchOutcome.Gone;
import dev.storywire.ingest.fetch.FetchOutcome.HttpFailure;
import java.time.Duration;
import java.util.List;

/** What a site's robots.txt allows (RFC 9309). */
final class RobotRules {

    private static final long LONGEST_DELAY_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int MOST_WARNINGS = 5;

    private final BaseRobotRules rules;
    private final boolean lasting;

    private RobotRules(BaseRobotRules rules, boolean lasting) {
        this.rules = rules;
        this.lasting = lasting;
    }

    /**
     * By what came of fetching it: a site without one allows everything (section 2.3.1.3), one that can't say what it allows allows nothing
     * for now (2.3.1.4).
     *
     * @param url where it was fetched from
     * @param robot the name that it may speak to us by
     */
    static RobotRules of(FetchOutcome outcome, String url, String robot) {
        return switch (outcome) {
            case Fetched fetched ->
                new RobotRules(
                        new SimpleRobotRulesParser(LONGEST_DELAY_MILLIS, MOST_WARNINGS)
                                .parseContent(url, fetched.body(), "text/plain", List.of(robot)),
                        true);
            case Gone gone -> new RobotRules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), true);
            case HttpFailure failure
            when failure.status() >= 400 && failure.status() < 500 ->
                new RobotRules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), true);
            case FetchOutcome other -> new RobotRules(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), false);
        };
    }

    boolean allow(String url) {
        return rules.isAllowed(url);
    }

    /** How long it asks to wait between two requests; zero where it doesn't. */
    Duration delay() {
        long delay = rules.getCrawlDelay();
        return delay == BaseRobotRules.UNSET_CRAWL_DELAY ? Duration.ZERO : Duration.ofMillis(delay);
    }

    /** Whether it was had, or is known not to be there; otherwise it is to be asked for again soon. */
    boolean lasting() {
        return lasting;
    }
}
