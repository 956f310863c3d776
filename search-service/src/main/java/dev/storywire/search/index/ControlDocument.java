package dev.storywire.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small text that all replicas share, kept in an index of its own. Whoever writes it says which state it has seen, and is
 * refused where that has changed since.
 */
@ApplicationScoped
public class ControlDocument {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ID = "rebuild";
    private static final String CONTENT = "content";

    /** The text, and what identifies its state. */
    public record Stored(String content, long sequence, long term) {}

    /** Another replica has written it meanwhile. */
    public static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Changed(Throwable cause) {
            super("another replica has written the control document", cause, false, false);
        }
    }

    private final ElasticsearchAsyncClient client;
    private final String index;

    ControlDocument(ElasticsearchAsyncClient client, StoryIndexConfig config) {
        this.client = client;
        this.index = config.alias() + "-control";
    }

    /** Empty where nothing was ever written. */
    public Uni<Optional<Stored>> read() {
        return call(() -> client.get(g -> g.index(index).id(ID), ObjectNode.class))
                .map(answer -> Optional.ofNullable(answer.source())
                        .map(source -> new Stored(
                                source.path(CONTENT).asText(),
                                Objects.requireNonNull(answer.seqNo()),
                                Objects.requireNonNull(answer.primaryTerm()))))
                .onFailure(e -> ElasticsearchFailure.of(e) instanceof ElasticsearchFailure.Missing)
                .recoverWithItem(Optional.empty());
    }

    /**
     * @param seen what was read or written last, absent where there was nothing
     * @return the new state; fails with {@link Changed} where another was faster
     */
    public Uni<Stored> write(String content, @Nullable Stored seen) {
        return ensure().chain(() -> call(() -> client.index(i -> {
                    i.index(index)
                            .id(ID)
                            .refresh(Refresh.False)
                            .document(JsonNodeFactory.instance.objectNode().put(CONTENT, content));
                    return seen == null
                            ? i.opType(co.elastic.clients.elasticsearch._types.OpType.Create)
                            : i.ifSeqNo(seen.sequence()).ifPrimaryTerm(seen.term());
                }))
                .map(answer -> new Stored(
                        content, Objects.requireNonNull(answer.seqNo()), Objects.requireNonNull(answer.primaryTerm())))
                .onFailure(e -> ElasticsearchFailure.mentions(e, "version_conflict_engine_exception"))
                .transform(Changed::new));
    }

    private Uni<Void> ensure() {
        return call(() -> client.indices().exists(e -> e.index(index)))
                .chain(there -> there.value()
                        ? Uni.createFrom().voidItem()
                        : call(() -> client.indices().create(c -> c.index(index)
                                        .settings(s -> s.numberOfShards("1").autoExpandReplicas("0-1"))
                                        .mappings(m -> m.dynamic(
                                                co.elastic.clients.elasticsearch._types.mapping.DynamicMapping.False))))
                                .replaceWithVoid()
                                .onFailure(e -> ElasticsearchFailure.mentions(e, "resource_already_exists_exception"))
                                .recoverWithNull());
    }

    private static <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Uni.createFrom()
                .completionStage(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
