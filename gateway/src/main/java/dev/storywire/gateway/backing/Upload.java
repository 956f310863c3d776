package dev.storywire.gateway.backing;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import dev.storywire.gateway.web.RequestRules;
import dev.storywire.gateway.web.Unread;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client's body on its way to a service: handed on as it comes, never held, and cut at the limit. What the client says of
 * it (type, coding, length) goes with it unchanged.
 */
public final class Upload implements ReadStream<Buffer> {

    /** What a service must know of a body to read it as the publisher meant it, on what condition it is sent, and who signed it. */
    static final List<CharSequence> HEADERS = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.IF_MATCH,
            "X-Hub-Signature");

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private @Nullable MessageDigest digest;
    private long seen;
    private boolean tooLarge;
    private boolean invited;
    private @Nullable Handler<Throwable> onFailure;

    /** @param limit in bytes */
    public Upload(RoutingContext context, long limit) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        request.pause();
    }

    @Nullable String header(CharSequence name) {
        return request.getHeader(name);
    }

    /** Takes a fingerprint of the request while its body passes through. */
    public void takeFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
        String head = request.uri() + "\n" + request.getHeader(HttpHeaders.CONTENT_TYPE) + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of address, type and body, once all of the body has passed. */
    public String fingerprint() {
        return HexFormat.of()
                .formatHex(Objects.requireNonNull(digest, "Nobody asked for a fingerprint")
                        .digest());
    }

    /** Takes the body without sending it anywhere; fails with the problem of a body over the limit. */
    public Future<Void> drain() {
        if (Unread.isHeldBack(request)) {
            request.response().writeContinue();
        }
        Promise<Void> taken = Promise.promise();
        exceptionHandler(cut -> {
            HttpProblem excess = excess();
            taken.tryFail(excess == null ? cut : excess);
        });
        endHandler(end -> taken.tryComplete());
        handler(chunk -> {});
        resume();
        return taken.future();
    }

    /**
     * Sends the body on.
     *
     * @return done when all of it is sent; failed when it was cut, and then what was sent is not the whole
     */
    Future<Void> sendOn(HttpClientRequest service) {
        if (Unread.isHeldBack(request)) {
            request.response().writeContinue();
        }
        invited = true;
        service.setChunked(header(HttpHeaders.CONTENT_LENGTH) == null);
        Promise<Void> sent = Promise.promise();
        // Cut, it must not be ended: the service would take the part for the whole.
        pipe().endOnFailure(false).to(service, sent);
        return sent.future();
    }

    /** Done when the client has stopped sending what nobody reads, or has been given its time to. */
    Future<Void> discard() {
        return invited || !Unread.isHeldBack(request) ? Unread.discard(context) : Future.succeededFuture();
    }

    /** The problem, if the body passed the limit. */
    @Nullable HttpProblem excess() {
        return tooLarge
                ? Problems.of(ProblemType.BODY_TOO_LARGE, RequestRules.tooLarge(limit))
                        .build()
                : null;
    }

    @Override
    public Upload handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        seen += chunk.length();
        if (seen <= limit) {
            if (digest != null) {
                digest.update(chunk.getBytes());
            }
            handler.handle(chunk);
        } else if (!tooLarge) {
            tooLarge = true;
            if (onFailure != null) {
                onFailure.handle(new IllegalStateException("The body passes the limit"));
            }
        }
    }

    @Override
    public Upload exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public Upload endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!tooLarge) {
                                handler.handle(null);
                            }
                        });
        return this;
    }

    @Override
    public Upload pause() {
        request.pause();
        return this;
    }

    @Override
    public Upload resume() {
        request.resume();
        return this;
    }

    @Override
    public Upload fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
