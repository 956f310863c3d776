package dev.storywire.ingest.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A story that a search finds.
 *
 * @param clusterId its own id where it is in no cluster
 * @param retrievedAt when this revision came; the distant future where the story doesn't say
 * @param json as a receiver is told of it
 */
record Hit(String id, int revision, String clusterId, Instant retrievedAt, ObjectNode json) {

    private static final int LONGEST_SUMMARY = 500;

    /** @param story as the search service tells it */
    static Hit of(ObjectNode story) {
        String id = story.path("id").asText();
        ObjectNode json = story.deepCopy();
        String summary = story.path("summary").asText();
        if (summary.length() > LONGEST_SUMMARY) {
            int end = Character.isHighSurrogate(summary.charAt(LONGEST_SUMMARY - 2))
                    ? LONGEST_SUMMARY - 2
                    : LONGEST_SUMMARY - 1;
            json.put("summary", summary.substring(0, end) + "…");
        }
        return new Hit(
                id,
                story.path("revision").asInt(1),
                story.path("cluster").path("id").asText(id),
                instant(story.path("retrievedAt")),
                json);
    }

    private static Instant instant(JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeException notTold) {
            return Instant.MAX;
        }
    }
}
