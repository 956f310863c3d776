package dev.storywire.gateway.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storywire.gateway.problem.Faults;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** API keys: made, listed, rotated and revoked. The key itself is in the answer that makes it and nowhere else. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "keys")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
public class KeyResource {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final Duration LONGEST_GRACE = Duration.ofDays(7);

    private final KeyTable table;
    private final KeyRing ring;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyResource(KeyTable table, KeyRing ring, Clock clock) {
        this.table = table;
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * What a key is to be.
     *
     * @param name what it is for, for people; 200 characters at most
     * @param role reader, editor or admin
     * @param expiresAt when it stops working (ISO-8601, UTC); absent for never
     * @param requestsPerMinute a rate limit of its own; absent for the common one
     */
    public record NewKey(
            @Nullable String name,
            @Nullable String role,
            @Nullable String expiresAt,
            @Nullable Integer requestsPerMinute) {}

    /** @param key shown this once */
    public record MadeKey(@JsonUnwrapped ApiKey about, String key) {}

    /** All keys, also those that work no longer. */
    @JsonInclude
    public record Keys(List<ApiKey> keys) {}

    /** Makes a key; 422 with every wrong field. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Make an API key",
            description = "The key is in this answer and is never shown again: the gateway keeps only its hash.")
    @RequestBody(ref = "NewKey")
    @APIResponse(responseCode = "201", ref = "MadeKey")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "InvalidFields")
    public Uni<Response> create(@Nullable NewKey wanted, @Context RoutingContext context) {
        ApiKey key = checked(wanted, Caller.of(context).name());
        String text = KeyText.draw(random);
        return table.add(key, KeyText.hash(text)).map(added -> {
            if (!added) {
                throw Problems.of(
                                ProblemType.CONFLICT,
                                "There are " + KeyTable.MOST + " keys already, and no more are kept.")
                        .build();
            }
            return Response.created(URI.create("/v1/keys/" + key.id()))
                    .entity(new MadeKey(key, text))
                    .build();
        });
    }

    /** All keys, newest first, without their texts. */
    @GET
    @Operation(operationId = "listKeys", summary = "All API keys, newest first")
    @APIResponse(responseCode = "200", ref = "Keys")
    public Uni<Keys> list() {
        return table.all().map(Keys::new);
    }

    /** One key, without its text. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getKey", summary = "What is known of an API key")
    @Parameter(ref = "keyId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Key")
    @APIResponse(responseCode = "404", ref = "KeyNotFound")
    public Uni<ApiKey> get(@PathParam("id") String id) {
        return table.byId(id).map(KeyResource::present);
    }

    /** Gives a key a new text; the one before works on for {@code grace} seconds. */
    @POST
    @Path("{id}/rotate")
    @Operation(
            operationId = "rotateKey",
            summary = "Give an API key a new text",
            description = "What is known of the key stays. The text from before works on for `grace` seconds, so that"
                    + " clients can be moved one by one.")
    @Parameter(ref = "keyId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "grace", name = "grace", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "MadeKey")
    @APIResponse(responseCode = "404", ref = "KeyNotFound")
    @APIResponse(responseCode = "422", ref = "InvalidFields")
    public Uni<MadeKey> rotate(@PathParam("id") String id, @QueryParam("grace") @Nullable String grace) {
        Duration overlap = grace(grace);
        String text = KeyText.draw(random);
        return table.rotate(id, KeyText.hash(text), clock.instant().plus(overlap))
                .map(KeyResource::present)
                .invoke(key -> ring.forget(key.id()))
                .map(key -> new MadeKey(key, text));
    }

    /** Takes a key away for good. It stays in the list. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Take an API key away",
            description = "For good. Other replicas of the gateway notice within ten seconds, by default.")
    @Parameter(ref = "keyId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "204", description = "It works no longer")
    @APIResponse(responseCode = "404", ref = "KeyNotFound")
    public Uni<Void> revoke(@PathParam("id") String id) {
        return table.revoke(id, clock.instant())
                .map(KeyResource::present)
                .invoke(key -> ring.forget(key.id()))
                .replaceWithVoid();
    }

    private ApiKey checked(@Nullable NewKey given, String caller) {
        NewKey wanted = given == null ? new NewKey(null, null, null, null) : given;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String name = wanted.name() == null ? "" : wanted.name().strip();
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(known -> known.word().equals(wanted.role()))
                .findFirst();
        Optional<Instant> expiry = instant(wanted.expiresAt());
        Integer rate = wanted.requestsPerMinute();
        new Faults()
                .unless(
                        !name.isEmpty() && name.length() <= LONGEST_NAME,
                        "name",
                        "expected what the key is for, in 1 to " + LONGEST_NAME + " characters")
                .unless(role.isPresent(), "role", "expected reader, editor or admin")
                .unless(
                        wanted.expiresAt() == null
                                || expiry.filter(end -> end.isAfter(now)).isPresent(),
                        "expiresAt",
                        "expected a time to come, like 2030-01-31T00:00:00Z")
                .unless(
                        rate == null || (rate > 0 && rate <= MOST_REQUESTS),
                        "requestsPerMinute",
                        "expected 1 to " + MOST_REQUESTS)
                .check();
        byte[] id = new byte[8];
        random.nextBytes(id);
        return new ApiKey(
                "k" + HexFormat.of().formatHex(id),
                name,
                role.orElseThrow(),
                rate,
                now,
                caller,
                expiry.orElse(null),
                null,
                null);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Duration grace(@Nullable String text) {
        boolean sound = text == null || (text.matches("\\d{1,6}") && Long.parseLong(text) <= LONGEST_GRACE.toSeconds());
        new Faults()
                .unless(sound, "grace", "expected seconds, " + LONGEST_GRACE.toSeconds() + " at most")
                .check();
        return text == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(text));
    }

    private static ApiKey present(Optional<ApiKey> key) {
        return key.orElseThrow(() ->
                Problems.of(ProblemType.KEY_NOT_FOUND, "No key has this id.").build());
    }
}
