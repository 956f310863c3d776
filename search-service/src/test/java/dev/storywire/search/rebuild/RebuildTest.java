package dev.storywire.search.rebuild;

import static dev.storywire.search.story.Searches.response;
import static dev.storywire.search.story.Searches.total;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import dev.storywire.search.index.IndexGenerations;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.rebuild.RebuildStore.Seen;
import dev.storywire.search.storyevent.TopicProgress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
@NullUnmarked // Quarkus fills the fields
class RebuildTest {
    private static final String REBUILD = "/v1/admin/rebuild";

    private final Stories stories = new Stories();

    @Inject
    RebuildStore store;

    @Inject
    IndexGenerations generations;

    @Inject
    StoryIndex index;

    @Inject
    TopicProgress topic;

    @Inject
    ElasticsearchAsyncClient elasticsearch;

    @BeforeEach
    void awaitTheEndOfAnother() {
        Eventually.equal(false, () -> List.of("reading", "comparing").contains(String.valueOf(phase())));
    }

    private ObjectNode[] some(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> stories.story("Number " + i))
                .toArray(ObjectNode[]::new);
    }

    private static String phase() {
        return given().get(REBUILD).jsonPath().getString("phase");
    }

    private String current() {
        return generations.current().await().indefinitely();
    }

    @Test
    void the_new_index_has_every_story_and_no_search_fails_while_it_is_made() {
        Stories.publish(some(0, 300));
        Eventually.equal(300, () -> total("source", stories.source()));
        String before = current();
        given().post(REBUILD).then().statusCode(202);
        Stories.publish(some(300, 400));
        Eventually.equal("swapped", () -> {
            var page = response("source", stories.source());
            assertEquals(200, page.statusCode());
            assertEquals(false, page.jsonPath().getBoolean("partial"));
            assertEquals(true, page.jsonPath().getInt("total.value") >= 300);
            return phase();
        });
        assertNotEquals(before, current());
        Eventually.equal(400, () -> total("source", stories.source()));
        ObjectNode revised = stories.story("After the swap");
        Stories.publish(revised);
        Eventually.equal(401, () -> total("source", stories.source()));
        assertEquals(false, generations.isNextThere().await().indefinitely());
    }

    @Test
    void a_rebuild_whose_replica_died_half_way_is_taken_over_and_comes_to_its_end() {
        Stories.publish(some(0, 50));
        Eventually.equal(50, () -> total("source", stories.source()));
        begunElsewhere();
        Eventually.equal("swapped", RebuildTest::phase);
        assertEquals(50, total("source", stories.source()));
    }

    /** As a replica leaves it that dies after its first step. */
    private Seen begunElsewhere() {
        String next = generations.nextName().await().indefinitely();
        generations.create(next).await().indefinitely();
        RebuildState state = RebuildState.begun(current(), next, false, Instant.now())
                .upTo(topic.ends().await().indefinitely(), Instant.now());
        return store.write(state, store.read().await().indefinitely().orElse(null))
                .await()
                .indefinitely();
    }

    @Test
    void a_second_rebuild_is_refused_and_one_that_is_ended_leaves_the_old_index() {
        String before = current();
        begunElsewhere();
        given().post(REBUILD).then().statusCode(409);
        given().delete(REBUILD).then().statusCode(200);
        Eventually.equal("canceled", RebuildTest::phase);
        assertEquals(before, current());
        Eventually.equal(false, () -> generations.isNextThere().await().indefinitely());
        given().delete(REBUILD).then().statusCode(409);
    }

    @Test
    void an_index_that_would_have_fewer_stories_is_given_up_unless_that_is_wanted() {
        String before = current();
        String index = elasticsearch
                .indices()
                .getAlias(a -> a.name("stories"))
                .join()
                .aliases()
                .keySet()
                .iterator()
                .next();
        elasticsearch
                .index(i -> i.index(index).id("ghost").document(stories.story("Not in the topic")))
                .join();
        given().post(REBUILD).then().statusCode(202);
        Eventually.equal("failed", RebuildTest::phase);
        assertEquals(before, current());
        Eventually.equal(false, () -> generations.isNextThere().await().indefinitely());
        given().post(REBUILD + "?fewer=true").then().statusCode(202);
        Eventually.equal("swapped", RebuildTest::phase);
        assertNotEquals(before, current());
        assertEquals(0, total("q", "headline:\"Not in the topic\""));
    }

    @Test
    void an_index_that_was_deleted_by_hand_is_made_anew_by_a_rebuild_without_waiting_for_an_event() {
        Stories.publish(some(0, 30));
        Eventually.equal(30, () -> total("source", stories.source()));
        awaitCommitted();
        elasticsearch
                .indices()
                .delete(d -> d.index(List.copyOf(index.indices().await().indefinitely())))
                .join();
        given().post(REBUILD).then().statusCode(202);
        Eventually.equal("swapped", RebuildTest::phase);
        assertEquals(30, total("source", stories.source()));
    }

    /** Nothing is on its way to the index that would make it. */
    private void awaitCommitted() {
        Eventually.equal(0L, () -> topic.lag().await().indefinitely());
    }
}
