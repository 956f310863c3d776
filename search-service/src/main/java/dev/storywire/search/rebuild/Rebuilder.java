package dev.storywire.search.rebuild;

import dev.storywire.search.index.ControlDocument;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.IndexGenerations;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.rebuild.RebuildState.Phase;
import dev.storywire.search.rebuild.RebuildStore.Seen;
import dev.storywire.search.storyevent.TopicProgress;
import dev.storywire.search.storyevent.TopicReplay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts rebuilds, and sees to it that each comes to an end: a rebuild whose replica has died is taken over by another,
 * and goes on where its progress was written down last.
 */
@ApplicationScoped
class Rebuilder {
    private static final Logger LOG = Logger.getLogger(Rebuilder.class);

    private final RebuildStore store;
    private final StoryIndex index;
    private final IndexGenerations generations;
    private final TopicProgress topic;
    private final TopicReplay replay;
    private final RebuildConfig config;
    private final ExecutorService threads;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private volatile boolean stopping;

    /** The state that was there at the last look, and since when; read and written by one look at a time. */
    private @Nullable Seen lastLook;

    private Instant unchangedSince = Instant.EPOCH;

    Rebuilder(
            RebuildStore store,
            StoryIndex index,
            IndexGenerations generations,
            TopicProgress topic,
            TopicReplay replay,
            RebuildConfig config,
            @VirtualThreads ExecutorService threads) {
        this.store = store;
        this.index = index;
        this.generations = generations;
        this.topic = topic;
        this.replay = replay;
        this.config = config;
        this.threads = threads;
    }

    void onStart(@Observes StartupEvent start) {
        watch();
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** The last rebuild, running or not. */
    Uni<Optional<RebuildState>> state() {
        return store.read().map(seen -> seen.map(Seen::state));
    }

    /**
     * Begins a rebuild, also of an index that somebody has deleted.
     *
     * @param fewer whether an index with fewer stories than the old one is welcome
     * @return its state; fails with 409 while another is under way
     */
    Uni<RebuildState> start(boolean fewer) {
        return store.read()
                .chain(last -> {
                    if (last.isPresent() && last.get().state().phase().isActive()) {
                        throw underWay();
                    }
                    return index.ensure()
                            .chain(() -> dropOld(last.map(Seen::state)))
                            .chain(generations::dropNext)
                            .chain(() -> begin(last, fewer));
                })
                .invoke(this::work)
                .map(Seen::state)
                .onFailure(ControlDocument.Changed.class)
                .transform(e -> underWay());
    }

    private static RuntimeException underWay() {
        return Problems.conflict(
                "rebuild-under-way",
                "A rebuild is under way",
                "There is one rebuild at a time. Follow it by GET, or end it by DELETE.");
    }

    private Uni<Void> dropOld(Optional<RebuildState> last) {
        return last.filter(state -> state.phase() == Phase.SWAPPED)
                .map(state -> generations.drop(state.from()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Seen> begin(Optional<Seen> last, boolean fewer) {
        return Uni.combine()
                .all()
                .unis(generations.current(), generations.nextName())
                .asTuple()
                .chain(names -> store.write(
                        RebuildState.begun(names.getItem1(), names.getItem2(), fewer, clock.instant()),
                        last.orElse(null)));
    }

    /** Ends the rebuild that is under way; the old index stays. 409 where there is none. */
    Uni<RebuildState> cancel() {
        return store.read().chain(last -> {
            Seen seen = last.filter(found -> found.state().phase().isActive())
                    .orElseThrow(() -> Problems.conflict(
                            "no-rebuild", "No rebuild is under way", "There is nothing that could be ended."));
            return store.write(seen.state().ended(Phase.CANCELED, null, clock.instant()), seen)
                    .call(() -> generations.drop(seen.state().to()))
                    .map(Seen::state)
                    .onFailure(ControlDocument.Changed.class)
                    .recoverWithUni(this::cancel);
        });
    }

    private void watch() {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.watch())
                .chain(store::read)
                .invoke(found -> found.ifPresent(this::look))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.debugf(e, "event=rebuild-not-looked-at");
                    return Optional.empty();
                })
                .subscribe()
                .with(_ -> {
                    if (!stopping) {
                        watch();
                    }
                });
    }

    private void look(Seen found) {
        Instant now = clock.instant();
        boolean changed = lastLook == null
                || lastLook.stored().sequence() != found.stored().sequence();
        lastLook = found;
        if (changed) {
            unchangedSince = now;
        }
        RebuildState state = found.state();
        boolean lost = state.phase().isActive()
                && unchangedSince.plus(config.takeOver()).isBefore(now);
        Instant swappedAt = state.swappedAt();
        boolean due = state.phase() == Phase.SWAPPED
                && swappedAt != null
                && swappedAt.plus(config.keepOld()).isBefore(now);
        if ((lost || due) && !atWork.get()) {
            LOG.infof("event=rebuild-taken-over index=%s phase=%s", state.to(), state.phase());
            work(found);
        }
    }

    private void work(Seen seen) {
        if (atWork.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    new RebuildRun(store, generations, topic, replay, config, clock, () -> stopping, seen).run();
                } catch (ControlDocument.Changed another) {
                    LOG.infof("event=rebuild-left index=%s", seen.state().to());
                } catch (RuntimeException e) {
                    LOG.errorf(
                            e,
                            "event=rebuild-broke-off index=%s reason=\"%s\"",
                            seen.state().to(),
                            ElasticsearchFailure.of(e).reason());
                } finally {
                    atWork.set(false);
                }
            });
        }
    }
}
