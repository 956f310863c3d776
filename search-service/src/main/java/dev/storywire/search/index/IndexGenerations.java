package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The generation of indices that answers, and the one that is being made to take its place. The next one stands behind an alias of
 * its own, by which every replica knows of it. Each step can be repeated.
 */
@ApplicationScoped
public class IndexGenerations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So long Elasticsearch remembers what was deleted, so that an older event read later brings nothing back. */
    private static final String DELETES_REMEMBERED = "7d";

    /** What stands behind the aliases. */
    record Standing(Generation current, Optional<Generation> next) {}

    private final ElasticsearchAsyncClient client;
    private final StoryIndexConfig config;
    private final IndexSchema schema;
    private final Clock clock = Clock.systemUTC();

    IndexGenerations(ElasticsearchAsyncClient client, StoryIndexConfig config) {
        this.client = client;
        this.config = config;
        this.schema = new IndexSchema(config);
    }

    private String nextAlias() {
        return config.alias() + "-next";
    }

    /** Whether a generation is being made anew. */
    public Uni<Boolean> isNextThere() {
        return call(() -> client.indices().existsAlias(a -> a.name(nextAlias())))
                .map(answer -> answer.value());
    }

    /** What there is to be written to; fails where nothing answers yet. */
    Uni<Standing> standing() {
        return all().map(indices -> new Standing(
                behind(config.alias(), indices)
                        .orElseThrow(() -> new IllegalStateException("no index is behind " + config.alias())),
                behind(nextAlias(), indices)));
    }

    private Optional<Generation> behind(String alias, Map<String, IndexAliases> indices) {
        Set<String> names = indices.entrySet().stream()
                .filter(index -> index.getValue().aliases().containsKey(alias))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return names.stream()
                .flatMap(name -> schema.generation(name).stream())
                .findFirst()
                .map(generation -> new Generation(generation, names));
    }

    /** The indices of every generation. */
    private Uni<Map<String, IndexAliases>> all() {
        return call(() -> client.indices().getAlias(a -> a.index(config.alias() + "-v*")))
                .map(answer -> answer.aliases());
    }

    /** The name of the generation that answers. */
    public Uni<String> current() {
        return standing().map(standing -> standing.current().name());
    }

    /** The name that the next generation is to have: one that none has had. */
    public Uni<String> nextName() {
        return all().map(indices -> indices.keySet().stream()
                        .flatMap(index -> schema.generation(index).stream())
                        .mapToInt(IndexSchema::number)
                        .max()
                        .orElse(0))
                .map(highest -> schema.generation(highest + 1));
    }

    /** Creates the next generation, empty. */
    public Uni<Void> create(String generation) {
        String index = schema.beginning(generation, clock.instant());
        return create(hidden(index)).chain(() -> change(List.of(add(index, nextAlias()))));
    }

    /**
     * Creates one more index of a generation that stands so; fails where that has changed its alias meanwhile.
     *
     * @param generation the current one or the next
     */
    Uni<Void> extend(Standing standing, Generation generation, String index) {
        boolean answers = generation.equals(standing.current);
        String alias = answers ? config.alias() : nextAlias();
        String other = generation.indices().iterator().next();
        return create(answers ? CreateIndexRequest.of(c -> c.index(index)) : hidden(index))
                .chain(() -> change(List.of(remove(other, alias), add(other, alias), add(index, alias))));
    }

    /** Not refreshed until it is finished. */
    private static CreateIndexRequest hidden(String index) {
        return CreateIndexRequest.of(c -> c.index(index).settings(s -> s.refreshInterval(Time.of(t -> t.time("-1")))
                .gcDeletes(Time.of(t -> t.time(DELETES_REMEMBERED)))));
    }

    private Uni<Void> create(CreateIndexRequest index) {
        return call(() -> client.indices().create(index))
                .replaceWithVoid()
                .onFailure(e -> ElasticsearchFailure.mentions(e, "resource_already_exists_exception"))
                .recoverWithNull();
    }

    /** Makes a generation ready to answer: its settings as the template has them, everything visible. */
    public Uni<Void> finish(String generation) {
        String refresh = config.refreshInterval().toMillis() + "ms";
        return call(() -> client.indices().putSettings(p -> p.index(every(generation))
                        .allowNoIndices(false)
                        .settings(s -> s.refreshInterval(Time.of(t -> t.time(refresh)))
                                .gcDeletes(Time.of(t -> t.time("60s"))))))
                .chain(() -> refresh(generation));
    }

    private Uni<Void> refresh(String generation) {
        return call(() ->
                        client.indices().refresh(r -> r.index(every(generation)).allowNoIndices(false)))
                .replaceWithVoid();
    }

    /** From one moment to the next, the alias stands for this generation and no longer for that one. */
    public Uni<Void> swap(String from, String to) {
        return change(List.of(
                remove(every(from), config.alias()), add(every(to), config.alias()), remove(every(to), nextAlias())));
    }

    private static Action add(String indices, String alias) {
        return Action.of(a -> a.add(r -> r.index(indices).alias(alias)));
    }

    private static Action remove(String indices, String alias) {
        return Action.of(a -> a.remove(r -> r.index(indices).alias(alias).mustExist(true)));
    }

    /** All of it or, where an alias is to be removed that is not there, nothing. */
    private Uni<Void> change(List<Action> actions) {
        return call(() -> client.indices().updateAliases(u -> u.actions(actions)))
                .replaceWithVoid();
    }

    /**
     * Removes a generation; nothing happens where it is gone already, or answers: one that somebody has deleted by hand may have
     * been begun anew under its name.
     */
    public Uni<Void> drop(String generation) {
        return current()
                .chain(current -> current.equals(generation)
                        ? Uni.createFrom().voidItem()
                        : all().chain(indices -> delete(indices.keySet().stream()
                                .filter(index ->
                                        schema.generation(index).stream().anyMatch(generation::equals))
                                .toList())));
    }

    /** Removes what a rebuild that broke off for good may have left. */
    public Uni<Void> dropNext() {
        return standing().chain(standing -> standing.next()
                .map(next -> drop(next.name()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** By their names: a cluster may well forbid to delete by pattern. */
    private Uni<Void> delete(List<String> indices) {
        return indices.isEmpty()
                ? Uni.createFrom().voidItem()
                : call(() -> client.indices().delete(d -> d.index(indices).ignoreUnavailable(true)))
                        .replaceWithVoid();
    }

    /** All stories of a generation, withdrawn ones too, as far as they are visible after a refresh. */
    public Uni<Long> count(String generation) {
        return refresh(generation)
                .chain(() ->
                        call(() -> client.count(c -> c.index(every(generation)).allowNoIndices(false))))
                .map(answer -> answer.count());
    }

    private static String every(String generation) {
        return generation + "*";
    }

    private static <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
