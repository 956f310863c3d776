package dev.storywire.search.rebuild;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.index.IndexGenerations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command as a Kubernetes Job runs it: a process of its own, which knows an address and has the keys in its environment. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@TestProfile(RebuildCommandTest.LockedDoor.class)
@NullUnmarked // Quarkus fills the fields
class RebuildCommandTest {
    private static final String KEYS = "old:" + "o".repeat(32) + ", new:" + "n".repeat(32);

    /** A service that answers signed calls alone, as in production. */
    public static final class LockedDoor implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("storywire.internal.required", "true", "storywire.internal.keys", KEYS.replace(" ", ""));
        }
    }

    private record Ended(int code, String printed) {}

    @Inject
    IndexGenerations generations;

    @TestHTTPResource("/")
    URI service;

    @BeforeEach
    void awaitTheIndex() {
        Eventually.equal(200, () -> given().get("/q/health/ready").statusCode());
    }

    private String current() {
        return generations.current().await().indefinitely();
    }

    private Ended run(String keys) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RebuildCommand.class.getName(),
                        service.toString())
                .redirectErrorStream(true);
        command.environment().put("STORYWIRE_INTERNAL_KEYS", keys);
        Process job = command.start();
        String printed = new String(job.getInputStream().readAllBytes(), UTF_8);
        assertTrue(job.waitFor(1, TimeUnit.MINUTES));
        return new Ended(job.exitValue(), printed);
    }

    @Test
    void the_job_ends_well_when_the_new_index_answers() throws Exception {
        String before = current();
        Ended ended = run(KEYS);
        assertEquals(0, ended.code, ended.printed);
        assertTrue(ended.printed.contains("swapped"), ended.printed);
        assertNotEquals(before, current());
    }

    @Test
    void without_the_keys_the_job_fails_at_once_and_the_index_stays() throws Exception {
        String before = current();
        Ended ended = run("other:" + "x".repeat(32));
        assertEquals(1, ended.code, ended.printed);
        assertTrue(ended.printed.contains("401"), ended.printed);
        assertEquals(before, current());
    }
}
