package dev.storywire.gateway.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what there is, to someone who knows the address alone. */
@Path("/")
@PermitAll
@Tag(name = "operation")
public class RootResource {

    private static final Index INDEX =
            new Index("Storywire", "/v1/stories", "/v1/feeds", "/v1/status", "/openapi", "/q/swagger-ui/");

    /**
     * Where to go on from here.
     *
     * @param stories search of all stories
     * @param feeds what is watched
     * @param status what works just now
     * @param openapi the description of this API for programs
     * @param documentation the same for people
     */
    public record Index(
            String name, String stories, String feeds, String status, String openapi, String documentation) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "index", summary = "Where to go on from here")
    @APIResponse(responseCode = "200", ref = "Index")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    public Index index() {
        return INDEX;
    }
}
