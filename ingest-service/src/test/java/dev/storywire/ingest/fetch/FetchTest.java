package dev.storywire.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.storywire.ingest.fetch.FetchOutcome.Fetched;
import dev.storywire.ingest.fetch.FetchOutcome.Forbidden;
import dev.storywire.ingest.fetch.FetchOutcome.Gone;
import dev.storywire.ingest.fetch.FetchOutcome.HttpFailure;
import dev.storywire.ingest.fetch.FetchOutcome.NotModified;
import dev.storywire.ingest.fetch.FetchOutcome.Throttled;
import dev.storywire.ingest.fetch.FetchOutcome.TooLarge;
import dev.storywire.ingest.fetch.FetchOutcome.Trouble;
import dev.storywire.ingest.fetch.FetchOutcome.Unreachable;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {

    private static final byte[] FEED =
            "<rss version=\"2.0\"><channel><title>Harbor £</title></channel></rss>".getBytes(UTF_8);

    private final Publisher publisher = new Publisher();
    private Fetching fetching = Fetching.with();

    @BeforeEach
    void allowThePublisher() {
        configure();
    }

    @AfterEach
    void close() throws IOException {
        fetching.close();
        publisher.close();
    }

    private void configure(String... settings) {
        fetching.close();
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "allow";
        all[1] = "127.0.0.1:" + publisher.port() + ",publisher.test:" + publisher.port() + ",other.test:"
                + publisher.port();
        fetching = Fetching.with(all);
    }

    private <O extends FetchOutcome> O fetch(Class<O> type, String path) {
        FetchOutcome outcome = fetching.fetch(publisher.url(path));
        return assertInstanceOf(type, outcome, outcome::toString);
    }

    private Unreachable unreachable(Trouble trouble, String path) {
        Unreachable unreachable = fetch(Unreachable.class, path);
        assertEquals(trouble, unreachable.trouble(), unreachable.message());
        return unreachable;
    }

    private void silent(String path) {
        assertEquals(
                "The server sent nothing for too long.",
                unreachable(Trouble.TIMEOUT, path).message());
    }

    @Test
    void documentComesWithEverythingThatItsServerSaysOfIt() {
        publisher.on("/feed", """
                200 OK
                Content-Type: application/rss+xml; charset=utf-8
                Content-Language: en
                ETag: W/"a1"
                Last-Modified: Sun, 01 Mar 2026 10:00:00 GMT
                Cache-Control: public, max-age="600"
                Age: 60
                Date: Mon, 02 Mar 2026 08:00:00 GMT
                Expires: 0
                Set-Cookie: id=1
                Link: <https://hub.example/>; rel="hub", </feed?a,b>; rel=self
                Link: </other.json>; rel="alternate feed"; type="application/feed+json; x=y"; title="Other, \\"too\\""
                """, FEED);

        Fetched fetched = fetch(Fetched.class, "/feed");

        assertEquals("application/rss+xml; charset=utf-8", fetched.contentType());
        assertEquals("en", fetched.contentLanguage());
        assertEquals(new Validators("W/\"a1\"", "Sun, 01 Mar 2026 10:00:00 GMT"), fetched.validators());
        assertEquals(
                new Freshness(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1),
                        Instant.EPOCH,
                        Instant.parse("2026-03-02T08:00:00Z")),
                fetched.freshness());
        assertEquals(
                List.of(
                        new HeaderLink("https://hub.example/", Set.of("hub"), null, null),
                        new HeaderLink(publisher.url("/feed?a,b"), Set.of("self"), null, null),
                        new HeaderLink(
                                publisher.url("/other.json"),
                                Set.of("alternate", "feed"),
                                "application/feed+json",
                                "Other, \"too\"")),
                fetched.links());
        assertArrayEquals(FEED, fetched.body());
        assertEquals(Hashes.sha256(FEED), fetched.bodyHash());
        assertEquals(FEED.length, fetched.trip().wireBytes());
        assertEquals(publisher.url("/feed"), fetched.trip().url());

        fetch(Fetched.class, "/feed");
        String second = publisher.requests().getLast();
        assertFalse(second.toLowerCase(java.util.Locale.ROOT).contains("cookie"), second);
        assertTrue(second.contains("Storywire/"), second);
    }

    @Test
    void validatorsAreSentAndAnAnswerWithoutABodyKeepsThem() {
        publisher.on(
                "/feed",
                (connection, out) -> out.write("HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\n\r\n".getBytes(UTF_8)));
        FetchRequest request = FetchRequestBuilder.builder(FetchRequest.of(publisher.url("/feed"), Purpose.FEED))
                .validators(new Validators("\"a\"", "Sun, 01 Mar 2026 10:00:00 GMT"))
                .userAgent("Own/1")
                .build();

        NotModified unchanged = assertInstanceOf(NotModified.class, fetching.fetch(request));

        assertEquals(new Validators("\"b\"", "Sun, 01 Mar 2026 10:00:00 GMT"), unchanged.validators());
        String sent = publisher.requests().getFirst();
        assertTrue(sent.contains("If-None-Match: \"a\""), sent);
        assertTrue(sent.contains("If-Modified-Since: Sun, 01 Mar 2026 10:00:00 GMT"), sent);
        assertTrue(sent.contains("User-Agent: Own/1"), sent);
        assertEquals(304, fetch(HttpFailure.class, "/feed").status());
    }

    @Test
    void statusesSayWhatTheyMean() {
        publisher
                .on("/gone", "410 Gone", "it was here once")
                .on("/slow-down", "429 Too Many Requests\nRetry-After: 120", "")
                .on("/later", "503 Service Unavailable\nRetry-After: Mon, 02 Mar 2026 09:30:00 GMT", "")
                .on("/past", "503 Service Unavailable\nRetry-After: Mon, 02 Mar 2020 09:30:00 GMT", "")
                .on("/huge", "429 Too Many Requests\nRetry-After: 99999999999999999999", "")
                .on("/broken", "500 Oops\nRetry-After: soon", "x".repeat(100_000));

        fetch(Gone.class, "/gone");
        assertEquals(Duration.ofMinutes(2), fetch(Throttled.class, "/slow-down").retryAfter());
        assertEquals(Duration.ofMinutes(90), fetch(Throttled.class, "/later").retryAfter());
        assertEquals(Duration.ZERO, fetch(Throttled.class, "/past").retryAfter());
        assertNull(fetch(Throttled.class, "/huge").retryAfter());
        assertNull(fetch(HttpFailure.class, "/broken").retryAfter());
        assertEquals(404, fetch(HttpFailure.class, "/nowhere").status());
    }

    @Test
    void packedBodiesAreUnpacked() throws IOException {
        publisher
                .on("/gzip", "200 OK\nContent-Encoding: gzip", gzip(FEED))
                .on("/x-gzip", "200 OK\nContent-Encoding: x-gzip", twice(gzip(FEED)))
                .on("/zlib", "200 OK\nContent-Encoding: deflate", deflate(FEED, false))
                .on("/raw", "200 OK\nContent-Encoding: deflate", deflate(FEED, true))
                .on("/zstd", "200 OK\nContent-Encoding: zstd", Zstd.compress(FEED))
                .on("/br", "200 OK\nContent-Encoding: br", brotli(FEED))
                .on("/layers", "200 OK\nContent-Encoding: zstd, gzip", gzip(Zstd.compress(FEED)))
                .on("/lie", "200 OK\nContent-Encoding: gzip", FEED)
                .on("/bogus", "200 OK\nContent-Encoding: utf-8", FEED);

        for (String path : List.of("/gzip", "/zlib", "/raw", "/zstd", "/br", "/layers", "/lie", "/bogus")) {
            assertArrayEquals(FEED, fetch(Fetched.class, path).body(), path);
        }
        assertEquals(2 * FEED.length, fetch(Fetched.class, "/x-gzip").body().length);
        String sent = publisher.requests().getFirst();
        assertTrue(sent.contains("Accept-Encoding: gzip, deflate, br, zstd"), sent);
    }

    @Test
    void packedBodyInSingleBytesIsUnpackedToo() throws IOException {
        for (String coding : List.of("gzip", "deflate", "br", "zstd")) {
            byte[] packed =
                    switch (coding) {
                        case "gzip" -> gzip(FEED);
                        case "deflate" -> deflate(FEED, true);
                        case "br" -> brotli(FEED);
                        default -> Zstd.compress(FEED);
                    };
            ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
            try (BodyReader reader = new BodyReader(coding, 10_000)) {
                for (byte next : packed) {
                    reader.accept(new byte[] {next});
                }
                unpacked.writeBytes(reader.end());
            } catch (BodyTrouble trouble) {
                throw new AssertionError(coding + ": " + trouble.said(), trouble);
            }
            assertArrayEquals(FEED, unpacked.toByteArray(), coding);
        }
    }

    @Test
    void packedBodyThatIsBrokenOrCutOffIsNoDocument() throws IOException {
        for (String coding : List.of("gzip", "zstd", "br")) {
            byte[] packed =
                    coding.equals("gzip") ? gzip(FEED) : coding.equals("br") ? brotli(FEED) : Zstd.compress(FEED);
            publisher
                    .on("/cut-" + coding, "200 OK\nContent-Encoding: " + coding, java.util.Arrays.copyOf(packed, 20))
                    .on("/bad-" + coding, "200 OK\nContent-Encoding: " + coding, damaged(packed));
            unreachable(Trouble.PROTOCOL, "/cut-" + coding);
            unreachable(Trouble.PROTOCOL, "/bad-" + coding);
        }
    }

    @Test
    void bombsEndAtTheLimit() throws IOException {
        configure("feed-size", "1M");
        byte[] zeros = new byte[40 << 20];
        publisher
                .on("/gzip", "200 OK\nContent-Encoding: gzip", gzip(zeros))
                .on("/zstd", "200 OK\nContent-Encoding: zstd", Zstd.compress(zeros))
                .on("/layers", "200 OK\nContent-Encoding: gzip, gzip", gzip(gzip(zeros)));

        for (String path : List.of("/gzip", "/zstd", "/layers")) {
            assertEquals(1 << 20, fetch(TooLarge.class, path).limit(), path);
        }
    }

    @Test
    void bodyOfAHundredMegabytesEndsAtTheLimitWhetherAnnouncedOrNot() {
        configure("feed-size", "1M");
        publisher
                .on("/announced", (connection, out) -> endless(out, "Content-Length: 104857600\r\n\r\n"))
                .on("/unannounced", (connection, out) -> endless(out, "\r\n"));

        assertEquals(0, fetch(TooLarge.class, "/announced").trip().wireBytes());
        fetch(TooLarge.class, "/unannounced");
        FetchRequest small = FetchRequestBuilder.builder(FetchRequest.of(publisher.url("/nowhere"), Purpose.FEED))
                .maxBytes(1L)
                .build();
        assertInstanceOf(HttpFailure.class, fetching.fetch(small));
    }

    @Test
    void bodyShorterThanAnnouncedIsNoDocument() {
        publisher.on("/short", (connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss".getBytes(UTF_8));
            connection.close();
        });

        assertEquals(
                "The connection ended before the answer did.",
                unreachable(Trouble.PROTOCOL, "/short").message());
    }

    @Test
    void bytesBehindTheAnnouncedLengthReachNobodyElse() {
        publisher
                .on(
                        "/long",
                        (connection, out) -> out.write(("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n123"
                                        + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison")
                                .getBytes(UTF_8)))
                .on("/feed", "200 OK", FEED);

        assertEquals("123", new String(fetch(Fetched.class, "/long").body(), UTF_8));
        assertArrayEquals(FEED, fetch(Fetched.class, "/feed").body());
    }

    @Test
    void chunkedBodyThatEndsEarlyIsNoDocument() {
        publisher.on("/chunks", (connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<rss\r\n".getBytes(UTF_8));
            connection.close();
        });

        unreachable(Trouble.PROTOCOL, "/chunks");
    }

    @Test
    void bodyWithoutALengthEndsWithItsConnection() {
        publisher.on("/closed", (connection, out) -> {
            out.write("HTTP/1.0 200 OK\r\n\r\nall".getBytes(UTF_8));
            connection.close();
        });

        assertEquals("all", new String(fetch(Fetched.class, "/closed").body(), UTF_8));
    }

    @Test
    void serverThatHangsOrTricklesIsGivenUp() {
        configure("deadline", "1500ms", "idle", "500ms");
        publisher
                .on("/hang", (connection, out) -> awaitClose(connection))
                .on("/half", (connection, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<rs".getBytes(UTF_8));
                    out.flush();
                    awaitClose(connection);
                })
                .on("/trickle", (connection, out) -> trickle(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"))
                .on("/trickled-headers", (connection, out) -> trickle(out, "HTTP/1.1 200 OK\r\nX: "))
                .on(
                        "/trickled-error",
                        (connection, out) -> trickle(out, "HTTP/1.1 500 Oops\r\nContent-Length: 9999\r\n\r\n"));

        unreachable(Trouble.TIMEOUT, "/hang");
        unreachable(Trouble.TIMEOUT, "/half");
        String late = unreachable(Trouble.TIMEOUT, "/trickle").message();
        assertEquals("The answer had not come in whole after 1 seconds.", late, "heard out until then");
        unreachable(Trouble.TIMEOUT, "/trickled-headers");
        unreachable(Trouble.TIMEOUT, "/trickled-error");
    }

    @Test
    void serverThatFallsSilentAfterTheHeadIsGivenUpLongBeforeTheDeadline() {
        configure("deadline", "60s", "idle", "1500ms");
        publisher
                .on("/head", (connection, out) -> halt(connection, out, "200 OK\r\nContent-Length: 99\r\n\r\n"))
                .on("/part", (connection, out) -> halt(connection, out, "200 OK\r\nContent-Length: 99\r\n\r\n<rss"))
                .on("/error", (connection, out) -> halt(connection, out, "500 Oops\r\nContent-Length: 99\r\n\r\n"));

        silent("/head");
        silent("/part");
        assertEquals(500, fetch(HttpFailure.class, "/error").status());
    }

    @Test
    void connectionThatBreaksBeforeAnAnswerIsTriedOnceMore() {
        AtomicInteger times = new AtomicInteger();
        publisher
                .on("/never", (connection, out) -> {
                    connection.setSoLinger(true, 0);
                    connection.close();
                })
                .on("/once", (connection, out) -> {
                    if (times.incrementAndGet() == 1) {
                        connection.close();
                    } else {
                        out.write(Publisher.message("200 OK", FEED));
                    }
                });

        unreachable(Trouble.CONNECT, "/never");
        assertEquals(2, publisher.requests().size());
        fetch(Fetched.class, "/once");
    }

    @Test
    void serverThatIsNoWebServerIsNoDocument() {
        publisher
                .on("/garbage", (connection, out) -> {
                    out.write("220 smtp.example ESMTP\r\n\r\n".getBytes(UTF_8));
                    out.flush();
                    connection.close();
                })
                .on("/headers", "200 OK\nX-Long: " + "x".repeat(200_000), FEED);

        unreachable(Trouble.PROTOCOL, "/garbage");
        unreachable(Trouble.PROTOCOL, "/headers");
    }

    @Test
    void redirectsAreFollowedAndRemembered() {
        publisher
                .on("/old", "301 Moved Permanently\nLocation: /new?q=a b", "moved")
                .on("/new", "308 Permanent Redirect\nLocation: newer#part", "")
                .on("/newer", "302 Found\nLocation: //127.0.0.1:" + publisher.port() + "/fähre", "")
                .on("/f%C3%A4hre", "200 OK", FEED);

        Trip trip = fetch(Fetched.class, "/old").trip();

        assertEquals(
                List.of(
                        new Redirect(301, publisher.url("/new?q=a%20b")),
                        new Redirect(308, publisher.url("/newer")),
                        new Redirect(302, publisher.url("/f%C3%A4hre"))),
                trip.redirects());
        assertEquals(publisher.url("/f%C3%A4hre"), trip.url());
        assertEquals(publisher.url("/newer"), trip.movedTo());
    }

    @Test
    void redirectsWithoutEndAreGivenUp() {
        AtomicInteger hops = new AtomicInteger();
        publisher
                .on("/circle", "302 Found\nLocation: /back", "")
                .on("/back", "302 Found\nLocation: /circle", "")
                .on(
                        "/endless",
                        (connection, out) -> out.write(Publisher.message(
                                "302 Found\nLocation: /endless?" + hops.incrementAndGet(), new byte[0])))
                .on("/nowhere-to", "302 Found", "");

        unreachable(Trouble.REDIRECTS, "/circle");
        assertEquals(2, publisher.requests().size());
        unreachable(Trouble.REDIRECTS, "/endless");
        assertEquals(11, hops.get());
        assertEquals(302, fetch(HttpFailure.class, "/nowhere-to").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/x", "http://localhost:%d/x", "http://[::1]:%d/x", "http://2130706433:%d/x",
                "http://0.0.0.0:%d/x", "//127.0.0.1:%d/x", "http://169.254.169.254/latest/", "http://inner.test:%d/x",
                "file:///etc/passwd", "ftp://127.0.0.1:%d/x", "gopher://127.0.0.1:%d/_x", "http://user@127.0.0.1:%d/"
            })
    void redirectToAForbiddenAddressIsRefusedBeforeAConnectionIsMade(String to) throws IOException {
        try (Publisher inside = new Publisher()) {
            fetching.name("inner.test", "127.0.0.1");
            publisher.on("/r", "302 Found\nLocation: " + to.replace("%d", String.valueOf(inside.port())), "");

            Forbidden forbidden = fetch(Forbidden.class, "/r");

            assertEquals(
                    publisher.url("/r"),
                    forbidden.trip().redirects().isEmpty() ? forbidden.trip().url() : publisher.url("/r"));
            assertEquals(List.of(), inside.requests());
        }
    }

    @Test
    void nameIsLookedUpOnceAndItsCheckedAddressIsTheOneConnectedTo() {
        fetching.name("publisher.test", "127.0.0.1");
        publisher.on("/feed", "200 OK", FEED);

        assertInstanceOf(Fetched.class, fetching.fetch("http://publisher.test:" + publisher.port() + "/feed"));

        assertEquals(1, fetching.lookups());
        assertTrue(publisher.requests().getFirst().contains("host: publisher.test:" + publisher.port()));
    }

    @Test
    void nameThatTurnsToAnInnerAddressIsRefusedAtTheNextFetch() {
        fetching.name("rebound.test", "127.0.0.1");

        Forbidden forbidden =
                assertInstanceOf(Forbidden.class, fetching.fetch("http://rebound.test:" + publisher.port() + "/feed"));
        fetching.name("rebound.test", "8.8.8.8", "127.0.0.1");
        assertInstanceOf(Forbidden.class, fetching.fetch("http://rebound.test:" + publisher.port() + "/feed"));

        assertEquals(Refusal.ADDRESS, forbidden.reason());
        assertEquals(List.of(), publisher.requests());
    }

    @Test
    void nameWithoutAnAddressSaysSo() {
        Unreachable unknown = assertInstanceOf(Unreachable.class, fetching.fetch("http://nobody.test/"));
        assertEquals(Trouble.DNS, unknown.trouble());
    }

    @Test
    void nameServersAndTheHostsFileAreAsked() {
        DnsResolver resolver = new DnsResolver(Fetching.settings(Map.of()));
        try {
            List<InetAddress> found = resolver.resolve("localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            assertTrue(found.stream().allMatch(InetAddress::isLoopbackAddress), found.toString());
        } finally {
            resolver.close();
        }
    }

    @Test
    void secondAddressOfAHostIsTriedWhenTheFirstIsDown() {
        fetching.name("publisher.test", "127.0.0.9", "127.0.0.1");
        publisher.on("/feed", "200 OK", FEED);

        assertInstanceOf(Fetched.class, fetching.fetch("http://publisher.test:" + publisher.port() + "/feed"));
    }

    @Test
    void credentialsGoToTheirOwnOriginAlone() {
        fetching.name("other.test", "127.0.0.1");
        publisher
                .on("/start", "302 Found\nLocation: http://other.test:" + publisher.port() + "/there", "")
                .on("/there", "302 Found\nLocation: " + publisher.url("/end"), "")
                .on("/end", "200 OK", FEED);
        BasicCredentials credentials = new BasicCredentials("ada", "s3cret:ü");
        FetchRequest request = FetchRequestBuilder.builder(FetchRequest.of(publisher.url("/start"), Purpose.FEED))
                .credentials(credentials)
                .build();

        assertInstanceOf(Fetched.class, fetching.fetch(request));

        String header = "Basic " + Base64.getEncoder().encodeToString("ada:s3cret:ü".getBytes(UTF_8));
        assertEquals(
                List.of(true, false, true),
                publisher.requests().stream().map(sent -> sent.contains(header)).toList());
        assertFalse((request + " " + credentials).contains("s3cret"));
    }

    @Test
    void formIsPostedAndFollowsOnlyRedirectsThatKeepTheMethod() {
        publisher
                .on("/hub", "307 Temporary Redirect\nLocation: /hub2", "")
                .on("/hub2", "202 Accepted", "")
                .on("/changes", "302 Found\nLocation: /hub2", "");
        FetchRequest request = FetchRequestBuilder.builder(FetchRequest.of(publisher.url("/hub"), Purpose.HUB))
                .content(new Content.Form(Map.of("hub.topic", "https://pub.example/feed?a=1&b=ü")))
                .build();

        assertEquals(
                202, assertInstanceOf(Fetched.class, fetching.fetch(request)).status());
        assertTrue(publisher.requests().getLast().startsWith("POST /hub2 "));
        assertTrue(publisher
                .requests()
                .getLast()
                .endsWith("hub.topic=https%3A%2F%2Fpub.example%2Ffeed%3Fa%3D1%26b%3D%C3%BC"));
        FetchRequest other = FetchRequestBuilder.builder(request)
                .url(publisher.url("/changes"))
                .build();
        assertEquals(
                302, assertInstanceOf(HttpFailure.class, fetching.fetch(other)).status());
    }

    @Test
    void oneHostGetsSoManyRequestsAtOnceAndNoMore() throws InterruptedException {
        configure("host-concurrency", "2", "host-queue", "3");
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        publisher.on("/feed", (connection, out) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            two.countDown();
            await(go);
            atOnce.decrementAndGet();
            out.write(Publisher.message("200 OK", FEED));
        });
        List<java.util.concurrent.CompletableFuture<FetchOutcome>> all = IntStream.range(0, 6)
                .mapToObj(i -> fetching.fetcher()
                        .fetch(FetchRequest.of(publisher.url("/feed?" + i), Purpose.FEED))
                        .subscribeAsCompletionStage())
                .toList();
        assertTrue(two.await(60, TimeUnit.SECONDS));

        // The sixth finds both places taken and the queue full, whenever it comes; the others wait until the two are
        // let go.
        FetchOutcome refused = (FetchOutcome) java.util.concurrent.CompletableFuture.anyOf(
                        all.toArray(java.util.concurrent.CompletableFuture<?>[]::new))
                .join();
        assertEquals(Trouble.BUSY, assertInstanceOf(Unreachable.class, refused).trouble());
        go.countDown();

        assertEquals(
                5, all.stream().filter(fetch -> fetch.join() instanceof Fetched).count());
        assertEquals(2, most.get());
    }

    @Test
    void largeBodiesWaitForEachOtherAndAllComeIn() {
        configure("large-body", "64K", "large-bodies", "1", "host-concurrency", "4");
        byte[] large = new byte[1 << 20];
        publisher.on("/large", "200 OK", large);

        List<FetchOutcome> all = Uni.join()
                .all(IntStream.range(0, 6)
                        .mapToObj(i ->
                                fetching.fetcher().fetch(FetchRequest.of(publisher.url("/large?" + i), Purpose.FEED)))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));

        all.forEach(outcome -> assertEquals(
                large.length, assertInstanceOf(Fetched.class, outcome).body().length));
    }

    @Test
    void cancelledFetchGivesItsPlaceBack() throws InterruptedException {
        configure("host-concurrency", "1");
        CountDownLatch asked = new CountDownLatch(1);
        publisher
                .on("/hang", (connection, out) -> {
                    asked.countDown();
                    awaitClose(connection);
                })
                .on("/feed", "200 OK", FEED);
        var hanging = fetching.fetcher()
                .fetch(FetchRequest.of(publisher.url("/hang"), Purpose.FEED))
                .subscribe()
                .with(outcome -> {});
        assertTrue(asked.await(60, TimeUnit.SECONDS));

        hanging.cancel();

        fetch(Fetched.class, "/feed");
    }

    private static void endless(OutputStream out, String headers) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers).getBytes(UTF_8));
        byte[] block = new byte[64 * 1024];
        for (int i = 0; i < 1600; i++) {
            out.write(block);
        }
    }

    private static void trickle(OutputStream out, String head) throws IOException {
        out.write(head.getBytes(UTF_8));
        try {
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void halt(Socket connection, OutputStream out, String begun) throws IOException {
        out.write(("HTTP/1.1 " + begun).getBytes(UTF_8));
        out.flush();
        awaitClose(connection);
    }

    private static void awaitClose(Socket connection) throws IOException {
        while (connection.getInputStream().read() >= 0) {
            // Says nothing until the other side has had enough.
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] brotli(byte[] bytes) throws IOException {
        return com.aayushatharva.brotli4j.encoder.Encoder.compress(bytes);
    }

    private static byte[] twice(byte[] bytes) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(bytes);
        both.writeBytes(bytes);
        return both.toByteArray();
    }

    private static byte[] damaged(byte[] bytes) {
        byte[] damaged = bytes.clone();
        for (int i = damaged.length / 3; i < damaged.length; i++) {
            damaged[i] ^= 0x55;
        }
        return damaged;
    }
}
