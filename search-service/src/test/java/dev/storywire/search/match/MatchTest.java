package dev.storywire.search.match;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class MatchTest {
    private final Stories stories = new Stories();

    @Test
    void each_story_that_became_searchable_is_told_with_the_searches_that_find_it() {
        publish(stories.story("Before anybody asked about ferries"));
        String start = now();
        publish(stories.story("Night ferry is back"), stories.story("Bridge closed"));

        JsonPath answer = match(start, null, List.of(search("ferries"), search("-ferry"), search("tram"), search("")));

        assertEquals(List.of("Bridge closed", "Night ferry is back"), sorted(answer));
        assertEquals(List.of(0, 3), searchesThatFind(answer, "Night ferry is back"));
        assertEquals(List.of(1, 3), searchesThatFind(answer, "Bridge closed"));
        assertTrue(answer.getBoolean("complete"));
        assertTrue(match(answer.getString("next"), null, List.of(search("")))
                .getList("matches")
                .isEmpty());
    }

    @Test
    void a_search_that_can_not_be_run_is_named_and_stops_no_other() {
        String start = now();
        publish(stories.story("Harbour frozen"));

        JsonPath answer = match(start, null, List.of(search("harbour OR"), search("harbour")));

        assertEquals(List.of(1), searchesThatFind(answer, "Harbour frozen"));
        assertEquals(List.of(0), answer.getList("faults.search"));
        assertEquals("q", answer.getString("faults[0].errors[0].field"));
        assertEquals(10, answer.getInt("faults[0].errors[0].position"));
    }

    @Test
    void of_many_searches_each_story_names_those_that_find_it_and_those_that_elasticsearch_refuses_are_named() {
        String start = now();
        int many = 150;
        publish(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Pier number" + i))
                .toArray(ObjectNode[]::new));
        List<Map<String, Object>> searches = new ArrayList<>();
        IntStream.range(0, many).forEach(i -> searches.add(search("pier number" + i)));
        String tooLong = IntStream.range(0, 200).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR "));
        searches.add(search(tooLong));

        JsonPath answer = match(start, null, searches);

        assertEquals(List.of(many), answer.getList("faults.search"));
        assertEquals(many, answer.getList("matches").size());
        for (int i = 0; i < many; i++) {
            assertEquals(List.of(i), searchesThatFind(answer, "Pier number" + i), "story " + i);
        }
    }

    @Test
    void a_search_as_deep_as_may_be_is_matched() {
        String start = now();
        publish(stories.story("Deep harbour"));

        JsonPath answer =
                match(start, null, List.of(search("deep (other OR ".repeat(12) + "harbour" + ")".repeat(12))));

        assertEquals(List.of(0), searchesThatFind(answer, "Deep harbour"));
    }

    @Test
    void long_searches_that_differ_at_their_ends_are_different() {
        String start = now();
        publish(stories.story("Harbour ferry"), stories.story("Harbour bridge"));
        String words = IntStream.range(0, 60)
                .mapToObj(i -> "word" + i)
                .collect(Collectors.joining(" OR ", "(", " OR harbour)"));

        JsonPath answer = match(start, null, List.of(search(words + " -ferry"), search(words + " -bridge")));

        assertEquals(List.of(1), searchesThatFind(answer, "Harbour ferry"));
        assertEquals(List.of(0), searchesThatFind(answer, "Harbour bridge"));
    }

    @Test
    void without_a_place_nothing_is_matched_but_faults_are_told() {
        publish(stories.story("Long since known"));

        JsonPath answer = match(null, null, List.of(search(""), search("colour:red")));

        assertTrue(answer.getList("matches").isEmpty());
        assertEquals(List.of(1), answer.getList("faults.search"));
        assertEquals(now(), answer.getString("next"));
    }

    @Test
    void a_search_with_a_later_place_of_its_own_finds_only_what_came_after_it() {
        String start = now();
        publish(stories.story("First"));
        String later = now();
        publish(stories.story("Second"));

        JsonPath answer = match(start, null, List.of(search(""), search("", later)));

        assertEquals(List.of(0), searchesThatFind(answer, "First"));
        assertEquals(List.of(0, 1), searchesThatFind(answer, "Second"));
    }

    @Test
    void what_became_searchable_later_than_the_end_asked_for_waits() {
        String start = now();
        publish(stories.story("First"));
        String end = now();
        publish(stories.story("Second"));

        JsonPath answer = match(start, end, List.of(search("")));

        assertEquals(List.of("First"), sorted(answer));
        assertEquals(end, answer.getString("next"));
        assertTrue(answer.getBoolean("complete"));
    }

    @Test
    void a_backlog_is_worked_off_in_bounded_steps_that_miss_and_repeat_nothing() {
        String place = now();
        int many = 450;
        publish(IntStream.range(0, many)
                .mapToObj(i -> stories.story("Story " + i))
                .toArray(ObjectNode[]::new));

        List<String> told = new ArrayList<>();
        int steps = 0;
        for (boolean complete = false; !complete; steps++) {
            JsonPath answer = match(place, null, List.of(search("")));
            assertTrue(answer.getInt("stories") <= 200);
            told.addAll(answer.getList("matches.story.headline"));
            complete = answer.getBoolean("complete");
            place = answer.getString("next");
        }

        assertEquals(many, told.size());
        assertEquals(many, new HashSet<>(told).size());
        assertTrue(steps > 2);
    }

    @Test
    void a_revision_is_told_with_its_number_and_the_one_before_no_longer() {
        String start = now();
        ObjectNode story = stories.story("Claim");
        publish(story);
        String between = now();
        Stories.publish(story.deepCopy().put("revision", 2).put("headline", "Claim corrected"));
        Eventually.equal(1, () -> total("source", stories.source(), "q", "corrected"));
        settle(between);

        JsonPath answer = match(start, null, List.of(search("")));

        assertEquals(List.of("Claim corrected"), sorted(answer));
        assertEquals(2, answer.getInt("matches[0].story.revision"));
        assertTrue(match(start, between, List.of(search(""))).getList("matches").isEmpty());
    }

    @Test
    void a_place_of_a_stream_that_is_gone_begins_again_and_says_so() {
        publish(stories.story("Told before, to be told apart by who keeps what was told"));

        List<String> told = new ArrayList<>();
        JsonPath answer = match("01234567-zzzz-zzzz-zzzz", null, List.of(search("")));
        assertTrue(answer.getBoolean("restarted"));
        told.addAll(answer.getList("matches.story.headline"));
        while (!answer.getBoolean("complete")) {
            answer = match(answer.getString("next"), null, List.of(search("")));
            assertFalse(answer.getBoolean("restarted"));
            told.addAll(answer.getList("matches.story.headline"));
        }

        assertEquals(List.of("Told before, to be told apart by who keeps what was told"), told);
    }

    @Test
    void a_place_outlives_the_index_being_made_anew() {
        publish(stories.story("Old"));
        String place = now();
        publish(stories.story("New"));

        given().post("/v1/admin/rebuild").then().statusCode(202);
        Eventually.equal(true, () -> List.of("swapped", "done")
                .contains(given().get("/v1/admin/rebuild").jsonPath().getString("phase")));

        assertEquals(List.of("New"), sorted(match(place, null, List.of(search("")))));
    }

    @Test
    void a_place_that_is_none_and_too_many_searches_are_refused() {
        given().contentType("application/json")
                .body(Map.of("after", "bogus"))
                .post("/v1/matches")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body(Map.of(
                        "searches",
                        IntStream.range(0, 501).mapToObj(i -> search("q" + i)).toList()))
                .post("/v1/matches")
                .then()
                .statusCode(400);
    }

    private void publish(ObjectNode... more) {
        int before = total("source", stories.source());
        String start = now();
        Stories.publish(more);
        Eventually.equal(before + more.length, () -> total("source", stories.source()));
        settle(start);
    }

    /** Until everything published is settled and, where it came in a rush, the stream has come to it. */
    private static void settle(String start) {
        settle();
        Eventually.equal(true, () -> match(start, null, List.of()).getInt("stories") > 0);
    }

    private static void settle() {
        Eventually.equal(0, () -> given().get("/v1/status").jsonPath().getInt("lag.events"));
    }

    /** Where the stream stands once everything published has been settled. */
    private static String now() {
        settle();
        return match(null, null, List.of()).getString("next");
    }

    private Map<String, Object> search(String q) {
        return search(q, null);
    }

    private Map<String, Object> search(String q, @Nullable String after) {
        Map<String, Object> search = new HashMap<>();
        search.put("parameters", Map.of("q", List.of(q), "source", List.of(stories.source())));
        if (after != null) {
            search.put("after", after);
        }
        return search;
    }

    private static JsonPath match(@Nullable String after, @Nullable String until, List<Map<String, Object>> searches) {
        Map<String, Object> request = new HashMap<>();
        request.put("searches", searches);
        if (after != null) {
            request.put("after", after);
        }
        if (until != null) {
            request.put("until", until);
        }
        return given().contentType("application/json")
                .body(request)
                .post("/v1/matches")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> sorted(JsonPath answer) {
        return answer.getList("matches.story.headline", String.class).stream()
                .sorted()
                .toList();
    }

    private static List<Integer> searchesThatFind(JsonPath answer, String headline) {
        return answer.param("headline", headline)
                .getList("matches.find { it.story.headline == headline }.searches", Integer.class);
    }
}
