package dev.storywire.gateway.security;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RolesTest extends GatewayTest {

    /** Every operation with the least role that it needs; a role below is refused, the role itself and those above are let in. */
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/stories, reader",
        "GET, /v1/stories/abc, reader",
        "GET, /v1/stories/abc/revisions, reader",
        "GET, /v1/stories/abc/related, reader",
        "GET, /v1/status, reader",
        "POST, /v1/preview, reader",
        "POST, /v1/stories, editor",
        "POST, /v1/documents, editor",
        "GET, /v1/alerts, editor",
        "POST, /v1/alerts, editor",
        "POST, /v1/alerts/dry-run, editor",
        "GET, /v1/alerts/deliveries, editor",
        "POST, /v1/alerts/deliveries/redrive, editor",
        "GET, /v1/alerts/abc, editor",
        "PATCH, /v1/alerts/abc, editor",
        "DELETE, /v1/alerts/abc, editor",
        "POST, /v1/alerts/abc/rotate, editor",
        "POST, /v1/alerts/abc/test, editor",
        "GET, /v1/alerts/abc/deliveries, editor",
        "POST, /v1/alerts/abc/deliveries/redrive, editor",
        "GET, /v1/alerts/abc/deliveries/msg_a, editor",
        "POST, /v1/alerts/abc/deliveries/msg_a/redrive, editor",
        "GET, /v1/keys, admin",
        "POST, /v1/keys, admin",
        "GET, /v1/keys/none, admin",
        "POST, /v1/keys/none/rotate, admin",
        "DELETE, /v1/keys/none, admin",
        "GET, /v1/audit, admin"
    })
    void anOperationIsOpenToItsRoleAndTheOnesAboveAndToNobodyElse(String method, String path, String least) {
        assertProblem(call(anonymously(), method, path).then(), 401, "unauthenticated", path)
                .header("WWW-Authenticate", containsString("ApiKey"))
                .header("WWW-Authenticate", containsString("Bearer"));
        for (Role role : Role.values()) {
            int status = call(bearing(tokens.of("somebody", role.word())), method, path)
                    .statusCode();
            boolean let = role.compareTo(Role.of(least)) >= 0;
            assertEquals(!let, status == 403, role + " is answered " + status);
            assertFalse(status == 401, role + " is answered " + status);
        }
        assertEquals(
                403, call(bearing(tokens.of("somebody", "owner")), method, path).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stories", "/v1/documents?source=x", "/v1/preview"})
    void aBodyThatNobodyIsLetInWithIsNotHandedOn(String path) {
        anonymously()
                .body(new byte[300_000])
                .contentType("application/json")
                .post(path)
                .then()
                .statusCode(401);

        assertEquals(0, ingest.begun());
    }

    @Test
    void aTokenThatIsExpiredForgedUnsignedOrNoTokenAtAllOpensNothing() {
        for (String token : Set.of(
                tokens.expired("somebody", "admin"),
                tokens.forged("somebody", "admin"),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwiZ3JvdXBzIjpbImFkbWluIl19.",
                "junk")) {
            assertProblem(bearing(token).get("/v1/keys").then(), 401, "unauthenticated", "/v1/keys");
        }
    }

    @Test
    void headersThatAProxyMightSetAndPasswordsGiveNoRole() {
        anonymously()
                .header("X-Forwarded-User", "admin")
                .header("X-Role", "admin")
                .header("Authorization", "Basic YWRtaW46YWRtaW4=")
                .get("/v1/keys")
                .then()
                .statusCode(401);
    }

    @Test
    void aRoleIncludesTheOnesBelow() {
        assertEquals(Set.of("reader", "editor", "admin"), Role.including(Set.of("admin")));
        assertEquals(Set.of("reader", "editor"), Role.including(Set.of("editor", "something-else")));
        assertTrue(Role.including(Set.of("something-else")).isEmpty());
    }

    private static RequestSpecification bearing(String token) {
        return anonymously().header("Authorization", "Bearer " + token);
    }

    private static Response call(RequestSpecification request, String method, String path) {
        return method.equals("POST") && !path.endsWith("rotate")
                ? request.contentType("application/json").body("{}").request(method, path)
                : request.request(method, path);
    }
}
