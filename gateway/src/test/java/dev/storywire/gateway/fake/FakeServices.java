package dev.storywire.gateway.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts both played services on free ports and points the gateway at them, with deadlines that tests can wait for. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {

    /** On a field of a test: the ingest service. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Ingest {}

    /** On a field of a test: the search service. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Search {}

    /** On a field of a test: the OpenID provider. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Provider {}

    /** The key of the administrator of the gateway under test. */
    static final String ADMIN_KEY = "the-administrator-of-the-tests";

    private final Vertx vertx = Vertx.vertx();
    private final FakeService ingest = new FakeService(vertx);
    private final FakeService search = new FakeService(vertx);
    private final Tokens tokens = new Tokens(vertx);

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        for (var service : Map.of("ingest", ingest, "search", search).entrySet()) {
            String prefix = "storywire." + service.getKey() + ".";
            settings.put(prefix + "url", service.getValue().url());
            settings.put(prefix + "read-deadline", "3s");
            settings.put(prefix + "part-deadline", "3s");
            settings.put(prefix + "send-deadline", "3s");
            settings.put(prefix + "connect-deadline", "5s");
            settings.put(prefix + "rest", "300ms");
            settings.put(prefix + "answer-limit", "1M");
        }
        settings.put("storywire.body.limit", "2M");
        settings.put("storywire.security.admin-key", ADMIN_KEY);
        settings.put("storywire.internal.keys", "new:" + "n".repeat(32) + ",old:" + "o".repeat(32));
        settings.put("storywire.limits.key-per-minute", "100000");
        settings.put("storywire.limits.address-per-minute", "100000");
        settings.put("storywire.limits.wrong-credentials-per-minute", "100000");
        settings.put("storywire.audit.interval", "50ms");
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.auth-server-url", tokens.url());
        settings.put("quarkus.oidc.discovery-enabled", "false");
        settings.put("quarkus.oidc.jwks-path", "/jwks");
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        return settings;
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(
                ingest, new TestInjector.AnnotatedAndMatchesType(Ingest.class, FakeService.class));
        testInjector.injectIntoFields(
                search, new TestInjector.AnnotatedAndMatchesType(Search.class, FakeService.class));
        testInjector.injectIntoFields(tokens, new TestInjector.AnnotatedAndMatchesType(Provider.class, Tokens.class));
    }

    @Override
    public void stop() {
        ingest.close();
        search.close();
        tokens.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
