package dev.storywire.search.index;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A story as a document of the index: the story as it came, and beside it what searching needs
 * ({@link StoryFields#DERIVED}), which the index does not keep as text.
 */
public final class StoryDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_YEAR = 9999;

    private StoryDocument() {}

    /**
     * The document in UTF-8.
     *
     * @param eventTime when the event was written; stands in for the time when the story was first seen
     * @throws JsonProcessingException where a text has no UTF-8 form
     */
    public static byte[] of(ObjectNode story, Instant eventTime) throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode().setAll(story);
        document.set(StoryFields.DERIVED, derived(story, eventTime));
        return JSON.writeValueAsBytes(document);
    }

    private static ObjectNode derived(ObjectNode story, Instant eventTime) {
        ObjectNode derived = JSON.createObjectNode();
        String language = text(story, "language").orElse("und");
        derived.put("at", publishedAt(story, eventTime).toEpochMilli());
        derived.put("lang", TextLanguage.primarySubtag(language));
        derived.put(
                "cluster",
                text(story.path("cluster"), "id").or(() -> text(story, "id")).orElse(""));
        ArrayNode addresses = derived.putArray("url");
        Stream.of("url", "canonicalUrl")
                .flatMap(field -> text(story, field).stream())
                .distinct()
                .forEach(address -> addresses.add(Addresses.lettersOf(address)));
        TextLanguage.of(language).ifPresent(known -> derived.set(known.code(), stemmed(story)));
        return derived;
    }

    private static ObjectNode stemmed(ObjectNode story) {
        ObjectNode stemmed = JSON.createObjectNode();
        text(story, "headline").ifPresent(headline -> stemmed.put("headline", headline));
        ArrayNode under = stemmed.putArray("body");
        String body = text(story, "bodyText").orElse("");
        text(story, "summary").filter(summary -> !body.contains(summary)).ifPresent(under::add);
        if (!body.isEmpty()) {
            under.add(body);
        }
        return stemmed;
    }

    /**
     * By the publisher's word, but never later than when the story was seen: a date in the future would put it before
     * every other until that day.
     */
    private static Instant publishedAt(ObjectNode story, Instant eventTime) {
        Instant seen = instant(story, "firstSeenAt").orElse(eventTime);
        return Stream.of("publishedAt", "updatedAt")
                .flatMap(field -> instant(story, field).stream())
                .findFirst()
                .filter(published -> published.isBefore(seen))
                .orElse(seen);
    }

    private static Optional<Instant> instant(ObjectNode story, String field) {
        try {
            return text(story, field)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(instant -> {
                        int year = instant.atOffset(ZoneOffset.UTC).getYear();
                        return year > 0 && year <= LAST_YEAR;
                    });
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue()).filter(not(String::isBlank));
    }
}
