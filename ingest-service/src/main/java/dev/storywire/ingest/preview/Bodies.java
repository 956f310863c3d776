package dev.storywire.ingest.preview;

import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies of bounded size. */
public final class Bodies {

    /** So much of a refused body is still taken, so that the client reads the answer instead of a broken connection. */
    private static final long DRAINED = 64L << 20;

    private Bodies() {}

    /**
     * The whole body; throws the problem {@code too-large} (413) above the limit, in bytes, and {@code bad-request} (400) where the
     * connection ends before it.
     */
    public static byte[] read(InputStream body, long limit) {
        try {
            byte[] bytes = body.readNBytes(Math.toIntExact(limit));
            if (bytes.length == limit && body.read() >= 0) {
                throw tooLarge(body, "The body has more than " + limit + " bytes, which is the limit.");
            }
            return bytes;
        } catch (IOException e) {
            throw cutOff();
        }
    }

    /** The problem to throw when a connection ends before the body does. */
    public static HttpProblem cutOff() {
        return ProblemType.BAD_REQUEST.problem("The body ended before it was complete.");
    }

    /** The problem to throw when a body is refused half-way. */
    public static HttpProblem tooLarge(InputStream body, String detail) throws IOException {
        long drained = 0;
        byte[] rest = new byte[8192];
        for (int read = body.read(rest); read >= 0 && drained < DRAINED; read = body.read(rest)) {
            drained += read;
        }
        return ProblemType.TOO_LARGE.problem(detail);
    }
}
