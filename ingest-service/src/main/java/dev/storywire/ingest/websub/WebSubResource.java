package dev.storywire.ingest.websub;

import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code /v1/websub/{token}}: where hubs call back (WebSub, sections 5.3 and 7). The token is the authority. */
@Path("/v1/websub/{token}")
@APIResponse(responseCode = "404", description = "Nobody asked for this")
public class WebSubResource {

    private static final Logger LOG = Logger.getLogger(WebSubResource.class);
    private static final int LONGEST_CHALLENGE = 4096;

    private final SubscriptionStore store;
    private final SubscriptionPlan plan;
    private final PushReception reception;
    private final WebSubSettings settings;
    private final Clock clock;

    WebSubResource(SubscriptionStore store, PushReception reception, WebSubSettings settings, Clock clock) {
        this.store = store;
        this.plan = new SubscriptionPlan(settings);
        this.reception = reception;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A hub asks whether it should send or stop, or says that it won't.
     *
     * @param mode {@code subscribe}, {@code unsubscribe} or {@code denied}
     * @param topic must be the subscription's own
     * @param challenge echoed; 4096 characters at most
     * @param lease in seconds
     */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A hub confirms or denies a subscription")
    @APIResponse(responseCode = "200", description = "As it is wanted; the challenge as text/plain")
    public Uni<Response> verify(
            @PathParam("token") String token,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.topic") @Nullable String topic,
            @QueryParam("hub.challenge") @Nullable String challenge,
            @QueryParam("hub.lease_seconds") @Nullable String lease,
            @QueryParam("hub.reason") @Nullable String reason) {
        boolean denied = "denied".equals(mode);
        if (mode == null
                || topic == null
                || (!denied && (challenge == null || challenge.length() > LONGEST_CHALLENGE))) {
            throw notWanted();
        }
        Instant now = clock.instant();
        return existing(token)
                .chain(before -> after(before, mode, topic, lease, reason, now)
                        .map(after -> store.replace(before, after, denied, now)
                                .invoke(written -> LOG.debugf(
                                        "event=websub-verified feed=%s mode=%s written=%s",
                                        before.feedId(), mode, written)))
                        .orElseThrow(WebSubResource::notWanted))
                .map(written -> {
                    if (!written) {
                        // It was changed by another in between; a hub that asks again finds it as it is now.
                        throw ProblemType.BUSY.retryAfter(1);
                    }
                    return Response.ok(denied ? "" : challenge, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                            .header("X-Content-Type-Options", "nosniff")
                            .build();
                });
    }

    /** A hub sends what is new: a feed with the new stories, or anything else to say that the feed is to be fetched. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(summary = "A hub sends what is new")
    @APIResponse(responseCode = "202", description = "Taken; or ignored, where the signature is wrong")
    @APIResponse(responseCode = "410", description = "The subscription has ended")
    @APIResponse(responseCode = "413", description = "Larger than storywire.websub.max-size")
    @APIResponse(responseCode = "503", description = "As much is under way as may be (Retry-After)")
    public Response receive(
            @PathParam("token") String token,
            @HeaderParam("X-Hub-Signature") @Nullable String signature,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_LANGUAGE) @Nullable String contentLanguage,
            InputStream body) {
        Subscription subscription =
                existing(token).await().atMost(settings.statementTimeout().multipliedBy(2));
        switch (subscription.state()) {
            case SubscriptionState.Requested requested -> {}
            case SubscriptionState.Active active -> {}
            case SubscriptionState.Ending ending -> throw ProblemType.SUBSCRIPTION_ENDED.problem();
            case SubscriptionState.Ended ended -> throw ProblemType.SUBSCRIPTION_ENDED.problem();
            case SubscriptionState.Wanted wanted -> throw notWanted();
            case SubscriptionState.Denied denied -> throw notWanted();
            case SubscriptionState.Failed failed -> throw notWanted();
        }
        reception.take(
                subscription,
                () -> Bodies.read(body, settings.maxSize().asLongValue()),
                contentType,
                contentLanguage,
                signature);
        return Response.accepted().build();
    }

    private Optional<Subscription> after(
            Subscription before,
            String mode,
            String topic,
            @Nullable String lease,
            @Nullable String reason,
            Instant now) {
        return switch (mode) {
            case "subscribe" -> plan.confirmed(before, topic, seconds(lease), now);
            case "unsubscribe" -> plan.left(before, topic, now);
            case "denied" -> plan.denied(before, topic, reason, now);
            default -> Optional.empty();
        };
    }

    private Uni<Subscription> existing(String token) {
        return store.find(token).map(found -> found.orElseThrow(WebSubResource::notWanted));
    }

    private static @Nullable Long seconds(@Nullable String lease) {
        return lease != null && lease.matches("\\d{1,12}") ? Long.valueOf(lease) : null;
    }

    private static HttpProblem notWanted() {
        return ProblemType.NOT_FOUND.problem();
    }
}
