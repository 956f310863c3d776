package dev.storywire.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the service a search service to ask, and tests the field of type {@link PlayedSearch} that they declare. */
public final class SearchResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable PlayedSearch search;

    @Override
    public Map<String, String> start() {
        PlayedSearch started = new PlayedSearch();
        search = started;
        return Map.of("storywire.search.url", started.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(search, new TestInjector.MatchesType(PlayedSearch.class));
    }

    @Override
    public void stop() {
        PlayedSearch running = search;
        if (running != null) {
            running.close();
        }
    }
}
