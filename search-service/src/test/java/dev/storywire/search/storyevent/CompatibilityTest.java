package dev.storywire.search.storyevent;

import static dev.storywire.search.story.Searches.headlines;
import static dev.storywire.search.story.Searches.total;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.Eventually;
import dev.storywire.search.Servers;
import dev.storywire.search.Stories;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While an upgrade is under way this service reads events of an ingest-service that is newer than it, or older. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CompatibilityTest {

    private static final Path CONTRACT = Path.of("../ingest-service/src/main/contract/story-event-v1.schema.json");

    private final Stories stories = new Stories();

    @Test
    void events_of_a_newer_producer_are_found_with_fields_and_words_that_nobody_here_knows() {
        ObjectNode story = stories.story("Newer than its reader").put("kind", "hologram");
        story.put("smell", "of salt")
                .putObject("mood")
                .put("sea", "calm")
                .putArray("winds")
                .add(3)
                .add("north");
        ((ObjectNode) story.path("source"))
                .put("owner", "a harbor")
                .putObject("licence")
                .put("until", 2031);
        ObjectNode again = story.deepCopy().put("revision", 2).put("smell", 7).put("headline", "Newer still");
        again.put("mood", "another type than before");

        Stories.publish(story, again, stories.story("As ever"));

        Eventually.equal(2, () -> total("source", stories.source()));
        assertEquals(List.of("Newer still"), headlines("source", stories.source(), "q", "newer"));
    }

    @Test
    void an_event_of_an_older_producer_is_found_with_no_more_than_the_contract_has_required_from_the_first()
            throws IOException {
        ObjectNode story = stories.story("Older than its reader")
                .put("truncated", false)
                .put("retrievedAt", "2024-04-10T06:31:00Z")
                .put("wordCount", 4)
                .put("contentHash", "0");
        ObjectNode least = story.deepCopy();
        least.retain(required());

        Stories.publish(least, story.deepCopy().put("id", story.path("id").asText() + "-with-headline"));

        Eventually.equal(2, () -> total("source", stories.source()));
        assertEquals(List.of("Older than its reader"), headlines("source", stories.source(), "q", "older"));
    }

    private static List<String> required() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(CONTRACT.toFile());
        return new ObjectMapper()
                .convertValue(
                        schema.path("required"),
                        new ObjectMapper().getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
