package dev.storywire.ingest.fetch;

import dev.storywire.ingest.fetch.FetchOutcome.Trouble;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One fetch, from the address to its outcome, over every redirect. All of it runs on one event loop, so nothing in it is locked. On each hop
 * the guard is asked about the address and about what its name leads to before a connection is made, to just that.
 */
final class Journey {

    private static final Logger LOG = Logger.getLogger(Journey.class);
    private static final int MOST_TRIED = 3;
    private static final byte[] NO_BODY = {};

    private final FetchRequest request;
    private final Means means;
    private final Vertx vertx;
    private final Context context;
    private final Consumer<FetchOutcome> done;
    private final List<Redirect> redirects = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final List<Runnable> places = new ArrayList<>();

    private String where;
    private @Nullable WebAddress origin;
    private @Nullable HttpClientRequest sent;
    private long started;
    private long timer = -1;
    private @Nullable Silence silence;
    private @Nullable Reception reception;
    private boolean retried;
    private boolean ended;

    /** @param done called once, on the context, with the outcome */
    Journey(FetchRequest request, Means means, Vertx vertx, Context context, Consumer<FetchOutcome> done) {
        this.request = request;
        this.means = means;
        this.vertx = vertx;
        this.context = context;
        this.done = done;
        this.where = request.url();
    }

    /** To be called on the context. */
    void begin() {
        started = System.nanoTime();
        carefully(() -> hop(means.guard().check(request.url())));
    }

    /** Ends it without an outcome; to be called on the context. */
    void cancel() {
        if (!ended) {
            release();
        }
    }

    private void hop(AddressCheck check) {
        switch (check) {
            case AddressCheck.Refused(Refusal reason) -> end(new FetchOutcome.Forbidden(trip(), reason));
            case AddressCheck.Accepted(WebAddress address) -> {
                where = address.toString();
                origin = origin == null ? address : origin;
                if (visited.add(where)) {
                    queue(address);
                } else {
                    unreachable(Trouble.REDIRECTS, "The redirects go in a circle.");
                }
            }
        }
    }

    /** First a place at the host, then one among all: who waits for a slow host must not keep others from theirs. */
    private void queue(WebAddress address) {
        Places.Ticket host = means.hosts().take(address.host(), onContext(() -> {
            Places.Ticket all = means.all(request.purpose()).take(onContext(() -> resolve(address)));
            places.add(all::giveBack);
        }));
        if (host.refused()) {
            unreachable(Trouble.BUSY, "Too many requests wait for this host already.");
            return;
        }
        places.add(() -> means.hosts().giveBack(address.host(), host));
    }

    private Runnable onContext(Runnable step) {
        return () -> context.runOnContext(now -> carefully(step));
    }

    /** A fault of ours must not leave somebody waiting for ever. */
    private void carefully(Runnable step) {
        try {
            if (!ended) {
                step.run();
            }
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "event=fetch-failed purpose=%s", request.purpose());
            unreachable(Trouble.PROTOCOL, "The request could not be made.");
        }
    }

    private void resolve(WebAddress address) {
        if (timer < 0) {
            started = System.nanoTime();
            timer = vertx.setTimer(means.settings().deadline().toMillis(), id -> late());
        }
        InetAddress ip = address.ip();
        if (ip != null) {
            connect(address, List.of(ip));
            return;
        }
        means.resolver()
                .resolve(address.host())
                .timeout(means.settings().resolve().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(found -> onContext(() -> resolved(address, found)).run());
    }

    private void resolved(WebAddress address, AsyncResult<List<InetAddress>> found) {
        if (found.failed() || found.result().isEmpty()) {
            fail(Failures.ofName());
        } else if (means.guard().mayConnect(address, found.result())) {
            connect(address, found.result());
        } else {
            end(new FetchOutcome.Forbidden(trip(), Refusal.ADDRESS));
        }
    }

    private void connect(WebAddress address, List<InetAddress> ips) {
        RequestOptions options = RequestHeaders.of(
                request,
                address,
                origin == null ? address : origin,
                means.settings().userAgent());
        means.clients().open(options, address, ips.getFirst()).onComplete(opened -> {
            if (opened.failed()) {
                tryNext(address, ips, opened.cause());
            } else if (ended) {
                opened.result().reset();
            } else {
                send(address, ips, opened.result());
            }
        });
    }

    /** Hosts often have one address that is up and one that isn't. */
    private void tryNext(WebAddress address, List<InetAddress> ips, Throwable failure) {
        if (ended) {
            return;
        }
        Failures why = Failures.of(failure, false);
        if (why.trouble() == Trouble.CONNECT && ips.size() > 1) {
            connect(address, ips.subList(1, Math.min(ips.size(), MOST_TRIED)));
        } else {
            lost(address, ips, why);
        }
    }

    private void send(WebAddress address, List<InetAddress> ips, HttpClientRequest out) {
        sent = out;
        Content content = request.content();
        Future<HttpClientResponse> answer = content == null ? out.send() : out.send(Buffer.buffer(content.bytes()));
        answer.onComplete(came -> {
            if (ended) {
                return;
            }
            if (came.succeeded()) {
                answered(address, came.result());
            } else {
                lost(address, ips, Failures.of(came.cause(), false));
            }
        });
    }

    /** An idle connection may be closed while a request is sent on it: that is tried once more, on a new one. */
    private void lost(WebAddress address, List<InetAddress> ips, Failures why) {
        if (why.lost()
                && !retried
                && (request.content() == null || request.purpose().isRepeatable())) {
            retried = true;
            connect(address, ips);
        } else {
            fail(why);
        }
    }

    private void answered(WebAddress address, HttpClientResponse response) {
        AnswerHeaders headers = new AnswerHeaders(response.headers());
        int status = response.statusCode();
        response.exceptionHandler(lost -> {
            // Whoever takes the body says what is to be done; nobody does where it is left.
        });
        if (isSuccess(status) && request.purpose().takesBody()) {
            receive(address, response, headers);
            return;
        }
        // Small bodies are taken, so that the connection can be used again.
        Drain.of(response, vertx, () -> {
            sent = null;
            if (!ended) {
                withoutBody(address, status, headers);
            }
        });
    }

    private void withoutBody(WebAddress address, int status, AnswerHeaders headers) {
        Duration retryAfter = headers.retryAfter(means.clock().instant());
        if (isSuccess(status)) {
            fetched(address, status, headers, NO_BODY);
            return;
        }
        switch (status) {
            case 301, 302, 303, 307, 308 -> redirect(address, status, headers);
            case 304 -> notModified(headers);
            case 410 -> end(new FetchOutcome.Gone(trip()));
            case 429, 503 -> end(new FetchOutcome.Throttled(trip(), status, retryAfter));
            default -> end(new FetchOutcome.HttpFailure(trip(), status, retryAfter));
        }
    }

    /** Servers that answer 304 to a request that sent no validators are wrong. */
    private void notModified(AnswerHeaders headers) {
        end(
                request.validators().isEmpty()
                        ? new FetchOutcome.HttpFailure(trip(), 304, null)
                        : new FetchOutcome.NotModified(
                                trip(), headers.validatorsOr(request.validators()), headers.freshness()));
    }

    private void redirect(WebAddress address, int status, AnswerHeaders headers) {
        String location = headers.location();
        boolean changesMethod = request.content() != null && status != 307 && status != 308;
        if (location == null || changesMethod || !request.purpose().followsRedirects()) {
            end(new FetchOutcome.HttpFailure(trip(), status, null));
        } else if (redirects.size() >= means.settings().redirects()) {
            unreachable(Trouble.REDIRECTS, "There are more than " + redirects.size() + " redirects.");
        } else {
            AddressCheck next = means.guard().check(address.resolve(location));
            if (next instanceof AddressCheck.Accepted(WebAddress to)) {
                redirects.add(new Redirect(status, to.toString()));
            }
            giveBackPlaces();
            hop(next);
        }
    }

    private void receive(WebAddress address, HttpClientResponse response, AnswerHeaders headers) {
        long limit = limit();
        if (headers.contentLength() > limit) {
            end(new FetchOutcome.TooLarge(trip(), limit));
            return;
        }
        Silence listening = new Silence(vertx, means.settings().idle(), this::silent);
        silence = listening;
        try {
            reception = new Reception(
                    response, new BodyReader(headers.get("Content-Encoding"), limit), means, context, listening);
        } catch (BodyTrouble trouble) {
            unreachable(Trouble.PROTOCOL, trouble.said());
            return;
        }
        reception.begin().onComplete(came -> {
            if (!ended) {
                received(address, response.statusCode(), headers, came);
            }
        });
    }

    private void received(WebAddress address, int status, AnswerHeaders headers, AsyncResult<byte[]> came) {
        if (came.succeeded()) {
            sent = null;
            fetched(address, status, headers, came.result());
        } else if (came.cause() instanceof BodyTrouble trouble) {
            end(
                    trouble.tooLarge()
                            ? new FetchOutcome.TooLarge(trip(), limit())
                            : new FetchOutcome.Unreachable(trip(), Trouble.PROTOCOL, trouble.said()));
        } else {
            fail(Failures.of(came.cause(), true));
        }
    }

    private void fetched(WebAddress address, int status, AnswerHeaders headers, byte[] body) {
        end(new FetchOutcome.Fetched(
                trip(),
                status,
                headers.get("Content-Type"),
                headers.get("Content-Language"),
                headers.validators(),
                headers.freshness(),
                headers.links(address),
                body,
                Hashes.sha256(body)));
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private long limit() {
        Long own = request.maxBytes();
        return own != null ? own : request.purpose().limit(means.settings());
    }

    private void late() {
        unreachable(
                Trouble.TIMEOUT,
                "The answer had not come in whole after "
                        + means.settings().deadline().toSeconds() + " seconds.");
    }

    private void silent() {
        fail(Failures.ofSilence());
    }

    private void fail(Failures why) {
        unreachable(why.trouble(), why.message());
    }

    private void unreachable(Trouble trouble, String message) {
        end(new FetchOutcome.Unreachable(trip(), trouble, message));
    }

    private Trip trip() {
        long wireBytes = reception == null ? 0 : reception.wireBytes();
        return new Trip(where, redirects, wireBytes, Duration.ofNanos(System.nanoTime() - started));
    }

    private void end(FetchOutcome outcome) {
        if (!ended) {
            release();
            done.accept(outcome);
        }
    }

    private void release() {
        ended = true;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        if (silence != null) {
            silence.end();
        }
        if (sent != null) {
            // Ends the exchange where it is under way; one that is over doesn't mind.
            sent.reset();
        }
        if (reception != null) {
            reception.close();
        }
        giveBackPlaces();
    }

    private void giveBackPlaces() {
        List<Runnable> all = List.copyOf(places);
        places.clear();
        all.forEach(Runnable::run);
    }
}
