package dev.storywire.ingest.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.support.EventContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {

    private final EventContract contract = new EventContract();

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(EventContract.FOLDER.resolve("samples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theValueOfAGoldenSampleFitsTheSchema(Path sample) {
        assertEquals(List.of(), contract.violations(EventContract.read(sample).get("value")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWeKnowOfAGoldenSampleIsAllOfIt(Path sample) throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new JavaTimeModule()).build();
        JsonNode value = EventContract.read(sample).get("value");
        ObjectNode again = mapper.valueToTree(mapper.treeToValue(value, Story.class));
        assertEquals(fields(value), fields(again));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theHeadersOfAGoldenSampleAreThoseThatWeSend(Path sample) {
        JsonNode event = EventContract.read(sample);
        JsonNode headers = event.get("headers");
        JsonNode story = event.get("value");
        var sent = CloudEventHeaders.toRecord(
                "story-events",
                new PendingEvent(
                        1,
                        story.get("id").asText(),
                        story.get("revision").asInt(),
                        story.path("clusterVersion").asInt(),
                        headers.get("ce_type").asText(),
                        headers.get("ce_time").asText(),
                        headers.get("traceparent").asText(),
                        headers.has("ce_republished"),
                        story.toString()));

        assertEquals(event.get("key").asText(), sent.key());
        assertEquals(headers.size(), sent.headers().toArray().length);
        sent.headers()
                .forEach(header -> assertEquals(headers.get(header.key()).asText(), new String(header.value(), UTF_8)));
    }

    @Test
    void theRecordOfADeletedStoryHasNoValueAndSaysWhichRevisionWasTheLast() {
        var sent = CloudEventHeaders.toRecord(
                "story-events",
                new PendingEvent(
                        1, "a", 3, 0, EventType.DELETED.wireName(), "2026-01-02T03:04:05Z", "00-0-0-00", false, null));

        assertNull(sent.value());
        assertEquals(
                "a/3/deleted", new String(sent.headers().lastHeader("ce_id").value(), UTF_8));
        assertEquals("3", new String(sent.headers().lastHeader("ce_revision").value(), UTF_8));
    }

    @Test
    void aStoryThatLacksItsIdDoesNotFit() {
        ObjectNode story = (ObjectNode)
                EventContract.read(EventContract.FOLDER.resolve("samples").resolve("story-published.json"))
                        .get("value");
        story.remove("id");
        assertFalse(contract.violations(story).isEmpty());
    }

    @Test
    void theAsyncApiDocumentNamesEveryEventTypeAndNoOther() throws IOException {
        String document = Files.readString(EventContract.FOLDER.resolve("asyncapi.yaml"));
        Set<String> named = Pattern.compile("name: (story\\.\\S+)")
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sent =
                Stream.of(EventType.values()).map(EventType::wireName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(sent, named);
    }

    @Test
    void everyFileThatTheAsyncApiDocumentRefersToIsThere() throws IOException {
        List<String> files = Pattern.compile("\\$ref: '\\./([^'#]+)")
                .matcher(Files.readString(EventContract.FOLDER.resolve("asyncapi.yaml")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertFalse(files.isEmpty());
        files.forEach(file -> assertTrue(Files.exists(EventContract.FOLDER.resolve(file)), file));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
