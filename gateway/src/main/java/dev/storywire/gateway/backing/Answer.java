package dev.storywire.gateway.backing;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What a service answered, whatever its status below 500. */
public sealed interface Answer {

    int status();

    /** The headers that the service gave. */
    MultiMap headers();

    default boolean isSuccess() {
        return status() < 400;
    }

    default @Nullable String contentType() {
        return headers().get("Content-Type");
    }

    /** An answer that is here to its last byte. */
    record Whole(int status, MultiMap headers, Buffer body) implements Answer {}

    /**
     * An answer whose body is still on its way, paused until someone takes it.
     *
     * @param broken fails when the answer breaks off before that: whoever takes it hears nothing of it any more
     */
    record Flowing(HttpClientResponse response, Future<Void> broken) implements Answer {

        /** An answer that has just begun. */
        static Flowing of(HttpClientResponse response) {
            Promise<Void> broken = Promise.promise();
            response.exceptionHandler(broken::tryFail);
            return new Flowing(response, broken.future());
        }

        /** Whether it goes on without an end (server-sent events, HTML Living Standard, section 9.2). */
        boolean isStream() {
            String type = contentType();
            return type != null && type.startsWith(MediaType.SERVER_SENT_EVENTS);
        }

        @Override
        public int status() {
            return response.statusCode();
        }

        @Override
        public MultiMap headers() {
            return response.headers();
        }
    }
}
