package dev.storywire.search.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.storywire.search.index.ControlDocument;
import dev.storywire.search.index.ControlDocument.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the last rebuild, which all replicas share. */
@ApplicationScoped
class RebuildStore {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A state, and what tells whether it has changed since. */
    record Seen(RebuildState state, Stored stored) {}

    private final ControlDocument document;

    RebuildStore(ControlDocument document) {
        this.document = document;
    }

    Uni<Optional<Seen>> read() {
        return document.read().map(stored -> stored.map(text -> new Seen(parse(text.content()), text)));
    }

    /** Fails with {@link ControlDocument.Changed} where the state is no longer the one that was seen. */
    Uni<Seen> write(RebuildState state, @Nullable Seen seen) {
        return document.write(print(state), seen == null ? null : seen.stored()).map(stored -> new Seen(state, stored));
    }

    private static RebuildState parse(String text) {
        try {
            return JSON.readValue(text, RebuildState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String print(RebuildState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
