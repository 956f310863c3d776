package dev.storywire.ingest.preview;

import dev.storywire.ingest.normalize.NormalizationOutcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/preview}: normalises a document and stores nothing. */
@Path("/v1/preview")
public class PreviewResource {

    private final DocumentIntake documents;

    PreviewResource(DocumentIntake documents) {
        this.documents = documents;
    }

    /**
     * What a document of any known format says, story by story, with diagnostics for what is odd or lost.
     *
     * @param url absolute http(s) address that it was found at: the base of its relative links
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Normalise a document and store nothing")
    @APIResponse(responseCode = "200", description = "Format, feed, stories in document order, diagnostics")
    @APIResponse(responseCode = "413", description = "Larger than 16 MiB")
    @APIResponse(responseCode = "422", description = "Can't be read at all")
    public NormalizationOutcome.Normalized preview(
            @QueryParam("url") @Nullable String url,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_LANGUAGE) @Nullable String contentLanguage,
            InputStream body) {
        return documents.read(body, contentType, DocumentUrl.parse(url), contentLanguage, Function.identity());
    }
}
