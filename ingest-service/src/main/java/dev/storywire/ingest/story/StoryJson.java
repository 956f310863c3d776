package dev.storywire.ingest.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.ingest.normalize.Story;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stories as the JSON that is stored, published and answered. */
@ApplicationScoped
class StoryJson {

    private static final String NUL = "\\u0000";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u0000|.)");

    /** A field that changed, as the database tells it. */
    record Changed(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String textBefore,
            @Nullable String textAfter) {

        StoryRevision.Change change() {
            List<DiffRun> diff =
                    textBefore == null || textAfter == null ? null : WordDiff.between(textBefore, textAfter);
            return new StoryRevision.Change(field, before, after, diff);
        }
    }

    private static final TypeReference<List<Changed>> CHANGES = new TypeReference<>() {};

    private final ObjectMapper mapper;

    StoryJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The story's JSON, without NUL characters: PostgreSQL can't keep them, and no text needs them. */
    String write(Story story) {
        try {
            String json = mapper.writeValueAsString(story);
            return json.contains(NUL) ? withoutNul(json) : json;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Story read(String json) {
        try {
            return mapper.readValue(json, Story.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<StoryRevision.Change> changes(String json) {
        try {
            return mapper.readValue(json, CHANGES).stream().map(Changed::change).toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes from escape to escape, so that an escaped backslash before {@code u0000} is seen for what it is. */
    private static String withoutNul(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(match -> match.group(1).equals("u0000") ? "" : Matcher.quoteReplacement(match.group()));
    }
}
