package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.storywire.search.index.ChangeOutcome.AlreadyThere;
import dev.storywire.search.index.ChangeOutcome.Deferred;
import dev.storywire.search.index.ChangeOutcome.Rejected;
import dev.storywire.search.index.ChangeOutcome.Written;
import dev.storywire.search.index.IndexGenerations.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes changes in bulk. Every change comes back with an outcome; a failure of the whole request is one of each. */
@ApplicationScoped
public class StoryIndexWriter {
    private static final Logger LOG = Logger.getLogger(StoryIndexWriter.class);

    private final ElasticsearchAsyncClient client;
    private final StoryIndexConfig config;
    private final IndexGenerations generations;
    private final Timer bulks;

    StoryIndexWriter(
            ElasticsearchAsyncClient client,
            StoryIndexConfig config,
            IndexGenerations generations,
            MeterRegistry meters) {
        this.client = client;
        this.config = config;
        this.generations = generations;
        this.bulks = Timer.builder("storywire.index.bulk")
                .description("Bulk requests to Elasticsearch")
                .register(meters);
    }

    /**
     * One attempt at each change, also in the generation that is being made anew, if there is one: a change is settled when
     * both have it.
     *
     * @param changes of different stories, so that they can travel side by side
     * @return the outcomes in the order of the changes; never fails
     */
    public Uni<List<ChangeOutcome>> write(List<IndexChange> changes) {
        return deferringAll(
                changes, generations.standing().chain(standing -> write(standing, standing.current(), changes)
                        .chain(now -> standing.next()
                                .map(next -> write(standing, next, changes).map(then -> settled(now, then)))
                                .orElseGet(() -> Uni.createFrom().item(now)))));
    }

    /**
     * What the generation of today says counts, unless the other can't take the change yet. What that one refuses is seen by
     * the rebuild, which meets the same event.
     */
    private static List<ChangeOutcome> settled(List<ChangeOutcome> now, List<ChangeOutcome> then) {
        List<ChangeOutcome> settled = new ArrayList<>(now);
        for (int i = 0; i < now.size(); i++) {
            if (then.get(i) instanceof Deferred && !(now.get(i) instanceof Rejected)) {
                settled.set(i, then.get(i));
            }
        }
        return settled;
    }

    /**
     * One attempt at each change in the generation that is being made anew.
     *
     * @param generation the name that it must have
     * @param changes of different stories
     * @return the outcomes in the order of the changes; never fails
     */
    public Uni<List<ChangeOutcome>> write(String generation, List<IndexChange> changes) {
        return deferringAll(changes, generations.standing().chain(standing -> standing.next()
                .filter(next -> next.name().equals(generation))
                .map(next -> write(standing, next, changes))
                .orElseThrow(() -> new IllegalStateException(generation + " is not being made"))));
    }

    private static Uni<List<ChangeOutcome>> deferringAll(List<IndexChange> changes, Uni<List<ChangeOutcome>> outcomes) {
        return outcomes.onFailure().recoverWithItem(e -> {
            LOG.debugf(e, "event=index-not-written");
            return Collections.nCopies(
                    changes.size(), new Deferred(ElasticsearchFailure.of(e).reason()));
        });
    }

    private Uni<List<ChangeOutcome>> write(Standing standing, Generation generation, List<IndexChange> changes) {
        List<Placed> placed = changes.stream()
                .map(change -> new Placed(change, List.copyOf(generation.homes(change))))
                .toList();
        return Multi.createFrom()
                .iterable(missing(generation, placed))
                .onItem()
                .transformToUniAndConcatenate(index -> generations.extend(standing, generation, index))
                .collect()
                .last()
                .chain(() -> send(placed));
    }

    /** Months that have just begun, or were not met before. */
    private static List<String> missing(Generation generation, List<Placed> placed) {
        return placed.stream()
                .flatMap(change -> change.indices().stream())
                .distinct()
                .filter(index -> !generation.indices().contains(index))
                .toList();
    }

    private Uni<List<ChangeOutcome>> send(List<Placed> changes) {
        return Multi.createFrom()
                .iterable(inChunks(changes, config.bulkBytes()))
                .onItem()
                .transformToUni(this::bulk)
                .merge(config.bulkConcurrency())
                .collect()
                .asList()
                .map(chunks -> inOrder(changes.size(), chunks));
    }

    /** A change, and the indices that it is for: one, or for a deletion all where the story may lie. */
    private record Placed(IndexChange change, List<String> indices) {}

    /** Where a chunk begins among all changes, and the changes of it. */
    private record Chunk(int start, List<Placed> changes) {}

    private record Done(int start, List<ChangeOutcome> outcomes) {}

    private static List<Chunk> inChunks(List<Placed> changes, int atMostBytes) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        long bytes = 0;
        for (int i = 0; i < changes.size(); i++) {
            int length = changes.get(i).change().length();
            if (i > start && bytes + length > atMostBytes) {
                chunks.add(new Chunk(start, changes.subList(start, i)));
                start = i;
                bytes = 0;
            }
            bytes += length;
        }
        if (start < changes.size()) {
            chunks.add(new Chunk(start, changes.subList(start, changes.size())));
        }
        return chunks;
    }

    private static List<ChangeOutcome> inOrder(int size, List<Done> chunks) {
        List<ChangeOutcome> outcomes = new ArrayList<>(Collections.nCopies(size, new Deferred("not sent")));
        for (Done done : chunks) {
            for (int i = 0; i < done.outcomes.size(); i++) {
                outcomes.set(done.start + i, done.outcomes.get(i));
            }
        }
        return outcomes;
    }

    private Uni<Done> bulk(Chunk chunk) {
        Timer.Sample time = Timer.start();
        BulkRequest request = request(chunk.changes);
        return Uni.createFrom()
                .completionStage(() -> client.bulk(request))
                .map(response -> outcomes(chunk.changes, response))
                .onFailure()
                .recoverWithUni(e -> afterFailure(chunk.changes, ElasticsearchFailure.of(e)))
                .invoke(() -> time.stop(bulks))
                .map(outcomes -> new Done(chunk.start, outcomes));
    }

    private static BulkRequest request(List<Placed> changes) {
        BulkRequest.Builder bulk = new BulkRequest.Builder();
        for (Placed placed : changes) {
            placed.indices.forEach(index -> bulk.operations(operation(index, placed.change)));
        }
        return bulk.build();
    }

    private static BulkOperation operation(String index, IndexChange change) {
        byte[] document = change.document();
        if (document == null) {
            return BulkOperation.of(o -> o.delete(d ->
                    d.index(index).id(change.id()).version(change.version()).versionType(VersionType.External)));
        }
        return BulkOperation.of(o -> o.index(i -> i.index(index)
                .id(change.id())
                .version(change.version())
                .versionType(VersionType.External)
                .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
    }

    private static List<ChangeOutcome> outcomes(List<Placed> changes, BulkResponse response) {
        Iterator<BulkResponseItem> items = response.items().iterator();
        return changes.stream()
                .map(placed -> placed.indices.stream()
                        .map(_ -> outcome(items.next()))
                        .reduce(StoryIndexWriter::both)
                        .orElseThrow())
                .toList();
    }

    /** What counts of two indices: that something failed, else that something was done. */
    private static ChangeOutcome both(ChangeOutcome one, ChangeOutcome other) {
        return switch (one) {
            case Deferred _, Rejected _ -> one;
            case Written _ -> other instanceof AlreadyThere ? one : other;
            case AlreadyThere _ -> other;
        };
    }

    private static ChangeOutcome outcome(BulkResponseItem item) {
        String reason = item.error() == null ? "" : ElasticsearchFailure.root(item.error());
        return switch (item.status()) {
            case 200, 201 -> new Written();
            // To be deleted, and not there; an index that is not there is an error.
            case 404 -> item.error() == null ? new AlreadyThere() : new Deferred(item.status() + " " + reason);
            case 409 -> new AlreadyThere();
            case 400, 413 -> new Rejected(reason);
            default -> new Deferred(item.status() + " " + reason);
        };
    }

    /** A request refused as a whole is halved, until what Elasticsearch refuses stands alone. */
    private Uni<List<ChangeOutcome>> afterFailure(List<Placed> changes, ElasticsearchFailure failure) {
        return switch (failure) {
            case ElasticsearchFailure.Refused refused
            when changes.size() == 1 -> Uni.createFrom().item(List.of(new Rejected(refused.reason())));
            case ElasticsearchFailure.Refused _ -> {
                int middle = changes.size() / 2;
                yield bulk(new Chunk(0, changes.subList(0, middle)))
                        .chain(first -> bulk(new Chunk(0, changes.subList(middle, changes.size())))
                                .map(second -> {
                                    List<ChangeOutcome> both = new ArrayList<>(first.outcomes);
                                    both.addAll(second.outcomes);
                                    return both;
                                }));
            }
            case ElasticsearchFailure.Unavailable _, ElasticsearchFailure.Missing _ ->
                Uni.createFrom().item(Collections.nCopies(changes.size(), new Deferred(failure.reason())));
        };
    }
}
