package dev.storywire.search.story;

import static dev.storywire.search.index.StoryFields.BODY;
import static dev.storywire.search.index.StoryFields.HEADLINE;
import static dev.storywire.search.index.StoryFields.STATUS;
import static dev.storywire.search.index.StoryFields.SUMMARY;
import static dev.storywire.search.query.ElasticsearchQueries.term;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.RankedText;
import dev.storywire.search.index.StoryFields;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.index.TextLanguage;
import dev.storywire.search.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One story, and the stories about the same thing. */
@ApplicationScoped
class StoryLookup {
    private static final int LONGEST_TEXT = 20_000;
    private static final int TELLING_WORDS = 30;
    private static final String LEAST_SHARED = "15%";
    private static final float HEADLINE_WEIGHT = 1.5f;

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final SearchConfig config;

    StoryLookup(ElasticsearchAsyncClient client, StoryIndex index, SearchConfig config) {
        this.client = client;
        this.index = index;
        this.config = config;
    }

    /** The story as it was indexed last, also where it has been withdrawn since; 404 where there is none. */
    Uni<ObjectNode> story(String id) {
        return story(id, false);
    }

    /**
     * The same.
     *
     * @param searchable whether as searches find it now, which is a moment behind what was indexed last
     */
    Uni<ObjectNode> story(String id, boolean searchable) {
        return found(id)
                .chain(found -> searchable ? Uni.createFrom().item(found.map(Found::story)) : indexed(id, found))
                .map(story -> story.orElseThrow(() -> Problems.notFound(id)));
    }

    private record Found(String index, ObjectNode story) {}

    /** By a search, which knows in which index the story lies. */
    private Uni<Optional<Found>> found(String id) {
        return call(() -> client.search(
                        s -> s.index(index.alias())
                                .query(q -> q.ids(i -> i.values(id)))
                                .trackTotalHits(t -> t.enabled(false))
                                .allowPartialSearchResults(false),
                        ObjectNode.class))
                .map(answer -> answer.hits().hits().stream()
                        .map(hit -> new Found(String.valueOf(hit.index()), Objects.requireNonNull(hit.source())))
                        .findFirst());
    }

    /** As it stands in its index or, where no search finds it yet, wherever it may stand. */
    private Uni<Optional<ObjectNode>> indexed(String id, Optional<Found> found) {
        return (found.isPresent()
                        ? Uni.createFrom().item(Set.of(found.get().index()))
                        : index.indices().onFailure().transform(StoryLookup::problem))
                .chain(indices -> call(() -> client.mget(
                        m -> m.docs(indices.stream()
                                .map(name ->
                                        MultiGetOperation.of(o -> o.index(name).id(id)))
                                .toList()),
                        ObjectNode.class)))
                .map(answer -> answer.docs().stream()
                        .map(StoryLookup::story)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<ObjectNode> story(MultiGetResponseItem<ObjectNode> answer) {
        if (answer.isFailure()) {
            throw Problems.unavailable();
        }
        return Optional.ofNullable(answer.result().source());
    }

    /** Stories that can be shown, most alike first. */
    Uni<RelatedStories> related(String id, int size) {
        return story(id)
                .map(story -> request(id, story, size))
                .chain(request -> call(() -> client.search(request, ObjectNode.class)))
                .map(response -> new RelatedStories(
                        response.took(),
                        PageReader.isPartial(response),
                        response.hits().hits().stream().map(PageReader::given).toList()));
    }

    private SearchRequest request(String id, ObjectNode story, int size) {
        Optional<RankedText> ranked =
                TextLanguage.of(story.path("language").asText()).map(RankedText::of);
        List<String> headline = List.of(ranked.map(RankedText::headline).orElse(HEADLINE));
        List<String> text = ranked.map(form -> List.of(form.body())).orElse(List.of(BODY, SUMMARY));
        return SearchRequest.of(r -> r.index(index.alias())
                .query(q -> q.bool(b -> b.must(alike(text(story), text))
                        .should(sameWords(story.path("headline").asText(), headline))
                        .mustNot(term(StoryFields.ID, id), term(STATUS, "canceled"), term(STATUS, "withheld"))))
                .size(size)
                .source(s -> s.filter(f -> f.excludes(StoryFilter.LEFT_OUT)))
                .trackTotalHits(t -> t.enabled(false))
                .timeout(config.timeout().toMillis() + "ms"));
    }

    private static Query alike(String text, List<String> fields) {
        return Query.of(q -> q.moreLikeThis(m -> m.fields(fields)
                .like(l -> l.text(text))
                .minTermFreq(1)
                .minDocFreq(2)
                .maxQueryTerms(TELLING_WORDS)
                .minimumShouldMatch(LEAST_SHARED)));
    }

    private static List<Query> sameWords(String headline, List<String> fields) {
        return headline.isEmpty()
                ? List.of()
                : List.of(Query.of(
                        q -> q.multiMatch(m -> m.query(headline).fields(fields).boost(HEADLINE_WEIGHT))));
    }

    private static String text(ObjectNode story) {
        String text = Stream.of("headline", "summary", "bodyText")
                .map(field -> story.path(field).asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(config.giveUp())
                .fail()
                .onFailure()
                .transform(StoryLookup::problem);
    }

    private static HttpProblem problem(Throwable failure) {
        return switch (ElasticsearchFailure.of(failure)) {
            case ElasticsearchFailure.Refused _ -> Problems.tooCostly("id", "expected a story of ordinary length");
            case ElasticsearchFailure.Missing _, ElasticsearchFailure.Unavailable _ -> Problems.unavailable();
        };
    }
}
