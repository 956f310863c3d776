package dev.storywire.search.story;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.web.ByteStream;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a search matches, in one answer that flows at the client's pace. Parameters are those of a search;
 * {@code size}, {@code cursor}, {@code facets}, {@code interval}, {@code highlight} and {@code collapse} have no meaning
 * here. All of it is read from one point in time. An answer that can't be finished is cut off, never ended as if whole.
 */
@Path("/v1")
@Tag(name = "Stories")
public class ExportResource {
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv;charset=UTF-8";

    /** The gateway knows the caller's role, and says here what that allows. */
    private static final String ALLOWED = "Storywire-Export-Limit";

    private final StoryExport export;

    ExportResource(StoryExport export) {
        this.export = export;
    }

    /**
     * The stories as they were indexed, one a line.
     *
     * @param limit stories at most; all where it is absent
     * @param allowed what the caller may have by its role; an export of more is refused (400, {@code too-costly})
     */
    @GET
    @Path("stories.ndjson")
    @Produces(NDJSON)
    @Operation(summary = "Everything that matches, one story a line")
    public Uni<Response> lines(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @HeaderParam(ALLOWED) @Nullable String allowed) {
        return answer(uri, limit, allowed, StoryLines.NDJSON, NDJSON);
    }

    /**
     * The stories as a table (RFC 4180, with a header): what a spreadsheet can show of them. A cell that a spreadsheet would
     * take for a formula has an apostrophe before it.
     *
     * @param limit stories at most; all where it is absent
     * @param allowed what the caller may have by its role; an export of more is refused (400, {@code too-costly})
     */
    @GET
    @Path("stories.csv")
    @Produces(CSV)
    @Operation(summary = "Everything that matches, as a table")
    public Uni<Response> table(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @HeaderParam(ALLOWED) @Nullable String allowed) {
        return answer(uri, limit, allowed, StoryLines.CSV, CSV);
    }

    private Uni<Response> answer(
            UriInfo uri, @Nullable String limit, @Nullable String allowed, StoryLines lines, String type) {
        long most = number("limit", limit);
        long mostAllowed = number(ALLOWED, allowed);
        StorySearch search = StoryResource.read(uri);
        return export.open(search, lines, most, mostAllowed).map(pieces -> Response.ok(new ByteStream(pieces))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .build());
    }

    private static long number(String name, @Nullable String given) {
        if (given == null) {
            return Long.MAX_VALUE;
        }
        if (!given.matches("[1-9]\\d{0,11}")) {
            throw Problems.invalidParameters(
                    List.of(new ParameterFault(name, null, "expected a number from 1 to 999999999999")));
        }
        return Long.parseLong(given);
    }
}
