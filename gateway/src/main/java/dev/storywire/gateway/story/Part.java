package dev.storywire.gateway.story;

import dev.storywire.gateway.backing.BackingFailure;
import io.vertx.core.json.JsonObject;

/** What one service said when it was asked for its part of a story. */
sealed interface Part {

    /** It knows, and this is what. */
    record Known(JsonObject content) implements Part {}

    /** It has no such story. */
    record Unknown() implements Part {}

    /** It gave no answer. */
    record Away(BackingFailure failure) implements Part {}
}
