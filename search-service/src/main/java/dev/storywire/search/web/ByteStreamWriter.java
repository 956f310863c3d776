package dev.storywire.search.web;

import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Writes a {@link ByteStream} piece by piece; an error in the middle cuts the connection, so that no part passes for the whole. */
@Provider
public class ByteStreamWriter implements ServerMessageBodyWriter<ByteStream> {
    private static final Logger LOG = Logger.getLogger(ByteStreamWriter.class);

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == ByteStream.class;
    }

    @Override
    public void writeResponse(ByteStream body, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        HttpServerResponse client = request.unwrap(HttpServerResponse.class);
        client.setChunked(true);
        Writing writing = new Writing(client, request::resume);
        client.closeHandler(_ -> writing.cancel());
        body.pieces().subscribe().withSubscriber(writing);
    }

    private static final class Writing implements Flow.Subscriber<Buffer>, Cancellable {
        private static final Flow.Subscription GONE = new Flow.Subscription() {
            @Override
            public void request(long n) {
                // the client has left
            }

            @Override
            public void cancel() {
                // done already
            }
        };

        private final HttpServerResponse client;
        private final Runnable done;
        private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();
        private volatile Future<Void> last = Future.succeededFuture();

        Writing(HttpServerResponse client, Runnable done) {
            this.client = client;
            this.done = done;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            if (source.compareAndSet(null, subscription)) {
                subscription.request(1);
            } else {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(Buffer piece) {
            last = client.write(piece);
            last.onSuccess(_ -> more()).onFailure(_ -> cancel());
        }

        private void more() {
            Flow.Subscription subscription = source.get();
            if (subscription != null) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debugf(failure, "event=answer-cut");
            source.set(GONE);
            client.reset();
            done.run();
        }

        @Override
        public void onComplete() {
            source.set(GONE);
            last.onComplete(_ -> {
                if (!client.ended() && !client.closed()) {
                    client.end();
                }
                done.run();
            });
        }

        @Override
        public void cancel() {
            Flow.Subscription subscription = source.getAndSet(GONE);
            if (subscription != GONE) {
                if (subscription != null) {
                    subscription.cancel();
                }
                done.run();
            }
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ByteStream.class;
    }

    @Override
    public void writeTo(
            ByteStream body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("Answers flow without blocking");
    }
}
