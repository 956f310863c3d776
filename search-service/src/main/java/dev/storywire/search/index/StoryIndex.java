package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes the index ready: its template, the first index with the alias, the mapping of an index that is already there
 * brought up to date. Each step can be repeated and run by several replicas at once. While Elasticsearch is away this
 * goes on trying; the service starts all the same, and is ready when the index is.
 */
@ApplicationScoped
public class StoryIndex {
    private static final Logger LOG = Logger.getLogger(StoryIndex.class);
    private static final double JITTER = 0.2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ElasticsearchAsyncClient client;
    private final IndexGenerations generations;
    private final StoryIndexConfig config;
    private final IndexSchema schema;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean ready = new AtomicBoolean();

    StoryIndex(ElasticsearchAsyncClient client, IndexGenerations generations, StoryIndexConfig config) {
        this.client = client;
        this.generations = generations;
        this.config = config;
        this.schema = new IndexSchema(config);
    }

    void onStart(@Observes StartupEvent start) {
        ensure().onFailure()
                .invoke(e -> LOG.warnf(
                        "event=index-not-ready reason=\"%s\"",
                        ElasticsearchFailure.of(e).reason()))
                .onFailure()
                .retry()
                .withBackOff(config.retryFirst(), config.retryAtMost())
                .withJitter(JITTER)
                .indefinitely()
                .subscribe()
                .with(_ -> LOG.infof("event=index-ready alias=%s version=%d", config.alias(), IndexSchema.VERSION));
    }

    /** Whether the index was made ready since this service started. */
    public boolean isReady() {
        return ready.get();
    }

    /** The alias that stories are searched through. */
    public String alias() {
        return config.alias();
    }

    /** Creates what is missing. */
    public Uni<Void> ensure() {
        return putTemplate()
                .chain(this::isThere)
                .chain(there -> there ? bringUpToDate() : createFirst())
                .invoke(() -> ready.set(true));
    }

    private Uni<Void> putTemplate() {
        return call(() -> client.indices().putIndexTemplate(t -> t.name(schema.templateName())
                        .withJson(new StringReader(schema.template()))))
                .replaceWithVoid();
    }

    /** Whether there is an index behind the alias. */
    Uni<Boolean> isThere() {
        return call(() -> client.indices().existsAlias(a -> a.name(config.alias())))
                .map(answer -> answer.value());
    }

    /** An index of an earlier version goes on answering as it can, until it is made anew. */
    private Uni<Void> bringUpToDate() {
        return generations.current().chain(name -> {
            if (!schema.isCurrent(name)) {
                LOG.warnf("event=index-outdated index=%s version=%d advice=rebuild", name, IndexSchema.VERSION);
                return Uni.createFrom().voidItem();
            }
            return call(() -> client.indices()
                            .putMapping(m -> m.index(config.alias()).withJson(new StringReader(schema.mapping()))))
                    .chain(() -> call(() -> client.indices()
                            .putSettings(s -> s.index(config.alias()).withJson(new StringReader(schema.settings())))))
                    .replaceWithVoid();
        });
    }

    /** Another replica may create it at the same moment, and a crash may have left it without its alias. */
    private Uni<Void> createFirst() {
        String index = schema.beginning(schema.firstGeneration(), clock.instant());
        return call(() -> client.indices().create(c -> c.index(index)))
                .replaceWithVoid()
                .onFailure(e -> ElasticsearchFailure.mentions(e, "resource_already_exists_exception"))
                .recoverWithNull()
                .chain(() ->
                        call(() -> client.indices().putAlias(a -> a.index(index).name(config.alias()))))
                .replaceWithVoid();
    }

    /** The indices behind the alias. */
    public Uni<Set<String>> indices() {
        return generations.standing().map(standing -> standing.current().indices());
    }

    /** Makes every change that was written until now visible to searches. */
    public Uni<Void> refresh() {
        return call(() -> client.indices().refresh(r -> r.index(config.alias())))
                .replaceWithVoid();
    }

    /** How many stories can be found: all but those that were withdrawn. */
    public Uni<Long> count() {
        return call(() -> client.count(c -> c.index(config.alias())
                        .query(q -> q.bool(b -> b.mustNot(
                                n -> n.term(t -> t.field(StoryFields.STATUS).value("canceled")))))))
                .map(answer -> answer.count());
    }

    /** Completes when the smallest of searches was answered by every shard. */
    public Uni<Void> answers() {
        return call(() -> client.search(
                        s -> s.index(config.alias()).size(0).terminateAfter(1L).allowPartialSearchResults(false),
                        Void.class))
                .replaceWithVoid();
    }

    private static <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
