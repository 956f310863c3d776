package dev.storywire.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.problem.StrictJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** Reads what people say of feeds out of requests. What is wrong is the problem {@code invalid-feed} (400). */
final class FeedForms {

    private static final StrictJson<FeedForm> FORM = new StrictJson<>(FeedForm.class, "The feed");
    private static final StrictJson<ObjectNode> PATCH = new StrictJson<>(ObjectNode.class, "The change");

    private FeedForms() {}

    static FeedForm read(byte[] json) {
        return right(FORM.read(json));
    }

    static ObjectNode patch(byte[] json) {
        return right(PATCH.read(json));
    }

    /** A feed's form with a merge patch (RFC 7396) applied: {@code null} takes a field away, what isn't named stays. */
    static FeedForm merged(Feed feed, ObjectNode patch, ObjectMapper mapper) {
        ObjectNode form = mapper.valueToTree(FeedForm.of(feed));
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                form.remove(field.getKey());
            } else {
                form.set(field.getKey(), field.getValue());
            }
        }
        return right(FORM.read(form));
    }

    /** The problem that says what is wrong with the fields. */
    static HttpProblem wrong(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String where = first.field() == null ? "" : "The field " + first.field() + " ";
        return ProblemType.INVALID_FEED.problem(where + first.message() + ".", errors);
    }

    private static <T> T right(StrictJson.Reading<T> reading) {
        return switch (reading) {
            case StrictJson.Reading.Right<T>(T value) -> value;
            case StrictJson.Reading.Wrong<T>(FieldError error) -> throw wrong(List.of(error));
        };
    }
}
