package dev.storywire.ingest.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.FetchOutcome.Fetched;
import dev.storywire.ingest.fetch.FetchOutcome.Forbidden;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    @Test
    void requestsGoThroughTheProxyButNeverToAnInnerAddress() throws IOException {
        try (Publisher proxy = new Publisher();
                Fetching fetching = Fetching.with(
                        "proxy", "http://127.0.0.1:" + proxy.port(), "proxy-user", "ada", "proxy-password", "pw")) {
            proxy.on("http://pub.test/feed", "200 OK", "<rss/>");
            fetching.name("pub.test", "8.8.8.8").name("inner.test", "10.0.0.1");

            assertInstanceOf(Fetched.class, fetching.fetch("http://pub.test/feed"));
            assertInstanceOf(Forbidden.class, fetching.fetch("http://inner.test/feed"));
            assertInstanceOf(Forbidden.class, fetching.fetch("http://127.0.0.1:" + proxy.port() + "/"));

            assertEquals(1, proxy.requests().size());
            assertTrue(proxy.requests().getFirst().toLowerCase(Locale.ROOT).contains("proxy-authorization: basic"));
        }
    }

    @Test
    void secureRequestAsksTheProxyForTheCheckedAddress() throws IOException {
        try (Publisher proxy = new Publisher();
                Fetching fetching = Fetching.with("proxy", "http://127.0.0.1:" + proxy.port())) {
            fetching.name("pub.test", "8.8.8.8").fetch("https://pub.test/feed");

            assertEquals(
                    List.of("CONNECT 8.8.8.8:443 HTTP/1.1"),
                    proxy.requests().stream()
                            .map(request -> request.split("\r\n")[0])
                            .distinct()
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example:3128", "ftp://proxy.example:3128", "http://proxy.example", "socks5://"})
    void wrongProxyFailsTheStart(String address) {
        assertThrows(IllegalArgumentException.class, () -> Fetching.with("proxy", address));
    }
}
