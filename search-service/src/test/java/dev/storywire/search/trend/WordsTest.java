package dev.storywire.search.trend;

import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class WordsTest {
    private final Stories stories = new Stories();

    private static List<String> completed(String prefix, String list) {
        return given().queryParam("prefix", prefix)
                .get("/v1/suggest")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(list);
    }

    @Test
    void headlines_sources_and_tags_are_completed_without_regard_to_case_and_accents() {
        String mark = "zq" + stories.source().substring(7, 12);
        ObjectNode story = stories.story("Élections à " + mark + "ville");
        story.withObject("source").put("name", "Le Courrier " + mark);
        story.putArray("tags").addObject().put("term", "Zoné " + mark);
        Stories.publish(story);
        Eventually.equal(List.of("Élections à " + mark + "ville"), () -> completed(mark + "V", "headlines.headline"));
        Eventually.equal(
                List.of("Le Courrier " + mark),
                () -> completed(mark.toUpperCase(java.util.Locale.ROOT), "sources.name"));
        assertEquals(List.of("Zoné " + mark), completed("zone " + mark, "tags.name"));
        assertTrue(completed("elections a " + mark, "headlines.headline").size() == 1);
        Stories.publish(story.deepCopy().put("revision", 2).put("status", "canceled"));
        Eventually.equal(List.of(), () -> completed(mark + "V", "headlines.headline"));
    }

    @Test
    void a_prefix_that_is_none_is_refused() {
        given().get("/v1/suggest").then().statusCode(400);
        given().queryParam("prefix", "x".repeat(61)).get("/v1/suggest").then().statusCode(400);
        given().queryParam("prefix", "x")
                .queryParam("size", 21)
                .get("/v1/suggest")
                .then()
                .statusCode(400);
    }

    @Test
    void what_is_new_stands_out_and_what_is_always_there_does_not() {
        Instant now = Instant.now();
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(told("Live updates: council of Oldtown talks budget " + i, now.minus(Duration.ofHours(30 + i)), i));
        }
        for (int i = 0; i < 6; i++) {
            all.add(told("Gazette: the fish doorbell of Oldtown rings " + i, now.minus(Duration.ofMinutes(20 + i)), i));
            all.add(told("Live updates: council of Oldtown talks budget", now.minus(Duration.ofMinutes(10 + i)), i));
        }
        Stories.publish(all.toArray(ObjectNode[]::new));
        Eventually.equal(all.size(), () -> total("tag", stories.source()));
        JsonPath trends = given().queryParam("window", "24h")
                .queryParam("tag", stories.source())
                .get("/v1/trends")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> terms = trends.getList("trends.term");
        assertEquals("fish doorbell", terms.getFirst(), terms::toString);
        assertEquals("fish doorbell", trends.getString("trends[0].label"));
        assertEquals(6, trends.getInt("trends[0].count"));
        assertEquals(0, trends.getInt("trends[0].before"));
        assertFalse(
                terms.contains("council") || terms.contains("budget") || terms.contains("oldtown"), terms::toString);
        assertFalse(terms.contains("gazette") || terms.contains("fish"), terms::toString);
        assertEquals(12, trends.getInt("stories"));
    }

    private ObjectNode told(String headline, Instant at, int source) {
        ObjectNode story =
                stories.story(headline).put("publishedAt", at.toString()).put("firstSeenAt", at.toString());
        story.withObject("source").put("id", stories.source() + source % 6).put("name", "Gazette");
        story.putArray("tags").addObject().put("term", stories.source());
        return story;
    }

    @Test
    void a_window_that_is_none_is_refused() {
        for (String window : List.of("5m", "91d", "1w", "-1h", "x")) {
            given().queryParam("window", window).get("/v1/trends").then().statusCode(400);
        }
    }
}
