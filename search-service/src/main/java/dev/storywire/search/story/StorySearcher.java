package dev.storywire.search.story;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.IndexLayout;
import dev.storywire.search.index.RankedText;
import dev.storywire.search.index.StoryIndexConfig;
import dev.storywire.search.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Runs searches: a page from a snapshot, then the highlights of its stories if they are wanted. */
@ApplicationScoped
class StorySearcher {
    private static final Logger LOG = Logger.getLogger(StorySearcher.class);
    private static final int KEY_BYTES = 32;

    private final ElasticsearchAsyncClient client;
    private final Snapshots snapshots;
    private final SearchConfig config;
    private final SearchRequests requests;
    private final CursorCodec cursors;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    StorySearcher(
            ElasticsearchAsyncClient client,
            Snapshots snapshots,
            SearchConfig config,
            StoryIndexConfig index,
            MeterRegistry meters) {
        this.client = client;
        this.snapshots = snapshots;
        this.config = config;
        this.requests = new SearchRequests(config, index.shards() > 1 || index.layout() == IndexLayout.MONTHLY);
        this.cursors = new CursorCodec(key(config));
        this.meters = meters;
    }

    private static byte[] key(SearchConfig config) {
        return config.cursor()
                .key()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] random = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
    }

    /** Fails with a problem document's exception only. */
    Uni<PageOfStories> search(StorySearch search) {
        Timer.Sample time = Timer.start();
        return answer(search)
                .invoke(() -> time.stop(timer(search, "answered")))
                .onFailure()
                .invoke(e -> time.stop(timer(search, e instanceof HttpProblem ? "refused" : "failed")))
                .onFailure(e -> !(e instanceof HttpProblem))
                .transform(e -> problem(search, e));
    }

    private Timer timer(StorySearch search, String outcome) {
        return meters.timer("storywire.search", "sort", StorySearch.word(search.sort()), "outcome", outcome);
    }

    private Uni<PageOfStories> answer(StorySearch search) {
        if (search.cursor() != null) {
            return page(search, position(search, search.cursor()));
        }
        return begin(search)
                .onFailure(e -> ElasticsearchFailure.of(e) instanceof ElasticsearchFailure.Missing)
                .recoverWithUni(() -> {
                    snapshots.drop();
                    return begin(search);
                });
    }

    private Uni<PageOfStories> begin(StorySearch search) {
        return snapshots
                .current()
                .chain(snapshot -> page(
                        search, new Cursor(snapshot, Fingerprint.of(search.identity()), List.of(), 0, clock.millis())));
    }

    private Cursor position(StorySearch search, String text) {
        Cursor cursor = cursors.decode(text)
                .orElseThrow(() -> Problems.invalidCursor("expected a nextCursor that this service gave"));
        if (!cursor.search().equals(Fingerprint.of(search.identity()))) {
            throw Problems.invalidCursor("expected the parameters of the search that gave this cursor");
        }
        if (cursor.offset() + search.size() >= SearchRequests.MOST_GROUPS) {
            throw Problems.tooCostly(
                    "cursor",
                    "collapsed results can be paged through up to " + SearchRequests.MOST_GROUPS
                            + "; narrow the search by from and to");
        }
        return cursor;
    }

    private Uni<PageOfStories> page(StorySearch search, Cursor position) {
        return send(requests.page(search, position, snapshots.keepAlive()))
                .chain(response -> highlights(search, position, response)
                        .map(highlights ->
                                new PageReader(search, response, highlights).page(next(search, position, response))));
    }

    private Uni<Map<String, Map<String, List<String>>>> highlights(
            StorySearch search, Cursor position, SearchResponse<ObjectNode> response) {
        List<Hit<ObjectNode>> hits = PageReader.onPage(search, response);
        if (!search.highlight() || search.q() == null || hits.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<RankedText> texts = hits.stream()
                .flatMap(hit -> Optional.ofNullable(hit.source()).stream())
                .map(story -> RankedText.of(story.path("language").asText("und")))
                .distinct()
                .toList();
        List<String> ids = hits.stream().map(hit -> String.valueOf(hit.id())).toList();
        return send(requests.highlights(search, position, ids, texts)).map(found -> found.hits().hits().stream()
                .collect(Collectors.toMap(hit -> String.valueOf(hit.id()), Hit::highlight)));
    }

    private Optional<String> next(StorySearch search, Cursor position, SearchResponse<ObjectNode> response) {
        List<Hit<ObjectNode>> hits = response.hits().hits();
        if (search.size() == 0 || hits.size() <= search.size()) {
            return Optional.empty();
        }
        String snapshot = Optional.ofNullable(response.pitId()).orElse(position.snapshot());
        List<Object> after = search.collapsed()
                ? List.of()
                : hits.get(search.size() - 1).sort().stream()
                        .map(value -> value._get())
                        .toList();
        int offset = search.collapsed() ? position.offset() + search.size() : 0;
        return Optional.of(cursors.encode(new Cursor(snapshot, position.search(), after, offset, position.scoredAt())));
    }

    private Uni<SearchResponse<ObjectNode>> send(SearchRequest request) {
        return Uni.createFrom()
                .completionStage(() -> client.search(request, ObjectNode.class))
                .ifNoItem()
                .after(config.giveUp())
                .fail();
    }

    private HttpProblem problem(StorySearch search, Throwable failure) {
        if (ElasticsearchFailure.mentions(failure, "too_many_buckets_exception")) {
            return Problems.tooCostly("interval", "expected a longer interval, or a shorter span by from and to");
        }
        ElasticsearchFailure meaning = ElasticsearchFailure.of(failure);
        LOG.debugf(failure, "event=search-failed reason=\"%s\"", meaning.reason());
        return switch (meaning) {
            case ElasticsearchFailure.Missing _ when search.cursor() != null -> Problems.expiredCursor();
            case ElasticsearchFailure.Refused refused -> {
                LOG.warnf("event=search-refused reason=\"%s\"", refused.reason());
                yield StoryFilter.tooCostly(search.text());
            }
            case ElasticsearchFailure.Missing _, ElasticsearchFailure.Unavailable _ -> Problems.unavailable();
        };
    }
}
