package dev.storywire.gateway.fake;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the gateway share: two played services, new for each test, and the look of a problem. */
@NullUnmarked // Quarkus fills the fields
@QuarkusTestResource(FakeServices.class)
public abstract class GatewayTest {

    private static final Duration POLL = Duration.ofMillis(10);

    @FakeServices.Ingest
    protected FakeService ingest;

    @FakeServices.Search
    protected FakeService search;

    @BeforeEach
    void forget() {
        ingest.reset();
        search.reset();
    }

    /** Checks that an answer is a problem document of this type, for the path that was asked for. */
    protected static ValidatableResponse assertProblem(
            ValidatableResponse answer, int status, String type, String instance) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("https://storywire.dev/problems/" + type))
                .body("status", equalTo(status))
                .body("instance", equalTo(instance));
    }

    /** Waits until something has come about; fails the test when it takes more than five seconds. */
    protected static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It didn't come about within five seconds");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
