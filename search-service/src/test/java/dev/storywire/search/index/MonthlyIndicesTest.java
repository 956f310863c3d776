package dev.storywire.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import dev.storywire.search.index.ChangeOutcome.AlreadyThere;
import dev.storywire.search.index.ChangeOutcome.Deferred;
import dev.storywire.search.index.ChangeOutcome.Written;
import dev.storywire.search.index.IndexGenerations.Standing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
@NullUnmarked // Quarkus fills the fields
class MonthlyIndicesTest {
    private static final EventPlace PLACE = new EventPlace(0, 0, Instant.EPOCH);

    private final Stories stories = new Stories();
    private final String alias = "monthly-" + UUID.randomUUID();

    @Inject
    ElasticsearchAsyncClient elasticsearch;

    private IndexGenerations generations;
    private StoryIndex index;
    private StoryIndexWriter writer;

    @BeforeEach
    void anIndexOfItsOwn() {
        StoryIndexConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoryIndexConfig.class)
                .withDefaultValues(
                        Map.of("storywire.search.index.alias", alias, "storywire.search.index.layout", "monthly"))
                .build()
                .getConfigMapping(StoryIndexConfig.class);
        generations = new IndexGenerations(elasticsearch, config);
        index = new StoryIndex(elasticsearch, generations, config);
        writer = new StoryIndexWriter(elasticsearch, config, generations, new SimpleMeterRegistry());
        await(index.ensure());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    private ObjectNode seen(String at) {
        return stories.story("Seen at " + at).put("firstSeenAt", at);
    }

    private static IndexChange put(ObjectNode story) {
        try {
            return IndexChange.put(
                    story.path("id").asText(),
                    story.path("revision").asInt(),
                    0,
                    StoryDocument.month(story),
                    StoryDocument.of(story, story.toString().getBytes(UTF_8), PLACE));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private List<ChangeOutcome> write(IndexChange... changes) {
        return await(writer.write(List.of(changes)));
    }

    private Set<String> months() {
        return await(index.indices()).stream()
                .map(name -> name.substring(name.lastIndexOf("-000") + 8))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long found() {
        await(index.refresh());
        return elasticsearch.count(c -> c.index(alias)).join().count();
    }

    private String now() {
        return StoryMonth.of(Instant.now()).suffix();
    }

    @Test
    void stories_lie_in_the_month_in_which_they_were_first_seen_and_are_searched_together() {
        ObjectNode undated = stories.story("Nobody knows when");
        undated.remove("firstSeenAt");
        assertEquals(
                List.of(new Written(), new Written(), new Written()),
                write(put(seen("2024-04-10T06:31:00Z")), put(seen("2024-05-01T00:00:00Z")), put(undated)));
        assertEquals(Set.of("2024-04", "2024-05", "undated", now()), months());
        assertEquals(3, found());
    }

    @Test
    void a_revision_replaces_the_story_in_its_month_whenever_it_comes() {
        ObjectNode first = seen("2024-04-10T06:31:00Z");
        ObjectNode second = first.deepCopy().put("revision", 2).put("publishedAt", "2024-08-01T00:00:00Z");
        write(put(second));
        assertEquals(List.of(new AlreadyThere()), write(put(first)));
        assertEquals(Set.of("2024-04", now()), months());
        assertEquals(1, found());
    }

    @Test
    void a_deletion_finds_its_story_in_whatever_month_and_an_older_event_does_not_bring_it_back() {
        ObjectNode story = seen("2024-04-10T06:31:00Z");
        write(put(story), put(seen("2024-05-10T06:31:00Z")));
        assertEquals(
                List.of(new Written(), new AlreadyThere()),
                write(IndexChange.delete(story.path("id").asText(), 1), IndexChange.delete("never-seen", 1)));
        assertEquals(List.of(new AlreadyThere()), write(put(story)));
        assertEquals(1, found());
    }

    @Test
    void while_a_generation_is_made_anew_both_get_their_months_and_the_swap_takes_all_of_them() {
        write(put(seen("2024-04-10T06:31:00Z")));
        String before = await(generations.current());
        String next = await(generations.nextName());
        await(generations.create(next));
        IndexChange late = put(seen("2024-06-10T06:31:00Z"));
        write(late);
        assertEquals(List.of(new AlreadyThere()), await(writer.write(next, List.of(late))));
        assertEquals(Set.of("2024-04", "2024-06", now()), months());
        await(generations.finish(next));
        await(generations.swap(before, next));
        assertEquals(next, await(generations.current()));
        assertEquals(Set.of("2024-06", now()), months());
        assertEquals(1, found());
        assertInstanceOf(
                Deferred.class, await(writer.write(next, List.of(late))).getFirst());
        await(generations.drop(before));
        assertThrows(RuntimeException.class, () -> await(generations.count(before)));
    }

    @Test
    void a_month_that_begins_for_a_generation_just_replaced_does_not_answer() {
        write(put(seen("2024-04-10T06:31:00Z")));
        Standing stale = await(generations.standing());
        String next = await(generations.nextName());
        await(generations.create(next));
        await(generations.finish(next));
        await(generations.swap(stale.current().name(), next));
        assertThrows(
                RuntimeException.class,
                () -> await(generations.extend(
                        stale, stale.current(), stale.current().name() + "-2024-07")));
        assertEquals(Set.of(now()), months());
    }
}
