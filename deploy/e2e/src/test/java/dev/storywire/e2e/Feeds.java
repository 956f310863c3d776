package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Feeds by the gateway's API, as the people know them who look after them. */
record Feeds(Gateway gateway) {

    /** How long a fetch that was asked for may take to be seen: far above its bounds in the suite under test. */
    static final Duration FETCHED = Duration.ofSeconds(40);

    /** Registers a feed whatever it answers just now; its id. */
    String register(String url, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(more);
        form.put("url", url);
        form.put("force", true);
        return register(form).then().statusCode(201).extract().jsonPath().getString("id");
    }

    Response register(Map<String, ?> form) {
        return gateway.request().contentType("application/json").body(form).post("/v1/feeds");
    }

    JsonPath feed(String id) {
        return gateway.request()
                .get("/v1/feeds/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The last fetches, newest first. */
    List<Map<String, Object>> fetches(String id) {
        return gateway.request()
                .get("/v1/feeds/{id}/fetches", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("fetches");
    }

    /** Waits until so many fetches are written down; the newest. */
    Map<String, Object> fetched(String id, int times) {
        return await("fetch " + times + " of " + id)
                .atMost(FETCHED)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> fetches(id), fetches -> fetches.size() >= times)
                .getFirst();
    }

    /** Has it fetched now, without validators, and waits until that is done. */
    Map<String, Object> refresh(String id) {
        int before = fetches(id).size();
        ask(id);
        return fetched(id, before + 1);
    }

    /** Has it fetched now and waits for nothing. */
    void ask(String id) {
        gateway.request().post("/v1/feeds/{id}/refresh", id).then().statusCode(202);
    }

    /** Makes it due by plan, as time does: it is asked with the validators of its last answer, and its host's pause holds. */
    void makeDue(String id) {
        change(id, "paused");
        change(id, "active");
    }

    private void change(String id, String state) {
        gateway.request()
                .contentType("application/merge-patch+json")
                .body(Map.of("state", state))
                .patch("/v1/feeds/{id}", id)
                .then()
                .statusCode(200);
    }

    /** The headlines of all stories of a feed, once there are so many to be found. */
    List<String> headlines(String id, int stories) {
        return gateway.searchUntil(
                        Map.of("feed", id, "size", 200, "sort", "newest"),
                        FETCHED,
                        page -> page.getInt("total.value") >= stories)
                .getList("stories.headline", String.class);
    }

    /** Each of these words has one story of the feed, and there is no other. */
    void assertStories(String id, String... words) {
        assertThat(headlines(id, words.length))
                .containsExactlyInAnyOrder(Arrays.stream(words)
                        .map(word -> "The " + word + " was seen again")
                        .toArray(String[]::new));
    }
}
