package dev.storywire.ingest.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What receivers are told, in the form that the Standard Webhooks specification asks for: {@code type}, {@code timestamp}, {@code data}. */
final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /**
     * Stories that match.
     *
     * @param stories each as JSON
     */
    static String stories(Alert alert, List<String> stories, Instant now) {
        ObjectNode message = message("alert.stories", alert, now);
        var list = message.withObject("/data").putArray("stories");
        stories.forEach(story -> list.addRawValue(new RawValue(story)));
        return message.toString();
    }

    /** Nothing but a try. */
    static String test(Alert alert, Instant now) {
        ObjectNode message = message("alert.test", alert, now);
        message.withObject("/data").putArray("stories");
        return message.toString();
    }

    private static ObjectNode message(String type, Alert alert, Instant now) {
        ObjectNode message = JSON.createObjectNode()
                .put("type", type)
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        message.putObject("data").putObject("alert").put("id", alert.id()).put("name", alert.name());
        return message;
    }
}
