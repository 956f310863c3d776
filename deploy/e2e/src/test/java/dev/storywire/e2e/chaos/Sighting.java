package dev.storywire.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A story as it was seen in one of the places that it passes through.
 *
 * @param name the last part of its address
 * @param content its hash, or its headline where there is none
 */
record Sighting(String name, String id, int revision, String headline, boolean canceled, String content) {

    static Sighting of(JsonNode story) {
        var url = story.path("url").asText();
        var headline = story.path("headline").asText();
        return new Sighting(
                url.substring(url.lastIndexOf('/') + 1),
                story.path("id").asText(),
                story.path("revision").asInt(),
                headline,
                story.path("status").asText().equals("canceled"),
                story.path("contentHash").asText(headline));
    }
}
