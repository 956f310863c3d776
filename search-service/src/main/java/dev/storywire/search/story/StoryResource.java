package dev.storywire.search.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stories, searched and looked up. Faults are answered with problem documents (RFC 9457). */
@Path("/v1/stories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class StoryResource {
    private static final int MOST_RELATED = 50;

    private final StorySearcher searcher;
    private final StoryLookup lookup;

    StoryResource(StorySearcher searcher, StoryLookup lookup) {
        this.searcher = searcher;
        this.lookup = lookup;
    }

    /**
     * A page of the stories that match. 400 for a parameter that can't be used, an invalid or an expired cursor; 503 with
     * {@code Retry-After} while the index does not answer.
     */
    @GET
    @Operation(summary = "Search stories")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "a query in the query language")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "published at or after: year, month, day or instant")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published in or before: year, month, day or instant")
    @Parameter(name = "lang", in = ParameterIn.QUERY, description = "language (BCP 47)")
    @Parameter(name = "source", in = ParameterIn.QUERY, description = "id or name of a source")
    @Parameter(name = "feed", in = ParameterIn.QUERY, description = "id of a feed")
    @Parameter(name = "tag", in = ParameterIn.QUERY, description = "term or label of a tag")
    @Parameter(name = "author", in = ParameterIn.QUERY, description = "name of an author, or words of it in order")
    @Parameter(name = "kind", in = ParameterIn.QUERY, description = "article, brief, teaser")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "usable, withheld, canceled")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "relevance, newest, oldest")
    @Parameter(name = "collapse", in = ParameterIn.QUERY, description = "cluster: one story of each cluster")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "stories of a page, 0 to 200")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "facets", in = ParameterIn.QUERY, description = "source, lang, tag, author")
    @Parameter(name = "interval", in = ParameterIn.QUERY, description = "hour, day, week, month: a timeline")
    @Parameter(name = "highlight", in = ParameterIn.QUERY, description = "true: mark what matched")
    public Uni<PageOfStories> search(@Context UriInfo uri) {
        return searcher.search(read(uri));
    }

    /** The search that the parameters ask for; 400 with every fault in them. */
    static StorySearch read(UriInfo uri) {
        return switch (SearchParameters.read(uri.getQueryParameters())) {
            case SearchParameters.Reading.Valid valid -> valid.search();
            case SearchParameters.Reading.Faulty faulty -> throw Problems.invalidParameters(faulty.faults());
        };
    }

    /**
     * The story as it was indexed last or, with {@code searchable=true}, as searches find it now. 404 where there is none, 503 while the index
     * does not answer.
     */
    @GET
    @Path("{id}")
    @Operation(summary = "One story")
    public Uni<ObjectNode> story(
            @PathParam("id") String id, @QueryParam("searchable") @DefaultValue("false") boolean searchable) {
        return lookup.story(id, searchable);
    }

    /** Stories about the same thing, most alike first; {@code size} 1 to 50. */
    @GET
    @Path("{id}/related")
    @Operation(summary = "Stories about the same thing")
    public Uni<RelatedStories> related(
            @PathParam("id") String id, @QueryParam("size") @DefaultValue("10") String size) {
        if (!size.matches("[1-9]|[1-4]\\d|" + MOST_RELATED)) {
            throw Problems.invalidParameters(
                    List.of(new ParameterFault("size", null, "expected a number from 1 to " + MOST_RELATED)));
        }
        return lookup.related(id, Integer.parseInt(size));
    }
}
