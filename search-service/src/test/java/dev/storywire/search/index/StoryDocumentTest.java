package dev.storywire.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventPlace EVENT = new EventPlace(2, 17, Instant.parse("2026-03-04T05:06:07Z"));

    private static JsonNode document(String story) throws IOException {
        return JSON.readTree(text(story));
    }

    private static byte[] text(String story) throws IOException {
        byte[] json = story.getBytes(UTF_8);
        return StoryDocument.of((ObjectNode) JSON.readTree(json), json, EVENT);
    }

    private static Instant at(String story) throws IOException {
        return Instant.ofEpochMilli(document(story).at("/derived/at").longValue());
    }

    @Test
    void a_field_that_this_service_does_not_know_is_kept() throws IOException {
        assertEquals(
                "x",
                document("{\"id\":\"a\",\"mood\":{\"of\":\"x\"}}")
                        .at("/mood/of")
                        .textValue());
    }

    @Test
    void a_date_in_the_future_counts_as_the_moment_when_the_story_was_seen() throws IOException {
        assertEquals(
                Instant.parse("2026-03-01T00:00:00Z"),
                at("{\"publishedAt\":\"2031-01-01T00:00:00Z\",\"firstSeenAt\":\"2026-03-01T00:00:00Z\"}"));
    }

    @Test
    void a_story_without_a_usable_date_counts_from_when_it_was_seen_else_from_its_event() throws IOException {
        assertEquals(
                Instant.parse("2026-03-01T00:00:00Z"),
                at("{\"publishedAt\":\"yesterday\",\"firstSeenAt\":\"2026-03-01T00:00:00Z\"}"));
        assertEquals(EVENT.writtenAt(), at("{}"));
    }

    @Test
    void only_text_of_a_stemmed_language_is_given_to_its_analyzer() throws IOException {
        JsonNode english = document("{\"language\":\"en-GB\",\"headline\":\"h\",\"summary\":\"s\",\"bodyText\":\"b\"}");
        assertEquals("h", english.at("/derived/en/headline").textValue());
        assertEquals(2, english.at("/derived/en/body").size());
        JsonNode chinese = document("{\"language\":\"zh\",\"headline\":\"h\"}");
        assertTrue(chinese.at("/derived/zh").isMissingNode());
        assertEquals("zh", chinese.at("/derived/lang").textValue());
    }

    @Test
    void a_story_in_a_language_without_a_stemmer_is_ranked_by_its_words_as_they_stand() throws IOException {
        JsonNode polish = document("{\"language\":\"pl\",\"headline\":\"h\",\"bodyText\":\"b\"}");
        assertEquals("h", polish.at("/derived/plain/headline").textValue());
        assertEquals("b", polish.at("/derived/plain/body/0").textValue());
        assertTrue(document("{\"language\":\"en\"}").at("/derived/plain").isMissingNode());
    }

    @Test
    void a_summary_that_repeats_the_body_is_not_indexed_twice() throws IOException {
        JsonNode document =
                document("{\"language\":\"en\",\"summary\":\"It rained.\",\"bodyText\":\"It rained. Much.\"}");
        assertEquals(1, document.at("/derived/en/body").size());
    }

    @Test
    void a_story_without_a_cluster_is_a_cluster_of_its_own() throws IOException {
        assertEquals("a", document("{\"id\":\"a\"}").at("/derived/cluster").textValue());
        assertEquals(
                "c",
                document("{\"id\":\"a\",\"cluster\":{\"id\":\"c\"}}")
                        .at("/derived/cluster")
                        .textValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"headline\":\"Rain\",\"tags\":[]}",
                " {\"id\":\"a\",\"headline\":\"Rain\",\"tags\":[]} ",
                "\uFEFF{\"id\":\"a\",\"headline\":\"Rain\",\"tags\":[]}",
                "{\r\n  \"id\": \"a\",\n  \"headline\": \"Rain\",\n  \"tags\": []\n}",
                "{\"id\":\"a\",\"headline\":\"Rain\",\"tags\":[],\"derived\":{\"lang\":\"xx\"}}",
            })
    void howeverAStoryIsWrittenItIsOneLineWithEachFieldOnce(String story) throws IOException {
        String text = new String(text(story), UTF_8);
        assertEquals(1, text.strip().lines().count(), text);
        assertEquals(2, text.split("\"derived\"", -1).length, text);
        JsonNode document = JSON.readTree(text);
        assertEquals("Rain", document.path("headline").asText());
        assertEquals("und", document.at("/derived/lang").asText());
        assertTrue(document.path("tags").isArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\uD83D\\uDE00", "\uD83D\uDE00"})
    void aCharacterThatIsEscapedInHalvesIsWhole(String face) throws IOException {
        JsonNode document = document("{\"id\":\"a\",\"summary\":\"" + face + "\"}");
        assertEquals("\uD83D\uDE00", document.path("summary").asText());
    }
}
