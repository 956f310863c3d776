package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storywire.embedded.process.Ports;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services with the variables of the Kubernetes component mutual-tls, and certificates as cert-manager would write them. */
class MutualTlsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String INTERNAL_KEYS = "e2e:" + "k".repeat(32);
    private static final int INGEST_PORT = Ports.free();
    private static final int SEARCH_PORT = Ports.free();

    @TempDir
    static Path folder;

    private static Authority authority;
    private static Suite suite;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        authority = new Authority(folder.resolve("authority"));
        for (Service service : Service.values()) {
            authority.sign(service.module(), folder(service));
        }
        Map<String, String> addresses = Map.of(
                "STORYWIRE_INGEST_URL", "https://localhost:" + INGEST_PORT,
                "STORYWIRE_SEARCH_URL", "https://localhost:" + SEARCH_PORT);
        suite = new Suite(SuiteSettings.defaults()
                .withApiKey(Gateway.KEY)
                .withEnvironment(Map.of(
                        Service.INGEST,
                        with(
                                server(Service.INGEST, INGEST_PORT),
                                Map.of("STORYWIRE_SEARCH_URL", "https://localhost:" + SEARCH_PORT)),
                        Service.SEARCH,
                        server(Service.SEARCH, SEARCH_PORT),
                        Service.GATEWAY,
                        with(own(Service.GATEWAY), addresses))));
        suite.start((part, took) -> {});
        gateway = new Gateway(suite.gateway().base());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private static Path folder(Service service) {
        return folder.resolve(service.module());
    }

    private static Map<String, String> own(Service service) {
        return Map.of(
                "STORYWIRE_INTERNAL_KEYS",
                INTERNAL_KEYS,
                "QUARKUS_TLS__INTERNAL__KEY_STORE_PEM__0__CERT",
                folder(service).resolve("tls.crt").toString(),
                "QUARKUS_TLS__INTERNAL__KEY_STORE_PEM__0__KEY",
                folder(service).resolve("tls.key").toString(),
                "QUARKUS_TLS__INTERNAL__TRUST_STORE_PEM_CERTS",
                folder(service).resolve("ca.crt").toString(),
                "QUARKUS_TLS__INTERNAL__RELOAD_PERIOD",
                "1s");
    }

    private static Map<String, String> server(Service service, int port) {
        return with(
                own(service),
                Map.of(
                        "QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "internal",
                        "QUARKUS_HTTP_SSL_PORT", Integer.toString(port),
                        "STORYWIRE_INTERNAL_TLS", "true"));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @Test
    void aStoryGoesThroughAllServicesAndTheIndexIsRebuiltByTheJob() throws Exception {
        push("Ferry by a locked line");
        gateway.searchUntil(Map.of("q", "locked"), PATIENCE, page -> page.getInt("total.value") == 1);
        gateway.request()
                .contentType("application/json")
                .body(Map.of("q", "locked"))
                .post("/v1/alerts/dry-run?days=2")
                .then()
                .statusCode(200);

        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        Service.SEARCH.application().toString(),
                        "dev.storywire.search.rebuild.RebuildCommand",
                        "https://localhost:" + SEARCH_PORT)
                .redirectErrorStream(true);
        command.environment().putAll(own(Service.GATEWAY));
        Process job = command.start();
        String printed = new String(job.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(job.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(job.exitValue()).as(printed).isZero();
    }

    @Test
    void whoeverShowsNoCertificateOrOneOfAnotherAuthorityGetsNoLine() throws Exception {
        Authority another = new Authority(folder.resolve("another"));
        for (int port : new int[] {INGEST_PORT, SEARCH_PORT}) {
            assertThatThrownBy(() -> ask(authority.client(), port)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> ask(authority.client(another), port)).isInstanceOf(IOException.class);
        }
        // With the right one the line stands, and the call is still unsigned.
        SSLContext right = authority.client(authority);
        assertThat(ask(right, INGEST_PORT).statusCode()).isEqualTo(401);
        assertThat(ask(right, SEARCH_PORT).statusCode()).isEqualTo(401);
    }

    @Test
    void thePlainPortAnswersProbesAndNothingElse() throws Exception {
        try (HttpClient client = client().build()) {
            for (URI service : new URI[] {suite.ingest().base(), suite.search().base()}) {
                for (String open : new String[] {"/q/health/ready", "/q/metrics"}) {
                    assertThat(get(client, service.resolve(open)).statusCode()).isEqualTo(200);
                }
                assertThat(get(client, service.resolve("/v1/status")).statusCode())
                        .isEqualTo(401);
                assertThat(get(client, service.resolve("/v1/websub/0d5e1d1f7a7c4e0f9a3b"))
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aRenewedCertificateIsTakenWithoutARestart() throws Exception {
        Certificate renewed = authority.sign("renewed", folder(Service.INGEST));
        authority.sign("renewed", folder(Service.GATEWAY));
        SSLContext client = authority.client(authority);
        await().atMost(PATIENCE)
                .until(
                        () -> ask(client, INGEST_PORT)
                                .sslSession()
                                .orElseThrow()
                                .getPeerCertificates()[0],
                        renewed::equals);
        push("Ferry by a renewed line");
        gateway.searchUntil(Map.of("q", "renewed"), PATIENCE, page -> page.getInt("total.value") == 1);
    }

    private static void push(String headline) {
        assertThat(gateway.pushStories(
                                "{\"source\":{\"name\":\"Locked Line\"},\"externalId\":\"%1$s\",\"headline\":\"%1$s\"}"
                                        .formatted(headline))
                        .statusCode())
                .isEqualTo(202);
    }

    /** The door that refuses a call closes its connection, which HTTP/2 has no header for. */
    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<Void> ask(SSLContext context, int port) throws IOException, InterruptedException {
        try (HttpClient client = client().sslContext(context).build()) {
            return get(client, URI.create("https://localhost:" + port + "/v1/status"));
        }
    }

    private static HttpResponse<Void> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.discarding());
    }
}
