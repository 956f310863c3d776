package dev.storywire.search.storyevent;

import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class DeadLetterTest {
    private static final String LETTERS = "/v1/admin/dead-letters";

    private final Stories stories = new Stories();

    private static List<Map<String, Object>> letters(String key, boolean all) {
        return given().queryParam("size", 200)
                .queryParam("all", all)
                .get(LETTERS)
                .jsonPath()
                .getList("letters.findAll { it.key == '" + key + "' }");
    }

    @Test
    void a_dead_letter_is_listed_shown_and_stays_when_it_still_cannot_be_indexed() {
        String key = "dead-" + UUID.randomUUID();
        ObjectNode rejected = stories.story("x");
        rejected.putObject("headline").put("no", "text");
        Stories.publish(key, rejected.toString());
        Eventually.equal(1, () -> letters(key, false).size());
        Map<String, Object> letter = letters(key, false).getFirst();
        assertEquals("rejected", letter.get("reason"));
        assertEquals("story-events", letter.get("topic"));
        String id = (String) letter.get("id");
        assertEquals(
                rejected.toString(), given().get(LETTERS + "/" + id).jsonPath().getString("event"));
        var outcome = given().post(LETTERS + "/" + id + "/redrive").jsonPath();
        assertEquals("refused", outcome.getString("outcome"));
        assertTrue(outcome.getString("detail").contains("Expected text"));
        assertEquals(1, letters(key, false).size());
    }

    @Test
    void a_dead_letter_that_can_be_indexed_now_is_found_and_no_longer_listed() {
        ObjectNode story = stories.story("Back from the dead");
        String key = story.get("id").asText();
        ProducerRecord<String, byte[]> parked = new ProducerRecord<>(
                "story-events-dead-letter", key, story.toString().getBytes(UTF_8));
        Map.of(
                        "dead-letter-reason", "rejected",
                        "dead-letter-detail", "the mapping of that time",
                        "dead-letter-topic", "story-events",
                        "dead-letter-partition", "0",
                        "dead-letter-offset", "0")
                .forEach((name, value) -> parked.headers().add(name, value.getBytes(UTF_8)));
        Stories.send(parked);
        Eventually.equal(1, () -> letters(key, false).size());
        String id = (String) letters(key, false).getFirst().get("id");
        given().post(LETTERS + "/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("outcome", org.hamcrest.Matchers.equalTo("indexed"));
        Eventually.equal(1, () -> total("source", stories.source()));
        Eventually.equal(0, () -> letters(key, false).size());
        assertEquals(true, letters(key, true).getFirst().get("redriven"));
        assertEquals(
                "superseded",
                given().post(LETTERS + "/" + id + "/redrive").jsonPath().getString("outcome"));
    }

    @Test
    void a_dead_letter_that_is_not_there_is_not_found() {
        given().get(LETTERS + "/0-999999").then().statusCode(404);
        given().get(LETTERS + "/7-0").then().statusCode(404);
        given().get(LETTERS + "/x").then().statusCode(404);
        given().post(LETTERS + "/0-999999/redrive").then().statusCode(404);
        given().get(LETTERS + "?size=0").then().statusCode(400);
    }
}
