package dev.storywire.gateway.answer;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConditionalTest extends GatewayTest {

    @TestHTTPResource
    URI gateway;

    @Test
    void whoHasThePageAlreadyIsToldSoUntilAStoryComes() {
        search.answerJson("GET /v1/stories", "{\"tookMs\":3,\"stories\":[{\"id\":\"a\"}]}");
        String tag = when().get("/v1/stories")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"))
                .header("Vary", containsString("Accept-Encoding"))
                .extract()
                .header("ETag");

        search.answerJson("GET /v1/stories", "{\"tookMs\":8,\"stories\":[{\"id\":\"a\"}]}");
        given().header("If-None-Match", tag)
                .get("/v1/stories")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(is(emptyOrNullString()));

        search.answerJson("GET /v1/stories", "{\"tookMs\":3,\"stories\":[{\"id\":\"b\"},{\"id\":\"a\"}]}");
        given().header("If-None-Match", tag)
                .get("/v1/stories")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void aStoryHasATagToo() {
        ingest.answerJson("GET /v1/stories/abc", "{\"id\":\"abc\",\"revision\":1}");
        search.answerJson("GET /v1/stories/abc/related", "{\"tookMs\":3,\"stories\":[]}");
        String tag =
                when().get("/v1/stories/abc").then().statusCode(200).extract().header("ETag");

        given().header("If-None-Match", tag).get("/v1/stories/abc").then().statusCode(304);
        ingest.answerJson("GET /v1/stories/abc", "{\"id\":\"abc\",\"revision\":2}");
        given().header("If-None-Match", tag).get("/v1/stories/abc").then().statusCode(200);
    }

    @Test
    void theNextPageIsLinked() {
        search.answerJson("GET /v1/stories", "{\"stories\":[],\"nextCursor\":\"a+b\"}");

        given().urlEncodingEnabled(false)
                .get("/v1/stories?q=a%20b&cursor=old&size=2")
                .then()
                .header("Link", equalTo("</v1/stories?q=a%20b&size=2&cursor=a%2Bb>; rel=\"next\""));
    }

    @Test
    void headIsAsGetWithoutABody() {
        search.answerJson("GET /v1/stories", "{\"stories\":[]}");

        String tag = when().head("/v1/stories")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(is(emptyOrNullString()))
                .extract()
                .header("ETag");
        when().get("/v1/stories").then().header("ETag", equalTo(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stories", "/v1/stories/abc"})
    void optionsTellsTheMethods(String path) {
        when().options(path).then().statusCode(200).header("Allow", containsString("GET"));
    }

    @Test
    void answersAreCompressedForWhoAsks() {
        search.answerJson("GET /v1/stories", "{\"stories\":[\"" + "a".repeat(5000) + "\"]}");

        given().header("Accept-Encoding", "gzip")
                .get("/v1/stories")
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"))
                .body(startsWith("{\"stories\":[\"aaa"));
    }

    @Test
    void http2Works() throws Exception {
        search.answerJson("GET /v1/stories", "{\"stories\":[]}");
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(gateway.resolve("/v1/stories"))
                            .header("X-API-Key", ADMIN_KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals("{\"stories\":[]}", answer.body());
        }
    }
}
