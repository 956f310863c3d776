package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One question to a service, which can be given up at any moment: fault tolerance doesn't hand a cancellation on, so whoever
 * waits outside says {@link #abandon()} and the request behind it is reset.
 */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final int UNAUTHORIZED = 401;

    private final Calls calls;
    private final String service;
    private final HttpClient client;
    private final Trace trace;
    private final RequestOptions options;
    private final @Nullable Upload upload;
    private final long answerLimit;
    private volatile @Nullable HttpClientRequest request;
    private volatile boolean abandoned;

    Exchange(
            Calls calls,
            HttpClient client,
            Trace trace,
            RequestOptions options,
            @Nullable Upload upload,
            long answerLimit) {
        this.calls = calls;
        this.service = calls.service();
        this.client = client;
        this.trace = trace;
        this.options = options;
        this.upload = upload;
        this.answerLimit = answerLimit;
    }

    /** Says something more with the question, before it is asked. */
    void header(CharSequence name, String value) {
        options.putHeader(name, value);
    }

    /** Asks, and takes the answer to its end. */
    Uni<Answer.Whole> whole() {
        return uni(send().compose(response -> collect(response, service, answerLimit)));
    }

    /** Asks, and takes the answer's head; an error's body comes with it, since it is to be read before it is passed on. */
    Uni<Answer> flowing() {
        return uni(send().compose(response -> response.statusCode() < 400
                ? Future.succeededFuture(Answer.Flowing.of(response))
                : collect(response, service, answerLimit).map(whole -> whole)));
    }

    /** Gives up: nothing more is sent or read. */
    void abandon() {
        abandoned = true;
        HttpClientRequest current = request;
        if (current != null) {
            current.reset();
        }
    }

    private <T> Uni<T> uni(Future<T> future) {
        return UniHelper.toUni(future.recover(failure -> Future.failedFuture(classify(failure))));
    }

    private Future<HttpClientResponse> send() {
        return calls.traced(trace, options, this::ask);
    }

    private Future<HttpClientResponse> ask() {
        return client.request(options).compose(connected -> {
            request = connected;
            // What fails the exchange is in its future; unheard here, it would be logged as an error of ours.
            connected.exceptionHandler(failure -> {});
            if (abandoned) {
                connected.reset();
                return Future.failedFuture(new BackingFailure(service, Reason.ABANDONED, null));
            }
            return (upload == null ? connected.send() : sendOn(upload, connected)).compose(this::judge);
        });
    }

    private static Future<HttpClientResponse> sendOn(Upload upload, HttpClientRequest connected) {
        Future<HttpClientResponse> response = connected.response();
        upload.sendOn(connected).onFailure(cut -> {
            if (!response.isComplete()) {
                connected.reset();
            }
        });
        return response;
    }

    private Future<HttpClientResponse> judge(HttpClientResponse response) {
        int status = response.statusCode();
        if (status == UNAUTHORIZED) {
            // It knows of no clients: what it doesn't take is this gateway's own proof.
            LOG.warnf("event=internal-token-refused service=%s hint=\"their keys or clocks differ\"", service);
            response.resume();
            return Future.failedFuture(new BackingFailure(service, Reason.UNAVAILABLE, null));
        }
        if (status < 500) {
            response.pause();
            return Future.succeededFuture(response);
        }
        if (status == 503) {
            return collect(response, service, answerLimit)
                    .compose(whole -> Future.failedFuture(Unavailability.of(service, whole)));
        }
        response.resume();
        return Future.failedFuture(new BackingFailure(service, Reason.FAULTY, null));
    }

    /** Takes an answer that flows to its end, if it isn't larger than that. */
    static Future<Answer.Whole> collect(Answer.Flowing answer, String service, long answerLimit) {
        Future<Answer.Whole> whole = collect(answer.response(), service, answerLimit);
        return answer.broken().failed() ? Future.failedFuture(answer.broken().cause()) : whole;
    }

    /** Takes an answer to its end, if it isn't larger than that. */
    private static Future<Answer.Whole> collect(HttpClientResponse response, String service, long answerLimit) {
        Promise<Answer.Whole> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(
                end -> whole.tryComplete(new Answer.Whole(response.statusCode(), response.headers(), body)));
        response.handler(chunk -> {
            if (body.length() + (long) chunk.length() <= answerLimit) {
                body.appendBuffer(chunk);
            } else if (whole.tryFail(new BackingFailure(service, Reason.FAULTY, null))) {
                response.request().reset();
            }
        });
        response.resume();
        return whole.future();
    }

    private BackingFailure classify(Throwable failure) {
        if (failure instanceof BackingFailure known) {
            return known;
        }
        return new BackingFailure(service, abandoned ? Reason.ABANDONED : Reason.UNREACHABLE, failure);
    }
}
