package dev.storywire.ingest.fetch;

import java.time.Clock;

/** What every fetch works with. */
record Means(
        FetchSettings settings,
        AddressGuard guard,
        HostResolver resolver,
        WebClients clients,
        HostPlaces hosts,
        Places all,
        Places largeBodies,
        Clock clock) {}
