package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The index that answers, and the one that is being made to take its place. The next one stands behind an alias of its
 * own, by which every replica knows of it. Each step can be repeated.
 */
@ApplicationScoped
public class IndexGenerations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So long Elasticsearch remembers what was deleted, so that an older event read later brings nothing back. */
    private static final String DELETES_REMEMBERED = "7d";

    private final ElasticsearchAsyncClient client;
    private final StoryIndexConfig config;
    private final IndexSchema schema;

    IndexGenerations(ElasticsearchAsyncClient client, StoryIndexConfig config) {
        this.client = client;
        this.config = config;
        this.schema = new IndexSchema(config);
    }

    /** The alias that stories are written and read through. */
    public String alias() {
        return config.alias();
    }

    /** The alias of the index that is being made anew. */
    public String nextAlias() {
        return config.alias() + "-next";
    }

    /** Whether an index is being made anew. */
    public Uni<Boolean> isNextThere() {
        return call(() -> client.indices().existsAlias(a -> a.name(nextAlias())))
                .map(answer -> answer.value());
    }

    /** The index behind the alias. */
    public Uni<String> current() {
        return call(() -> client.indices().getAlias(a -> a.name(alias())))
                .map(answer -> answer.aliases().keySet().iterator().next());
    }

    /** The name that the next index is to have: one that no index has had. */
    public Uni<String> nextName() {
        return call(() -> client.indices()
                        .get(g -> g.index(config.alias() + "-v*").allowNoIndices(true)))
                .map(answer -> answer.indices().keySet())
                .map(names -> schema.index(highest(names) + 1));
    }

    private int highest(Set<String> names) {
        return names.stream().mapToInt(schema::number).max().orElse(0);
    }

    /** Creates the next index, empty, not yet refreshed, behind {@link #nextAlias}. */
    public Uni<Void> create(String index) {
        return call(() -> client.indices().create(c -> c.index(index)
                        .aliases(nextAlias(), a -> a.isWriteIndex(true))
                        .settings(s -> s.refreshInterval(Time.of(t -> t.time("-1")))
                                .gcDeletes(Time.of(t -> t.time(DELETES_REMEMBERED))))))
                .replaceWithVoid()
                .onFailure(e -> ElasticsearchFailure.mentions(e, "resource_already_exists_exception"))
                .recoverWithNull();
    }

    /** Makes an index ready to answer: its settings as the template has them, everything visible. */
    public Uni<Void> finish(String index) {
        String refresh = config.refreshInterval().toMillis() + "ms";
        return call(() -> client.indices()
                        .putSettings(p -> p.index(index).settings(s -> s.refreshInterval(Time.of(t -> t.time(refresh)))
                                .gcDeletes(Time.of(t -> t.time("60s"))))))
                .chain(() -> call(() -> client.indices().refresh(r -> r.index(index))))
                .replaceWithVoid();
    }

    /** From one moment to the next, the alias stands for this index and no longer for that one. */
    public Uni<Void> swap(String from, String to) {
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(a -> a.remove(r -> r.index(from).alias(alias()).mustExist(true))));
        actions.add(Action.of(a -> a.add(r -> r.index(to).alias(alias()).isWriteIndex(true))));
        actions.add(Action.of(a -> a.remove(r -> r.index(to).alias(nextAlias()))));
        return call(() -> client.indices().updateAliases(u -> u.actions(actions)))
                .replaceWithVoid();
    }

    /** Removes an index that is not the one that answers; nothing happens where it is gone already. */
    public Uni<Void> drop(String index) {
        return current().chain(current -> {
            if (current.equals(index)) {
                throw new IllegalStateException(index + " answers");
            }
            return call(() -> client.indices().delete(d -> d.index(index).ignoreUnavailable(true)))
                    .replaceWithVoid();
        });
    }

    /** Removes what a rebuild that broke off for good may have left behind {@link #nextAlias}. */
    public Uni<Void> dropNext() {
        return isNextThere()
                .chain(there -> there
                        ? call(() -> client.indices().getAlias(a -> a.name(nextAlias())))
                                .map(answer -> List.copyOf(answer.aliases().keySet()))
                        : Uni.createFrom().item(List.<String>of()))
                .chain(left -> left.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : call(() -> client.indices().delete(d -> d.index(left).ignoreUnavailable(true)))
                                .replaceWithVoid());
    }

    /** All stories in an index, withdrawn ones too, as far as they are visible after a refresh. */
    public Uni<Long> count(String index) {
        return call(() -> client.indices().refresh(r -> r.index(index)))
                .chain(() -> call(() -> client.count(c -> c.index(index))))
                .map(answer -> answer.count());
    }

    private static <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
