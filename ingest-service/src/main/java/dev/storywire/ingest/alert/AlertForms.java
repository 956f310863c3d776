package dev.storywire.ingest.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.problem.StrictJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** Reads what people say of alerts out of requests. What is wrong is the problem {@code invalid-alert} (400). */
final class AlertForms {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StrictJson<AlertForm> FORM = new StrictJson<>(AlertForm.class, "The alert");
    private static final StrictJson<ObjectNode> PATCH = new StrictJson<>(ObjectNode.class, "The change");

    private AlertForms() {}

    static AlertForm read(byte[] json) {
        return right(FORM.read(json));
    }

    static ObjectNode patch(byte[] json) {
        return right(PATCH.read(json));
    }

    /** An alert's form with a merge patch (RFC 7396) applied. */
    static AlertForm merged(Alert alert, ObjectNode patch) {
        return right(FORM.read(merged(JSON.valueToTree(AlertForm.of(alert)), patch)));
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                JsonNode before = target.get(field.getKey());
                target.set(
                        field.getKey(), merged(before instanceof ObjectNode it ? it : JSON.createObjectNode(), inner));
            } else {
                target.set(field.getKey(), value);
            }
        }
        return target;
    }

    /** The problem that says what is wrong with the fields. */
    static HttpProblem wrong(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String where = first.field() == null ? "" : "The field " + first.field() + " ";
        return ProblemType.INVALID_ALERT.problem(where + first.message() + ".", errors);
    }

    private static <T> T right(StrictJson.Reading<T> reading) {
        return switch (reading) {
            case StrictJson.Reading.Right<T>(T value) -> value;
            case StrictJson.Reading.Wrong<T>(FieldError error) -> throw wrong(List.of(error));
        };
    }
}
