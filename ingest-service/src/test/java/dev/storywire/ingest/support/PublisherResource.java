package dev.storywire.ingest.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the service a publisher that it may fetch from and a receiver of webhooks that it may call, and tests the fields of these types that they
 * declare.
 */
public final class PublisherResource implements QuarkusTestResourceLifecycleManager {

    /** Encrypts credentials in tests. */
    public static final String KEY = "tests:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private @Nullable Publisher publisher;
    private @Nullable Receiver receiver;

    @Override
    public Map<String, String> start() {
        Publisher started = new Publisher();
        Receiver listening = new Receiver();
        publisher = started;
        receiver = listening;
        return Map.of(
                "storywire.fetch.allow",
                started.authority() + "," + listening.authority(),
                "storywire.feed.credentials-key",
                KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(publisher, new TestInjector.MatchesType(Publisher.class));
        injector.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
    }

    @Override
    public void stop() {
        Publisher running = publisher;
        if (running != null) {
            running.close();
        }
        Receiver listening = receiver;
        if (listening != null) {
            listening.close();
        }
    }
}
