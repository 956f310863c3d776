package dev.storywire.gateway.security;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysTest extends GatewayTest {

    @Test
    void aKeyIsShownOnceAndWorksInItsRoleUntilItIsRevoked() {
        JsonPath made = make("{\"name\":\"desk\",\"role\":\"editor\"}");
        String key = made.getString("key");
        String id = made.getString("id");
        ingest.answerJson("POST /v1/stories", "{\"outcomes\":[]}");

        as(key).contentType("application/json")
                .body("{}")
                .post("/v1/stories")
                .then()
                .statusCode(200);
        when().get("/v1/keys")
                .then()
                .statusCode(200)
                .body("keys.id", hasItem(id))
                .body(not(containsString(key)));
        when().get("/v1/keys/" + id).then().statusCode(200).body("role", equalTo("editor"));

        when().delete("/v1/keys/" + id).then().statusCode(204);
        assertProblem(as(key).get("/v1/status").then(), 401, "unauthenticated", "/v1/status")
                .header("WWW-Authenticate", containsString("ApiKey"));
        when().get("/v1/keys/" + id).then().body("revokedAt", notNullValue());
    }

    @Test
    void aRotatedKeyWorksAndTheOneBeforeForAsLongAsWasAsked() {
        JsonPath made = make("{\"name\":\"mover\",\"role\":\"reader\"}");
        String first = made.getString("key");
        String id = made.getString("id");

        String second = given().post("/v1/keys/" + id + "/rotate?grace=3600")
                .then()
                .statusCode(200)
                .extract()
                .path("key");
        as(first).get("/v1/status").then().statusCode(200);
        as(second).get("/v1/status").then().statusCode(200);

        String third =
                given().post("/v1/keys/" + id + "/rotate").then().extract().path("key");
        as(second).get("/v1/status").then().statusCode(401);
        as(third).get("/v1/status").then().statusCode(200);
    }

    @Test
    void aKeyThatNeverWasOneOrHasExpiredOpensNothing() {
        assertProblem(as("wrong-" + "0".repeat(30)).get("/v1/stories").then(), 401, "unauthenticated", "/v1/stories");
        assertProblem(as("").get("/v1/stories").then(), 401, "unauthenticated", "/v1/stories");

        Instant soon = Instant.now().plusSeconds(3);
        String key = make("{\"name\":\"short\",\"role\":\"reader\",\"expiresAt\":\"" + soon + "\"}")
                .getString("key");
        await(() -> as(key).get("/v1/status").statusCode() == 401);
    }

    @Test
    void everyWrongFieldIsNamed() {
        assertProblem(
                        given().contentType("application/json")
                                .body("{\"name\":\" \",\"role\":\"owner\",\"expiresAt\":\"2020-01-01T00:00:00Z\","
                                        + "\"requestsPerMinute\":0}")
                                .post("/v1/keys")
                                .then(),
                        422,
                        "invalid-fields",
                        "/v1/keys")
                .body("errors.field", hasItems("name", "role", "expiresAt", "requestsPerMinute"));
        assertProblem(
                given().contentType("application/json")
                        .body("{\"name\":")
                        .post("/v1/keys")
                        .then(),
                400,
                "malformed-request",
                "/v1/keys");
        assertProblem(when().get("/v1/keys/none").then(), 404, "key-not-found", "/v1/keys/none");
        assertProblem(
                when().post("/v1/keys/none/rotate?grace=x").then(), 422, "invalid-fields", "/v1/keys/none/rotate");
    }

    @Test
    void whatWasChangedIsWrittenDownWithWhoDidIt() {
        String id = make("{\"name\":\"noted\",\"role\":\"reader\"}").getString("id");
        when().delete("/v1/keys/" + id).then().statusCode(204);

        await(() -> when().get("/v1/audit?size=500")
                .jsonPath()
                .getList("changes.path")
                .contains("/v1/keys/" + id));
        when().get("/v1/audit?size=500")
                .then()
                .body("changes.find { it.path == '/v1/keys/" + id + "' }.caller", equalTo("key:configured"))
                .body("changes.find { it.path == '/v1/keys/" + id + "' }.status", equalTo(204))
                .body("changes.traceId[0]", matchesPattern("[0-9a-f]{32}"));
        assertProblem(when().get("/v1/audit?size=0").then(), 422, "invalid-fields", "/v1/audit");
    }

    private static JsonPath make(String key) {
        return given().contentType("application/json")
                .body(key)
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/keys/k"))
                .body("key", matchesPattern("sw_[0-9A-Za-z_-]{48}"))
                .extract()
                .jsonPath();
    }
}
