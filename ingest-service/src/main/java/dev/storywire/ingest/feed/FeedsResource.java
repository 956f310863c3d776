package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storywire.ingest.discovery.FoundFeed;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.preview.Bodies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/feeds}: all feeds, and new ones. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {

    static final long MAX_FORM = 256 << 10;

    /**
     * A page of feeds, in the order in which they were registered.
     *
     * @param total that match, on all pages
     * @param nextCursor of the page after; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FeedPage(
            long total, List<FeedView> feeds, @Nullable String nextCursor) {}

    /**
     * A feed that was registered.
     *
     * @param others that the site offers too; empty where the feed's own address was given
     */
    public record RegisteredFeed(@JsonUnwrapped FeedView feed, List<FoundFeed> others) {}

    private final FeedStore store;
    private final FeedRegistrar registrar;

    FeedsResource(FeedStore store, FeedRegistrar registrar) {
        this.store = store;
        this.registrar = registrar;
    }

    /**
     * Feeds that match all filters, in the order in which they were registered: paging visits each exactly once while others are added.
     *
     * @param states {@code healthy}, {@code failing}, {@code paused}, {@code gone}; several separated by commas or repeated
     * @param volumes {@code quiet}, {@code usual}, {@code loud}; as states
     * @param tags all of them
     * @param source name of the source, whatever its case
     * @param folder that one and those below it
     * @param text that stands in title, source or address, whatever its case
     * @param cursor {@code nextCursor} of the page before
     * @param size of the page, 200 at most
     */
    @GET
    @Operation(summary = "Feeds, page by page")
    @APIResponse(
            responseCode = "200",
            description = "A page of feeds",
            content = @Content(schema = @Schema(implementation = FeedPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    public Uni<FeedPage> list(
            @QueryParam("state") List<String> states,
            @QueryParam("volume") List<String> volumes,
            @QueryParam("tag") List<String> tags,
            @QueryParam("source") @Nullable String source,
            @QueryParam("folder") @Nullable String folder,
            @QueryParam("q") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("size") @Nullable String size) {
        return store.page(FeedQuery.of(states, volumes, tags, source, folder, text, cursor, size))
                .map(page -> new FeedPage(
                        page.total(),
                        page.feeds().stream().map(FeedView::of).toList(),
                        page.more()
                                ? FeedQuery.cursor(page.feeds().getLast().feed().id())
                                : null));
    }

    /** Registers a feed by its address, or a site by its; the feed is fetched once to see that there is one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Register a feed, or a site whose feed is looked for")
    @RequestBody(content = @Content(schema = @Schema(implementation = FeedForm.class)))
    @APIResponse(
            responseCode = "201",
            description = "The feed, with what else the site offers",
            content = @Content(schema = @Schema(implementation = RegisteredFeed.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong")
    @APIResponse(
            responseCode = "409",
            description = "It is registered already; the member feed and Location say which it is")
    @APIResponse(
            responseCode = "422",
            description =
                    "The address is forbidden, can't be reached or leads to no feed; or there is no key for credentials")
    public Response register(InputStream body) {
        RegisteredFeed registered = registrar.register(FeedForms.read(Bodies.read(body, MAX_FORM)));
        return Response.created(URI.create("/v1/feeds/" + registered.feed().id()))
                .entity(registered)
                .build();
    }

    /** The feeds that a site offers, the best first; nothing is stored. */
    @POST
    @Path("/discover")
    @RunOnVirtualThread
    @Operation(summary = "The feeds that a site offers, the best first")
    @APIResponse(responseCode = "200", description = "The feeds; none where the site has none")
    @APIResponse(responseCode = "400", description = "The address is none")
    @APIResponse(responseCode = "422", description = "The address is forbidden or can't be reached")
    public OfferedFeeds discover(@QueryParam("url") @Nullable String url) {
        return registrar.discover(url);
    }

    /** What would come in by a feed, or by the best that a site offers; nothing is stored. */
    @POST
    @Path("/preview")
    @RunOnVirtualThread
    @Operation(summary = "What would come in by a feed; nothing is stored")
    @APIResponse(responseCode = "200", description = "Its address, format, stories and what is odd about them")
    @APIResponse(responseCode = "400", description = "The address is none")
    @APIResponse(responseCode = "422", description = "The address is forbidden, can't be reached or leads to no feed")
    public PreviewedFeed preview(@QueryParam("url") @Nullable String url) {
        return registrar.preview(url);
    }

    /**
     * A feed as it would come in.
     *
     * @param url where it was found in the end
     * @param inAll stories that it holds, of which {@code content} has the first
     */
    public record PreviewedFeed(
            String url, int inAll, @JsonUnwrapped NormalizationOutcome.Normalized content) {

        private static final int MOST_STORIES = 50;

        static PreviewedFeed of(FirstLook.Sight.AFeed seen) {
            var content = Objects.requireNonNull(seen.content());
            List<Story> stories = content.stories();
            return new PreviewedFeed(
                    seen.others().getLast().url(),
                    stories.size(),
                    new NormalizationOutcome.Normalized(
                            content.format(),
                            content.feed(),
                            stories.subList(0, Math.min(MOST_STORIES, stories.size())),
                            content.diagnostics()));
        }
    }

    /** What a site offers. */
    public record OfferedFeeds(List<FoundFeed> feeds) {}
}
