package dev.storywire.search.rebuild;

import dev.storywire.search.index.ControlDocument;
import dev.storywire.search.index.ElasticsearchFailure;
import dev.storywire.search.index.IndexGenerations;
import dev.storywire.search.rebuild.RebuildState.Phase;
import dev.storywire.search.rebuild.RebuildStore.Seen;
import dev.storywire.search.storyevent.TopicProgress;
import dev.storywire.search.storyevent.TopicReplay;
import dev.storywire.search.storyevent.TopicReplay.Progress;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One replica's work on a rebuild, from wherever it stands: read the topic, compare, swap, drop the old index. Every step
 * can be repeated, and every state is written down before the next step, so that another replica can go on after a crash.
 * An outage is waited for; anything else rolls back. Blocking: for a virtual thread.
 */
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The service stops; another replica, or this one started again, goes on. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the service stops", null, false, false);
        }
    }

    /** What can't be waited for. */
    private static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Hopeless(String reason) {
            super(reason, null, false, false);
        }
    }

    private final RebuildStore store;
    private final IndexGenerations generations;
    private final TopicProgress topic;
    private final TopicReplay replay;
    private final RebuildConfig config;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private Seen seen;
    private Instant savedAt;

    RebuildRun(
            RebuildStore store,
            IndexGenerations generations,
            TopicProgress topic,
            TopicReplay replay,
            RebuildConfig config,
            Clock clock,
            BooleanSupplier stopping,
            Seen seen) {
        this.store = store;
        this.generations = generations;
        this.topic = topic;
        this.replay = replay;
        this.config = config;
        this.clock = clock;
        this.stopping = stopping;
        this.seen = seen;
        this.savedAt = clock.instant();
    }

    private RebuildState state() {
        return seen.state();
    }

    /** Fails with {@link ControlDocument.Changed} where another replica is at it, or someone has ended it. */
    void run() {
        try {
            save(state());
            if (state().phase() == Phase.READING) {
                read();
            }
            if (state().phase() == Phase.COMPARING) {
                compareAndSwap();
            } else if (state().phase() == Phase.SWAPPED) {
                retire();
            }
        } catch (ControlDocument.Changed another) {
            tidy();
            throw another;
        } catch (Hopeless hopeless) {
            rollBack(String.valueOf(hopeless.getMessage()));
        } catch (Stopped stopped) {
            LOG.infof("event=rebuild-interrupted index=%s", state().to());
        }
    }

    private void read() {
        patiently(() -> generations.create(state().to()));
        if (state().ends().isEmpty()) {
            // Batches that did not know of the new index yet hold events from before this moment.
            save(state().upTo(patiently(topic::ends), clock.instant()));
        }
        LOG.infof(
                "event=rebuild-reading index=%s read=%d",
                state().to(), state().progress().read());
        replay.replay(state().to(), state().progress(), state().ends(), this::progressed);
        save(state().comparing(null, null, clock.instant()));
    }

    private void progressed(Progress progress) {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
        Instant now = clock.instant();
        if (savedAt.plus(config.save()).isBefore(now)) {
            if (!patiently(generations::isNextThere)) {
                throw new Hopeless("the new index is gone");
            }
            save(state().at(progress, now));
        }
    }

    private void compareAndSwap() {
        if (!patiently(generations::current).equals(state().to())) {
            patiently(() -> generations.finish(state().to()));
            compare();
            patiently(() -> generations.swap(state().from(), state().to()));
        }
        // Once more, for a month that began meanwhile.
        patiently(() -> generations.finish(state().to()));
        save(state().swapped(clock.instant()));
        LOG.infof(
                "event=rebuild-swapped from=%s to=%s before=%s after=%s",
                state().from(), state().to(), state().storiesBefore(), state().storiesAfter());
    }

    /** Events on their way make the numbers differ for a moment. */
    private void compare() {
        long before = 0;
        long after = 0;
        for (int i = 0; i < config.comparisons(); i++) {
            before = patiently(() -> generations.count(state().from()));
            after = patiently(() -> generations.count(state().to()));
            save(state().comparing(before, after, clock.instant()));
            if (after >= before || state().fewer()) {
                return;
            }
            pause();
        }
        throw new Hopeless("the new index has " + after + " stories, the old one " + before
                + "; if the topic is right, begin again with fewer=true");
    }

    private void retire() {
        patiently(() -> generations.drop(state().from()));
        save(state().ended(Phase.DONE, null, clock.instant()));
        LOG.infof("event=rebuild-done index=%s", state().to());
    }

    private void rollBack(String reason) {
        LOG.warnf("event=rebuild-failed index=%s reason=\"%s\"", state().to(), reason);
        save(state().ended(Phase.FAILED, reason, clock.instant()));
        tidy();
    }

    /** Whoever ended the rebuild dropped the new index, but this replica may have been about to create it. */
    private void tidy() {
        boolean ended = patiently(store::read)
                .map(last -> last.state().phase())
                .filter(phase -> phase == Phase.CANCELED || phase == Phase.FAILED)
                .isPresent();
        if (ended) {
            patiently(() -> generations.drop(state().to()));
        }
    }

    private void save(RebuildState next) {
        seen = patiently(() -> store.write(next, seen));
        savedAt = clock.instant();
    }

    private <T> T patiently(Supplier<Uni<T>> question) {
        while (true) {
            try {
                return question.get().await().indefinitely();
            } catch (ControlDocument.Changed changed) {
                throw changed;
            } catch (RuntimeException e) {
                switch (ElasticsearchFailure.of(e)) {
                    case ElasticsearchFailure.Refused refused -> throw new Hopeless(refused.reason());
                    case ElasticsearchFailure.Missing missing -> throw new Hopeless(missing.reason());
                    case ElasticsearchFailure.Unavailable unavailable ->
                        LOG.debugf("event=rebuild-waits reason=\"%s\"", unavailable.reason());
                }
                pause();
            }
        }
    }

    private void pause() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
