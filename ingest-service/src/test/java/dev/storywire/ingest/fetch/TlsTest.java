package dev.storywire.ingest.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.FetchOutcome.Fetched;
import dev.storywire.ingest.fetch.FetchOutcome.Trouble;
import dev.storywire.ingest.fetch.FetchOutcome.Unreachable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server with a certificate for publisher.test, made by nobody in particular. */
class TlsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> SEEN = new CopyOnWriteArrayList<>();
    private static JksOptions keys = new JksOptions();
    private static int port;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "storepass",
                        "-dname",
                        "CN=publisher.test",
                        "-ext",
                        "san=dns:publisher.test",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        keys = new JksOptions()
                .setValue(VERTX.fileSystem().readFileBlocking(file.toString()))
                .setPassword("storepass");
        HttpServer server = VERTX.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(keys)
                        .setSni(true))
                .requestHandler(request -> {
                    SEEN.add(request.version() + " " + request.connection().indicatedServerName() + " "
                            + request.authority() + " " + request.getHeader("Accept-Encoding"));
                    request.response()
                            .putHeader("Content-Type", "application/rss+xml")
                            .end("<rss/>");
                });
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static FetchOutcome fetch(boolean trusted, String host) {
        String allow = host + ":" + port;
        try (Fetching fetching = trusted ? Fetching.with(keys, "allow", allow) : Fetching.with("allow", allow)) {
            return fetching.name(host, "127.0.0.1").fetch("https://" + host + ":" + port + "/feed");
        }
    }

    private static String refused(boolean trusted, String host) {
        Unreachable unreachable = assertInstanceOf(Unreachable.class, fetch(trusted, host));
        assertEquals(Trouble.TLS, unreachable.trouble());
        return unreachable.message();
    }

    @Test
    void serverThatProvesItsNameIsAskedOverHttp2() {
        assertInstanceOf(Fetched.class, fetch(true, "publisher.test"));

        assertTrue(
                SEEN.getLast().startsWith("HTTP_2 publisher.test publisher.test:" + port + " gzip"), SEEN.toString());
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        assertEquals("The server's certificate is not for this host.", refused(true, "other.test"));
    }

    @Test
    void certificateOfNoAuthorityIsRefused() {
        assertEquals("The server's certificate is not one to be trusted.", refused(false, "publisher.test"));
    }

    @Test
    void serverWithoutTlsIsRefused() throws IOException {
        try (Publisher plain = new Publisher();
                Fetching fetching = Fetching.with("allow", "127.0.0.1:" + plain.port(), "connect", "500ms")) {
            assertInstanceOf(Unreachable.class, fetching.fetch("https://127.0.0.1:" + plain.port() + "/"));
        }
    }
}
