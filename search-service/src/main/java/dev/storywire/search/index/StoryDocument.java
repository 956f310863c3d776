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
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A story as a document of the index: the story as it came, and beside it what searching needs
 * ({@link StoryFields#DERIVED}), which the index does not keep as text.
 */
public final class StoryDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_YEAR = 9999;
    private static final int LOWER_CASE = 0x20;

    /** Completions of newer headlines come first; those of one minute count as equally new. */
    private static final long SECONDS_OF_A_STEP = 60;

    private StoryDocument() {}

    /**
     * The document in UTF-8.
     *
     * @param json the very text that the story was read from
     * @param place of the event; its time stands in for the one when the story was first seen
     * @throws JsonProcessingException where a text has no UTF-8 form
     */
    public static byte[] of(ObjectNode story, byte[] json, EventPlace place) throws JsonProcessingException {
        ObjectNode derived = JSON.createObjectNode();
        derived.set(StoryFields.DERIVED, derived(story, place));
        return isUsable(json) && !story.isEmpty() && !story.has(StoryFields.DERIVED)
                ? joined(JSON.writeValueAsBytes(derived), json)
                : JSON.writeValueAsBytes(story.deepCopy().setAll(derived));
    }

    /** Whether it is one line, as bulk requests need it, and escapes no half of a character, which would have no UTF-8 form. */
    private static boolean isUsable(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                return false;
            }
            if (json[i] == '\\' && i + 2 < json.length && json[i + 1] == 'u' && (json[i + 2] | LOWER_CASE) == 'd') {
                return false;
            }
        }
        return true;
    }

    /** To write a long text anew costs more than the reading of it. */
    private static byte[] joined(byte[] first, byte[] second) {
        int start = 0;
        while (second[start] != '{') {
            start++;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length - start - 1);
        both[first.length - 1] = ',';
        System.arraycopy(second, start + 1, both, first.length, second.length - start - 1);
        return both;
    }

    /** The month that the story belongs to. */
    public static StoryMonth month(ObjectNode story) {
        return instant(story, "firstSeenAt").map(StoryMonth::of).orElse(StoryMonth.UNDATED);
    }

    private static ObjectNode derived(ObjectNode story, EventPlace place) {
        ObjectNode derived = JSON.createObjectNode();
        String language = text(story, "language").orElse("und");
        Instant at = publishedAt(story, place.writtenAt());
        derived.put("at", at.toEpochMilli());
        derived.put("lang", TextLanguage.primarySubtag(language));
        derived.put(
                "cluster",
                text(story.path("cluster"), "id").or(() -> text(story, "id")).orElse(""));
        derived.put("partition", place.partition());
        derived.put("offset", place.offset());
        ArrayNode addresses = derived.putArray("url");
        Stream.of("url", "canonicalUrl")
                .flatMap(field -> text(story, field).stream())
                .distinct()
                .forEach(address -> addresses.add(Addresses.lettersOf(address)));
        if (text(story, "status").filter(status -> !status.equals("usable")).isEmpty()) {
            text(story, "headline").ifPresent(headline -> describe(derived, story, headline, at));
        }
        derived.set(RankedText.of(language).name(), ranked(story));
        return derived;
    }

    /** What the search box completes and what may stand out; both only of stories that are shown. */
    private static void describe(ObjectNode derived, ObjectNode story, String headline, Instant at) {
        ObjectNode suggest = derived.putObject("suggest");
        ArrayNode inputs = suggest.putArray("input");
        HeadlineTerms.beginnings(headline).forEach(inputs::add);
        suggest.put("weight", Math.clamp(at.getEpochSecond() / SECONDS_OF_A_STEP, 1, Integer.MAX_VALUE));
        ArrayNode topics = derived.putArray("topics");
        HeadlineTerms.topics(headline, story.path("source").path("name").asText())
                .forEach(topics::add);
    }

    private static ObjectNode ranked(ObjectNode story) {
        ObjectNode ranked = JSON.createObjectNode();
        text(story, "headline").ifPresent(headline -> ranked.put("headline", headline));
        ArrayNode under = ranked.putArray("body");
        String body = text(story, "bodyText").orElse("");
        text(story, "summary").filter(summary -> !body.contains(summary)).ifPresent(under::add);
        if (!body.isEmpty()) {
            under.add(body);
        }
        return ranked;
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
