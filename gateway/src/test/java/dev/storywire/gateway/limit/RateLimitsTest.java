package dev.storywire.gateway.limit;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateLimitsTest extends GatewayTest {

    @Test
    void aKeyWithALimitOfItsOwnIsHeldToItAndToldWhatIsLeft() {
        String key = given().contentType("application/json")
                .body("{\"name\":\"slow\",\"role\":\"editor\",\"requestsPerMinute\":3}")
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");

        as(key).get("/v1/status")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"key\";q=3;w=60"))
                .header("RateLimit", matchesPattern("\"key\";r=2;t=\\d+"))
                .header("Retry-After", nullValue());
        // A preview costs 2, which empties it.
        as(key).body("x").post("/v1/preview");
        int asked = ingest.begun();

        assertProblem(
                        as(key).body(new byte[100_000]).post("/v1/documents").then(),
                        429,
                        "too-many-requests",
                        "/v1/documents")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit", matchesPattern("\"key\";r=0;t=\\d+"));
        assertEquals(asked, ingest.begun());
        when().get("/v1/status").then().statusCode(200);
    }

    @Test
    void whoComesWithoutAKeyIsLimitedByAddressAndOperatorsPagesByNothing() {
        anonymously().get("/v1/stories").then().header("RateLimit-Policy", matchesPattern("\"address\";q=\\d+;w=60"));
        anonymously().get("/q/health/live").then().header("RateLimit-Policy", nullValue());
    }
}
