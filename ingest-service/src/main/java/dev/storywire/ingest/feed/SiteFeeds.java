package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.FetchOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The feeds that a page names. */
@ApplicationScoped
class SiteFeeds {

    /** The best first. */
    List<OfferedFeed> offered(FetchOutcome.Fetched page) {
        return page.links().stream()
                .filter(link -> link.is("alternate"))
                .map(link -> new OfferedFeed(link.href(), link.title(), link.type()))
                .toList();
    }
}
