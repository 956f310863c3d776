package dev.storywire.ingest.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contract of the story event, as its files say it. */
public final class EventContract {

    /** Where the files are. */
    public static final Path FOLDER = Path.of("src/main/contract");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonSchema schema;

    /** Reads the schema. */
    public EventContract() {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(read(FOLDER.resolve("story-event-v1.schema.json")), strict);
    }

    /** What is wrong with a value; empty when nothing is. */
    public List<String> violations(JsonNode value) {
        return schema.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** What is wrong with a value; empty when nothing is. */
    public List<String> violations(String json) {
        try {
            return violations(MAPPER.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON file. */
    public static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
