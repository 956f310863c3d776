package dev.storywire.ingest.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/opml}: all feeds as one OPML document, out and in. */
@Path("/v1/opml")
public class OpmlResource {

    static final String OPML = "text/x-opml";

    private static final int PAGE = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OpmlImport opmlImport;
    private final FeedStore store;
    private final Clock clock;

    OpmlResource(OpmlImport opmlImport, FeedStore store, Clock clock) {
        this.opmlImport = opmlImport;
        this.store = store;
        this.clock = clock;
    }

    /** Every feed, in its folders, as OPML 2.0 in UTF-8. Credentials are not in it. */
    @GET
    @Produces(OPML)
    @RunOnVirtualThread
    @Operation(summary = "All feeds as OPML 2.0")
    @APIResponse(responseCode = "200", description = "The document, sent as it is made")
    public Response export() {
        List<Feed> first = page(null);
        StreamingOutput document = out -> write(out, first);
        return Response.ok(document, OPML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"storywire.opml\"")
                .build();
    }

    /** Registers the feeds of an OPML document (1.0 or 2.0) that aren't there yet. A bad one is rejected alone; none is fetched first. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Register the feeds of an OPML document")
    @APIResponse(responseCode = "200", description = "What became of each feed, in document order")
    @APIResponse(responseCode = "413", description = "Larger, or with more feeds, than it may be")
    @APIResponse(responseCode = "422", description = "No OPML")
    public OpmlOutcomes take(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, InputStream body) {
        return opmlImport.take(body, contentType);
    }

    private void write(OutputStream out, List<Feed> first) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        OpmlWriter opml = new OpmlWriter();
        text.write(opml.begin(clock.instant()));
        for (List<Feed> page = first; !page.isEmpty(); page = page(page.getLast())) {
            for (Feed feed : page) {
                text.write(opml.feed(feed));
            }
        }
        text.write(opml.end());
        text.flush();
    }

    private List<Feed> page(@Nullable Feed last) {
        return store.inFolders(last, PAGE).await().atMost(PATIENCE);
    }
}
