package dev.storywire.e2e;

import static io.restassured.RestAssured.given;
import static io.restassured.config.ConnectionConfig.connectionConfig;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The suite's one door, as its users know it. */
public record Gateway(URI base) {

    /** The administrator's key of the suite under test. */
    public static final String KEY = "the-administrator-of-these-tests";

    /** Else each request leaves a connection open for as long as this process doesn't collect its garbage. */
    private static final RestAssuredConfig CLOSING =
            RestAssured.config().connectionConfig(connectionConfig().closeIdleConnectionsAfterEachResponse());

    public RequestSpecification request() {
        return given().config(CLOSING).baseUri(base.toString()).header("X-API-Key", KEY);
    }

    Response pushDocument(byte[] body, String contentType, Map<String, ?> parameters) {
        return request()
                .queryParams(parameters)
                .header("Content-Type", contentType)
                .body(body)
                .post("/v1/documents");
    }

    Response pushStories(String lines) {
        return request()
                .header("Content-Type", "application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/stories");
    }

    Response story(String id) {
        return request().get("/v1/stories/{id}", id);
    }

    /** How the gateway says that a service is. */
    String health(String service) {
        return request().get("/v1/status").jsonPath().getString("services." + service + ".health");
    }

    JsonPath search(Map<String, ?> parameters) {
        return request()
                .queryParams(parameters)
                .get("/v1/stories")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Searches until the page is as expected: what was accepted is searchable within {@code limit}. */
    public JsonPath searchUntil(Map<String, ?> parameters, Duration limit, Predicate<JsonPath> expected) {
        return await().atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> search(parameters), expected);
    }

    /** The ids of every match, page by page to the end. */
    List<String> walk(Map<String, ?> parameters) {
        var ids = new ArrayList<String>();
        var page = search(parameters);
        ids.addAll(page.getList("stories.id", String.class));
        String cursor = page.getString("nextCursor");
        while (cursor != null) {
            var next = new HashMap<String, Object>(parameters);
            next.put("cursor", cursor);
            page = search(next);
            ids.addAll(page.getList("stories.id", String.class));
            cursor = page.getString("nextCursor");
        }
        return ids;
    }
}
