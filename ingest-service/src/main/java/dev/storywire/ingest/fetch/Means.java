package dev.storywire.ingest.fetch;

import java.time.Clock;

/** What every fetch works with. */
record Means(
        FetchSettings settings,
        AddressGuard guard,
        HostResolver resolver,
        WebClients clients,
        HostPlaces hosts,
        Places ordinary,
        Places webhooks,
        Places largeBodies,
        Clock clock) {

    /** Places among all requests: receivers of webhooks that hang keep nobody from feeds. */
    Places all(Purpose purpose) {
        return purpose == Purpose.WEBHOOK ? webhooks : ordinary;
    }
}
