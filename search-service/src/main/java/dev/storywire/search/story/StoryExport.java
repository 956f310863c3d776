package dev.storywire.search.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Walks through everything that a search matches, a page at a time, the next when the client has taken the last. A page
 * that a shard did not answer for ends the walk with a failure: what is given is complete or visibly broken off.
 */
@ApplicationScoped
class StoryExport {
    private static final Logger LOG = Logger.getLogger(StoryExport.class);
    private static final int PAGE = 250;

    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final SearchConfig config;

    StoryExport(ElasticsearchAsyncClient client, StoryIndex index, SearchConfig config) {
        this.client = client;
        this.index = index;
        this.config = config;
    }

    /** One walk: where it stands, and how much it may still give. */
    private static final class Walk {
        private String snapshot;
        private List<FieldValue> after = List.of();
        private long left;
        private final long allowed;
        private boolean atEnd;

        Walk(String snapshot, long left, long allowed) {
            this.snapshot = snapshot;
            this.left = left;
            this.allowed = allowed;
        }

        /** Only the first page tells, and only where it matters, whether there is more than may be given. */
        boolean isCounted() {
            return after.isEmpty() && allowed < left;
        }
    }

    /**
     * The lines of all matches.
     *
     * @param most stories at most
     * @param allowed how many may be given at all
     * @return fails with a problem where not even the first page can be had, or where more would be given than is allowed
     */
    Uni<Multi<Buffer>> open(StorySearch search, StoryLines lines, long most, long allowed) {
        return send(() -> client.openPointInTime(p -> p.index(index.alias()).keepAlive(k -> k.time(keepAlive()))))
                .chain(opened -> {
                    Walk walk = new Walk(opened.id(), most, allowed);
                    return page(search, lines, walk)
                            .map(first -> Multi.createBy()
                                    .concatenating()
                                    .streams(
                                            Multi.createFrom()
                                                    .item(Buffer.buffer(lines.head())
                                                            .appendBuffer(first)),
                                            rest(search, lines, walk))
                                    .select()
                                    .where(piece -> piece.length() > 0)
                                    .onTermination()
                                    .call(() -> close(walk)))
                            .onFailure()
                            .call(() -> close(walk));
                })
                .onFailure(e -> !(e instanceof HttpProblem))
                .transform(e -> problem(search, e));
    }

    private Multi<Buffer> rest(StorySearch search, StoryLines lines, Walk walk) {
        return Multi.createBy()
                .repeating()
                .uni(() -> walk.atEnd ? Uni.createFrom().item(Buffer.buffer()) : page(search, lines, walk))
                .until(piece -> piece.length() == 0);
    }

    private Uni<Buffer> page(StorySearch search, StoryLines lines, Walk walk) {
        return send(() -> client.search(request(search, lines, walk), ObjectNode.class))
                .map(response -> {
                    if (PageReader.isPartial(response)) {
                        throw new IllegalStateException("a shard did not answer");
                    }
                    if (walk.isCounted() && found(response) > walk.allowed) {
                        throw Problems.tooCostly(
                                "limit",
                                "expected at most " + walk.allowed
                                        + " stories, which is what your role may export at once; narrow the search by from and"
                                        + " to, or give a limit");
                    }
                    return read(lines, walk, response);
                });
    }

    private SearchRequest request(StorySearch search, StoryLines lines, Walk walk) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(p -> p.id(walk.snapshot).keepAlive(k -> k.time(keepAlive())))
                .query(SearchRequests.filter(search))
                .sort(SearchRequests.sort(
                        search.sort() == StorySearch.Sort.OLDEST ? StorySearch.Sort.OLDEST : StorySearch.Sort.NEWEST))
                .size((int) Math.min(PAGE, walk.left))
                .source(s -> s.filter(f -> f.excludes(lines.leftOut())))
                .trackTotalHits(t -> walk.isCounted()
                        ? t.count((int) Math.min(Integer.MAX_VALUE, walk.allowed + 1))
                        : t.enabled(false))
                .timeout(config.timeout().toMillis() + "ms");
        if (!walk.after.isEmpty()) {
            request.searchAfter(walk.after);
        }
        return request.build();
    }

    private static long found(SearchResponse<ObjectNode> response) {
        TotalHits total = response.hits().total();
        return total == null ? response.hits().hits().size() : total.value();
    }

    private static Buffer read(StoryLines lines, Walk walk, SearchResponse<ObjectNode> response) {
        List<Hit<ObjectNode>> hits = response.hits().hits();
        StringBuilder text = new StringBuilder();
        for (Hit<ObjectNode> hit : hits) {
            ObjectNode story = hit.source();
            if (story != null) {
                text.append(lines.line().apply(story));
            }
        }
        if (response.pitId() != null) {
            walk.snapshot = response.pitId();
        }
        walk.left -= hits.size();
        walk.atEnd = hits.size() < PAGE || walk.left == 0;
        walk.after = hits.isEmpty() ? walk.after : hits.getLast().sort();
        return Buffer.buffer(text.toString().getBytes(UTF_8));
    }

    private Uni<Void> close(Walk walk) {
        return send(() -> client.closePointInTime(c -> c.id(walk.snapshot)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private String keepAlive() {
        return config.cursor().keepAlive().toMillis() + "ms";
    }

    private <T> Uni<T> send(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(config.giveUp())
                .fail();
    }

    private static HttpProblem problem(StorySearch search, Throwable failure) {
        ElasticsearchFailure meaning = ElasticsearchFailure.of(failure);
        LOG.debugf(failure, "event=export-failed reason=\"%s\"", meaning.reason());
        return switch (meaning) {
            case ElasticsearchFailure.Refused _ -> StoryFilter.tooCostly(search.text());
            case ElasticsearchFailure.Missing _, ElasticsearchFailure.Unavailable _ -> Problems.unavailable();
        };
    }
}
