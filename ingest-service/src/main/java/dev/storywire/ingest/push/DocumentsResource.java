package dev.storywire.ingest.push;

import dev.storywire.ingest.access.Caller;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.preview.DocumentIntake;
import dev.storywire.ingest.preview.DocumentUrl;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/documents}: documents whose stories are stored. */
@Path("/v1/documents")
public class DocumentsResource {

    private final DocumentIntake documents;
    private final DocumentPush push;

    DocumentsResource(DocumentIntake documents, DocumentPush push) {
        this.documents = documents;
        this.push = push;
    }

    /**
     * Stores the stories of a document of any format that the preview reads.
     *
     * @param url absolute http(s) address that it was found at
     * @param source name of who published it; without one, as the document or its address tells
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(summary = "Push a document and store its stories")
    @APIResponse(responseCode = "202", description = "What became of each story, in document order")
    @APIResponse(responseCode = "413", description = "Larger than 16 MiB")
    @APIResponse(responseCode = "422", description = "Can't be read at all")
    public PushOutcomes store(
            @QueryParam("url") @Nullable String url,
            @QueryParam("source") @Nullable String source,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_LANGUAGE) @Nullable String contentLanguage,
            @Context RoutingContext request,
            InputStream body) {
        URI address = DocumentUrl.parse(url);
        TraceParent trace = TraceParent.current();
        return push.store(
                handler -> documents.handOut(body, contentType, address, contentLanguage, handler),
                source,
                address,
                new Caller(request),
                trace);
    }
}
