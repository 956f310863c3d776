package dev.storywire.search.story;

import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ExportTest {
    private final Stories stories = new Stories();

    private String export(String form, String... more) {
        var request = given().queryParam("source", stories.source());
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam(more[i], more[i + 1]);
        }
        return request.get("/v1/stories." + form)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void everything_that_matches_is_exported_once_over_many_pages() {
        int many = 620;
        Stories.publish(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Number " + i).put("bodyText", "A body."))
                .toArray(ObjectNode[]::new));
        Eventually.equal(many, () -> total("source", stories.source()));
        List<String> lines = export("ndjson").lines().toList();
        assertEquals(many, lines.size());
        assertEquals(many, new HashSet<>(lines).size());
        assertEquals("A body.", JsonPath.from(lines.getFirst()).getString("bodyText"));
        assertEquals(many + 1, export("csv").lines().count());
        assertEquals(301, export("ndjson", "limit", "301").lines().count());
        assertEquals(1, export("ndjson", "q", "headline:619").lines().count());
    }

    @Test
    void more_than_the_role_allows_is_refused_and_as_much_as_it_allows_is_given() {
        Stories.publish(stories.story("One"), stories.story("Two"), stories.story("Three"));
        Eventually.equal(3, () -> total("source", stories.source()));
        allowed(2)
                .get("/v1/stories.csv")
                .then()
                .statusCode(400)
                .body("type", endsWith("too-costly"))
                .body("errors[0].field", equalTo("limit"));
        allowed(2).queryParam("limit", "3").get("/v1/stories.ndjson").then().statusCode(400);
        allowed(2).queryParam("limit", "2").get("/v1/stories.ndjson").then().statusCode(200);
        assertEquals(3, allowed(3).get("/v1/stories.ndjson").asString().lines().count());
    }

    private RequestSpecification allowed(int most) {
        return given().header("Storywire-Export-Limit", most).queryParam("source", stories.source());
    }

    @Test
    void nothing_that_matches_is_an_empty_export() {
        assertEquals("", export("ndjson"));
        assertTrue(export("csv").startsWith("id,revision,status,"));
    }

    @Test
    void cells_are_quoted_and_none_is_a_formula() {
        Stories.publish(stories.story("=1+1, \"quoted\"").put("summary", "two\nlines"));
        Eventually.equal(1, () -> total("source", stories.source()));
        String table = export("csv");
        assertTrue(table.contains(",\"'=1+1, \"\"quoted\"\"\",\"two\nlines\","), table);
    }

    @Test
    void faults_are_told_before_anything_is_exported() {
        given().queryParam("q", "a OR").get("/v1/stories.ndjson").then().statusCode(400);
        given().queryParam("limit", "0").get("/v1/stories.csv").then().statusCode(400);
    }
}
