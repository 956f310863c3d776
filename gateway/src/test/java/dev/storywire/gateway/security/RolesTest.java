package dev.storywire.gateway.security;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RolesTest extends GatewayTest {

    /** Every operation with the least role that it needs. */
    private static final String OPERATIONS = """
            reader GET /v1/stories
            reader GET /v1/stories.rss
            reader GET /v1/stories.atom
            reader GET /v1/stories.json
            reader GET /v1/stories.ndjson
            reader GET /v1/stories.csv
            reader GET /v1/stories/{id}
            reader GET /v1/stories/{id}/revisions
            reader GET /v1/stories/{id}/related
            reader GET /v1/stream
            reader GET /v1/suggest
            reader GET /v1/trends
            reader GET /v1/queries/explain
            reader GET /v1/status
            reader POST /v1/preview
            editor POST /v1/stories
            editor POST /v1/documents
            reader GET /v1/feeds
            admin POST /v1/feeds
            editor POST /v1/feeds/discover
            editor POST /v1/feeds/preview
            reader GET /v1/feeds/{id}
            admin PATCH /v1/feeds/{id}
            admin DELETE /v1/feeds/{id}
            editor POST /v1/feeds/{id}/refresh
            reader GET /v1/feeds/{id}/fetches
            reader GET /v1/opml
            admin POST /v1/opml
            editor GET /v1/alerts
            editor POST /v1/alerts
            editor POST /v1/alerts/dry-run
            editor GET /v1/alerts/deliveries
            editor POST /v1/alerts/deliveries/redrive
            editor GET /v1/alerts/{id}
            editor PATCH /v1/alerts/{id}
            editor DELETE /v1/alerts/{id}
            editor POST /v1/alerts/{id}/rotate
            editor POST /v1/alerts/{id}/test
            editor GET /v1/alerts/{id}/deliveries
            editor POST /v1/alerts/{id}/deliveries/redrive
            editor GET /v1/alerts/{id}/deliveries/{delivery}
            editor POST /v1/alerts/{id}/deliveries/{delivery}/redrive
            admin GET /v1/admin/dead-letters
            admin POST /v1/admin/dead-letters/redrive
            admin GET /v1/admin/dead-letters/{letter}
            admin POST /v1/admin/dead-letters/{letter}/redrive
            admin POST /v1/admin/rebuild
            admin GET /v1/admin/rebuild
            admin DELETE /v1/admin/rebuild
            admin POST /v1/admin/republication
            admin GET /v1/admin/republication
            admin DELETE /v1/admin/republication
            admin GET /v1/keys
            admin POST /v1/keys
            admin GET /v1/keys/{id}
            admin POST /v1/keys/{id}/rotate
            admin DELETE /v1/keys/{id}
            admin GET /v1/audit
            """;

    /** The page's address, and the hubs', who know a token instead. */
    private static final Set<String> OPEN = Set.of("GET /", "GET /v1/websub/{token}", "POST /v1/websub/{token}");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    record Operation(String least, String method, String path) {}

    static Stream<Operation> operations() {
        return OPERATIONS
                .lines()
                .map(line -> line.split(" "))
                .map(words -> new Operation(words[0], words[1], words[2]));
    }

    /** A role below is refused, the role itself and those above are let in. */
    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsOpenToItsRoleAndTheOnesAboveAndToNobodyElse(Operation operation) {
        String method = operation.method();
        String path = operation.path().replaceAll("\\{\\w+}", "1-2");
        assertProblem(call(anonymously(), method, path).then(), 401, "unauthenticated", path)
                .header("WWW-Authenticate", containsString("ApiKey"))
                .header("WWW-Authenticate", containsString("Bearer"));
        for (Role role : Role.values()) {
            int status = call(bearing(tokens.of("somebody", role.word())), method, path)
                    .statusCode();
            boolean let = role.compareTo(Role.of(operation.least())) >= 0;
            assertEquals(!let, status == 403, role + " is answered " + status);
            assertFalse(status == 401, role + " is answered " + status);
        }
        assertEquals(
                403, call(bearing(tokens.of("somebody", "owner")), method, path).statusCode());
    }

    @Test
    void noOperationIsForgottenHere() {
        Map<String, Map<String, Object>> described =
                anonymously().get("/openapi?format=json").jsonPath().getMap("paths");
        Set<String> named = operations()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(OPEN);

        assertEquals(
                named,
                described.entrySet().stream()
                        .flatMap(path -> path.getValue().keySet().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                        .collect(Collectors.toCollection(TreeSet::new)));
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
