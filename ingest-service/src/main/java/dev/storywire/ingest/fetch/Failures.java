package dev.storywire.ingest.fetch;

import dev.storywire.ingest.fetch.FetchOutcome.Trouble;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words what went wrong with a request, without the words of the library.
 *
 * @param lost whether a connection was there and ended before an answer began, as idle ones do when a request is sent just then
 */
record Failures(Trouble trouble, String message, boolean lost) {

    private static final int DEEPEST = 10;

    private Failures(Trouble trouble, String message) {
        this(trouble, message, false);
    }

    /** Failing to look a name up. */
    static Failures ofName() {
        return new Failures(Trouble.DNS, "The host's name could not be found.");
    }

    /** A server that sends nothing, or nothing more. */
    static Failures ofSilence() {
        return new Failures(Trouble.TIMEOUT, "The server sent nothing for too long.");
    }

    /** @param answered whether an answer had begun */
    static Failures of(Throwable failure, boolean answered) {
        Failures tls = tls(failure);
        if (tls != null) {
            return tls;
        }
        if (find(failure, TooLongFrameException.class) != null) {
            return new Failures(Trouble.PROTOCOL, "The answer's headers are larger than they may be.");
        }
        if (failure instanceof DecoderException || failure instanceof IllegalArgumentException) {
            return new Failures(Trouble.PROTOCOL, "The answer is not HTTP as it should be.");
        }
        if (failure instanceof ConnectTimeoutException) {
            return new Failures(Trouble.CONNECT, "No connection could be made in time.");
        }
        if (failure instanceof TimeoutException) {
            return ofSilence();
        }
        if (failure instanceof ConnectException) {
            return new Failures(Trouble.CONNECT, "The server refused the connection, or can't be reached.");
        }
        if (failure instanceof UnknownHostException) {
            return ofName();
        }
        return answered
                ? new Failures(Trouble.PROTOCOL, "The connection ended before the answer did.")
                : new Failures(Trouble.CONNECT, "The server ended the connection without an answer.", true);
    }

    private static @Nullable Failures tls(Throwable failure) {
        if (find(failure, CertificateExpiredException.class) != null) {
            return new Failures(Trouble.TLS, "The server's certificate has expired.");
        }
        CertificateException certificate = find(failure, CertificateException.class);
        String said = certificate == null || certificate.getMessage() == null
                ? ""
                : certificate.getMessage().toLowerCase(Locale.ROOT);
        if (said.contains("subject alternative") || said.contains("no name matching")) {
            return new Failures(Trouble.TLS, "The server's certificate is not for this host.");
        }
        SSLException handshake = find(failure, SSLException.class);
        String problem = handshake == null || handshake.getMessage() == null ? "" : handshake.getMessage();
        if (certificate != null || problem.contains("PKIX") || problem.contains("certificat")) {
            return new Failures(Trouble.TLS, "The server's certificate is not one to be trusted.");
        }
        return handshake == null
                ? null
                : new Failures(Trouble.TLS, "No secure connection to the server could be made.");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
