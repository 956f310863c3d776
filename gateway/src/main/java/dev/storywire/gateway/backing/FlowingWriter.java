package dev.storywire.gateway.backing;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Hands a service's answer on as it comes, at the pace at which the client reads. */
@Provider
public class FlowingWriter implements ServerMessageBodyWriter<Answer.Flowing> {

    private static final Logger LOG = Logger.getLogger(FlowingWriter.class);

    private final OpenStreams streams;

    FlowingWriter(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == Answer.Flowing.class;
    }

    @Override
    public void writeResponse(Answer.Flowing answer, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        HttpServerResponse client = request.unwrap(HttpServerResponse.class);
        HttpClientResponse service = answer.response();
        String length = service.getHeader("Content-Length");
        if (length == null) {
            client.setChunked(true);
        } else {
            client.putHeader("Content-Length", length);
        }
        client.closeHandler(gone -> service.request().reset());
        Promise<Void> passed = Promise.promise();
        Pipe<Buffer> pipe = service.pipe().endOnFailure(false);
        pipe.to(client).onSuccess(whole -> passed.tryComplete()).onFailure(passed::tryFail);
        if (answer.broken().failed()) {
            passed.tryFail(answer.broken().cause());
        }
        Context thread = request.unwrap(RoutingContext.class).vertx().getOrCreateContext();
        Runnable over = answer.isStream()
                ? streams.add(() -> thread.runOnContext(told -> end(passed, pipe, service, client)))
                : () -> {};
        passed.future().onComplete(done -> {
            over.run();
            if (done.failed()) {
                // The head is out, so that only a cut connection tells the client that this is not all.
                LOG.debugf(done.cause(), "event=answer-cut");
                service.request().reset();
                client.reset();
            }
            request.resume();
        });
    }

    private static void end(
            Promise<Void> passed, Pipe<Buffer> pipe, HttpClientResponse service, HttpServerResponse client) {
        if (!passed.future().isComplete() && !client.ended()) {
            client.end();
            passed.tryComplete();
            pipe.close();
            service.request().reset();
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Answer.Flowing.class;
    }

    @Override
    public void writeTo(
            Answer.Flowing answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream entityStream) {
        throw new UnsupportedOperationException("Answers flow without blocking");
    }
}
