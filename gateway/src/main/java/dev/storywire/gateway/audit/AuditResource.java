package dev.storywire.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.gateway.problem.Faults;
import dev.storywire.gateway.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was changed, by whom and when. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "operation")
public class AuditResource {

    private static final int ORDINARY_SIZE = 50;
    private static final int LARGEST_SIZE = 500;

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** @param nextCursor where the next page begins; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<AuditEntry> changes, @Nullable String nextCursor) {}

    /** Newest first; pushes are listed as the requests that they came by. */
    @GET
    @Operation(
            operationId = "listChanges",
            summary = "Who changed what, newest first",
            description = "Every request that could change something and was let in, with what it was answered.")
    @Parameter(ref = "auditSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "auditCursor", name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "Changes")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "InvalidFields")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    @APIResponse(responseCode = "503", ref = "ServiceUnavailable")
    public Uni<Page> list(@QueryParam("size") @Nullable String size, @QueryParam("cursor") @Nullable String cursor) {
        boolean soundSize = size == null || (size.matches("[1-9]\\d{0,2}") && Integer.parseInt(size) <= LARGEST_SIZE);
        new Faults()
                .unless(soundSize, "size", "expected 1 to " + LARGEST_SIZE)
                .unless(cursor == null || cursor.matches("\\d{1,18}"), "cursor", "expected the nextCursor of a page")
                .check();
        int wanted = size == null ? ORDINARY_SIZE : Integer.parseInt(size);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return log.before(before, wanted)
                .map(rows -> new Page(
                        rows.stream().map(AuditResource::entry).toList(),
                        rows.size() < wanted
                                ? null
                                : rows.getLast().getLong("id").toString()));
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("caller"),
                row.getString("address"),
                row.getString("method"),
                row.getString("path"),
                row.getInteger("status"),
                row.getString("trace_id"));
    }
}
