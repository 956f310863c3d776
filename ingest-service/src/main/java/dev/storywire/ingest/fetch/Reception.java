package dev.storywire.ingest.fetch;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** Takes in one body. A large one waits half-way for its turn among the others, and whoever sends it waits, too. */
final class Reception {

    private final HttpClientResponse response;
    private final BodyReader reader;
    private final Means means;
    private final Context context;
    private final Silence silence;
    private final Promise<byte[]> whole = Promise.promise();
    private Places.@Nullable Ticket turn;
    private boolean closed;

    Reception(HttpClientResponse response, BodyReader reader, Means means, Context context, Silence silence) {
        this.response = response;
        this.reader = reader;
        this.means = means;
        this.context = context;
        this.silence = silence;
    }

    /** The body; fails with {@link BodyTrouble}, or with what the connection failed by. */
    Future<byte[]> begin() {
        response.exceptionHandler(whole::tryFail);
        response.endHandler(all -> end());
        response.handler(this::take);
        return whole.future();
    }

    long wireBytes() {
        return reader.wireBytes();
    }

    /** Frees what it holds; nothing is taken in any more. */
    void close() {
        closed = true;
        reader.close();
        if (turn != null) {
            turn.giveBack();
        }
    }

    private void take(Buffer chunk) {
        if (closed || whole.future().isComplete()) {
            return;
        }
        silence.heard();
        try {
            reader.accept(chunk.getBytes());
        } catch (BodyTrouble trouble) {
            whole.tryFail(trouble);
            return;
        }
        if (turn == null && reader.size() > means.settings().largeBody().asLongValue()) {
            response.pause();
            silence.pause();
            turn = means.largeBodies().take(() -> context.runOnContext(now -> goOn()));
        }
    }

    private void goOn() {
        silence.expect();
        response.resume();
    }

    private void end() {
        if (closed) {
            return;
        }
        try {
            whole.tryComplete(reader.end());
        } catch (BodyTrouble trouble) {
            whole.tryFail(trouble);
        }
    }
}
