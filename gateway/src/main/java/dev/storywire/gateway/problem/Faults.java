package dev.storywire.gateway.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the fields of a request, all of it at once. */
public final class Faults {

    private final List<Map<String, Object>> errors = new ArrayList<>();

    /** Notes a fault unless the field is as it must be; the message says what was expected. */
    public Faults unless(boolean sound, String field, String message) {
        if (!sound) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("field", field);
            error.put("message", message);
            errors.add(error);
        }
        return this;
    }

    /** Goes on only if there were none. */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problems.of(
                            ProblemType.INVALID_FIELDS,
                            errors.getFirst().get("field") + ": "
                                    + errors.getFirst().get("message"))
                    .with("errors", errors)
                    .build();
        }
    }
}
