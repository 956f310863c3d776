package dev.storywire.search.trend;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.CompletionSuggestOption;
import co.elastic.clients.elasticsearch.core.search.Suggestion;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.StoryFields;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.trend.KnownNames.Name;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Completions for the search box. */
@Path("/v1/suggest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Words")
public class SuggestResource {
    private static final Logger LOG = Logger.getLogger(SuggestResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_PREFIX = 60;
    private static final int MOST = 20;

    /** A story whose headline, or a later part of it, begins so. */
    public record Headline(String id, String headline) {}

    /**
     * Completions.
     *
     * @param headlines newest first, each once
     * @param sources by the number of their stories, known up to a minute late
     * @param tags by the number of their stories, known up to a minute late
     */
    public record Suggestions(List<Headline> headlines, List<Name> sources, List<Name> tags) {}

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final KnownNames names;

    SuggestResource(ElasticsearchAsyncClient client, StoryIndex index, KnownNames names) {
        this.client = client;
        this.index = index;
        this.names = names;
    }

    /**
     * What begins so, without regard to case and accents.
     *
     * @param prefix 1 to 60 characters
     * @param size of each list at most, 1 to 20
     */
    @GET
    @Operation(summary = "Completions for the search box")
    public Uni<Suggestions> suggest(
            @QueryParam("prefix") @DefaultValue("") String prefix, @QueryParam("size") @DefaultValue("8") String size) {
        String begun = prefix.strip();
        if (begun.isEmpty() || begun.length() > LONGEST_PREFIX) {
            throw fault("prefix", "expected 1 to " + LONGEST_PREFIX + " characters");
        }
        if (!size.matches("[1-9]|1\\d|" + MOST)) {
            throw fault("size", "expected a number from 1 to " + MOST);
        }
        int most = Integer.parseInt(size);
        return Uni.combine()
                .all()
                .unis(headlines(begun, most), names.beginning(begun, most))
                .asTuple()
                .map(found -> new Suggestions(
                        found.getItem1(),
                        found.getItem2().sources(),
                        found.getItem2().tags()))
                .onFailure()
                .transform(e -> {
                    LOG.debugf(e, "event=suggest-failed");
                    return Problems.unavailable();
                });
    }

    private static RuntimeException fault(String field, String message) {
        return Problems.invalidParameters(List.of(new ParameterFault(field, null, message)));
    }

    private Uni<List<Headline>> headlines(String prefix, int most) {
        return Uni.createFrom()
                .completionStage(() -> client.search(
                        s -> s.index(index.alias())
                                .size(0)
                                .source(f -> f.filter(i -> i.includes(StoryFields.ID, StoryFields.HEADLINE)))
                                .suggest(all -> all.suggesters(StoryFields.HEADLINE, one -> one.prefix(prefix)
                                        .completion(c -> c.field(StoryFields.SUGGEST)
                                                .size(most)
                                                .skipDuplicates(true)))),
                        ObjectNode.class))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SuggestResource::read);
    }

    private static List<Headline> read(SearchResponse<ObjectNode> response) {
        return response.suggest().getOrDefault(StoryFields.HEADLINE, List.of()).stream()
                .filter(Suggestion::isCompletion)
                .flatMap(suggestion -> suggestion.completion().options().stream())
                .map(CompletionSuggestOption::source)
                .filter(story -> story != null)
                .map(story -> new Headline(
                        story.path(StoryFields.ID).asText(),
                        story.path(StoryFields.HEADLINE).asText()))
                .distinct()
                .toList();
    }
}
