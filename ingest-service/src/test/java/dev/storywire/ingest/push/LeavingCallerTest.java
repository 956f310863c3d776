package dev.storywire.ingest.push;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.ingest.support.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A push that waits for its story while another has it, and whose sender does or doesn't wait with it. */
@ServiceTest
class LeavingCallerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNTIL_NOTICED = Duration.ofMillis(500);
    private static final String WAITING = """
            select count(*) from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%from story%for no key update%'
            """;

    @Inject
    Pool pool;

    private final String run = UUID.randomUUID().toString();

    @Test
    void whatWasSentBySomebodyWhoHasGoneIsNotStored() throws Exception {
        String id = push("as it was");
        try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            whileLocked(id, () -> {
                send(sender, "what nobody waits for");
                awaitWaiting();
                sender.shutdownInput();
                sender.shutdownOutput();
                Thread.sleep(UNTIL_NOTICED);
            });
        }

        push("what was sent after");

        assertEquals("what was sent after", given().get("/v1/stories/" + id).path("headline"));
        assertEquals(2, given().get("/v1/stories/" + id).<Integer>path("revision"));
    }

    @Test
    void whatWasSentBySomebodyWhoWaitsIsStored() throws Exception {
        String id = push("as it was");
        try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            whileLocked(id, () -> {
                send(sender, "what somebody waits for");
                awaitWaiting();
                Thread.sleep(UNTIL_NOTICED);
            });
            assertEquals("HTTP/1.1 202", new String(sender.getInputStream().readNBytes(12), UTF_8));
        }

        assertEquals("what somebody waits for", given().get("/v1/stories/" + id).path("headline"));
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void whileLocked(String id, Step step) throws IOException, InterruptedException {
        SqlConnection holder = pool.getConnection().await().atMost(PATIENCE);
        var lock = holder.begin().await().atMost(PATIENCE);
        holder.preparedQuery("select id from story where id = $1 for update")
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE);
        try {
            step.run();
        } finally {
            lock.rollback().await().atMost(PATIENCE);
            holder.closeAndAwait();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    private void awaitWaiting() {
        Awaitility.await().atMost(PATIENCE).until(() -> waiting() == 1);
    }

    private long waiting() {
        return pool.query(WAITING)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private void send(Socket sender, String headline) throws IOException {
        byte[] body = story(headline).getBytes(UTF_8);
        sender.getOutputStream()
                .write(
                        "POST /v1/stories HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(body.length)
                                .getBytes(UTF_8));
        sender.getOutputStream().write(body);
    }

    private String push(String headline) {
        return given().contentType(ContentType.JSON)
                .body(story(headline))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .extract()
                .path("outcomes[0].id");
    }

    private String story(String headline) {
        return """
                {"source":{"name":"Leaving Post"},"externalId":"%s","headline":"%s"}
                """.formatted(run, headline);
    }
}
