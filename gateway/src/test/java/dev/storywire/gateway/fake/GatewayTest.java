package dev.storywire.gateway.fake;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.storywire.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the gateway share: two played services, new for each test, and the look of a problem. */
@NullUnmarked // Quarkus fills the fields
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(FakeServices.class)
public abstract class GatewayTest {

    /** The key of the administrator, for requests that are made by hand. */
    protected static final String ADMIN_KEY = FakeServices.ADMIN_KEY;

    private static final Duration POLL = Duration.ofMillis(10);

    @FakeServices.Ingest
    protected FakeService ingest;

    @FakeServices.Search
    protected FakeService search;

    @FakeServices.Provider
    protected Tokens tokens;

    /** Who doesn't say otherwise comes as the administrator. */
    @BeforeEach
    void forget() {
        RestAssured.requestSpecification =
                new RequestSpecBuilder().addHeader("X-API-Key", ADMIN_KEY).build();
        ingest.reset();
        search.reset();
    }

    @AfterEach
    void comeAsNobody() {
        RestAssured.requestSpecification = null;
    }

    /** A request that shows this key. */
    protected static RequestSpecification as(String key) {
        return anonymously().header("X-API-Key", key);
    }

    /** A request without credentials. */
    protected static RequestSpecification anonymously() {
        RequestSpecification administrator = RestAssured.requestSpecification;
        RestAssured.requestSpecification = null;
        try {
            return RestAssured.given();
        } finally {
            RestAssured.requestSpecification = administrator;
        }
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
