package dev.storywire.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the service a publisher that it may fetch from, and tests the field of type {@link Publisher} that they declare. */
public final class PublisherResource implements QuarkusTestResourceLifecycleManager {

    /** Encrypts credentials in tests. */
    private static final String KEY = "tests:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private @Nullable Publisher publisher;

    @Override
    public Map<String, String> start() {
        Publisher started = new Publisher();
        publisher = started;
        return Map.of("storywire.fetch.allow", started.authority(), "storywire.feed.credentials-key", KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(publisher, new TestInjector.MatchesType(Publisher.class));
    }

    @Override
    public void stop() {
        Publisher running = publisher;
        if (running != null) {
            running.close();
        }
    }
}
