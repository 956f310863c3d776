package dev.storywire.search.storyevent;

import dev.storywire.search.index.Refresher;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.index.StoryIndexConfig;
import dev.storywire.search.index.StoryIndexWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Brings batches of events to the index. A batch is acknowledged, and its offsets are committed, when every event of it
 * is in the index, outdated, or parked as a dead letter. Through an outage of Elasticsearch the batch is tried again and
 * again; the consumer keeps its place in the group and fetches no more meanwhile.
 */
@ApplicationScoped
class StoryEventConsumer {
    private static final Logger LOG = Logger.getLogger(StoryEventConsumer.class);

    private final StoryIndex index;
    private final StoryIndexWriter writer;
    private final StoryIndexConfig config;
    private final Refresher refresher;
    private final DeadLetters deadLetters;
    private final RevisionPlaces places;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("story-events").factory());
    private final Counter written;
    private final Counter superseded;
    private final Counter retries;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    StoryEventConsumer(
            StoryIndex index,
            StoryIndexWriter writer,
            StoryIndexConfig config,
            Refresher refresher,
            DeadLetters deadLetters,
            StoryEventConfig events,
            MeterRegistry meters) {
        this.index = index;
        this.writer = writer;
        this.config = config;
        this.refresher = refresher;
        this.deadLetters = deadLetters;
        this.places = new RevisionPlaces(events.remembered());
        this.written = meters.counter("storywire.events.indexed");
        this.superseded = meters.counter("storywire.events.superseded");
        this.retries = meters.counter("storywire.events.retries");
    }

    /**
     * The next batch is read while Elasticsearch takes the last. Which of them comes first makes no difference there: versions see to it
     * that the newest revision stays. They are read and acknowledged in their order all the same.
     */
    @Incoming("story-events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<String, byte[]>> events) {
        CompletableFuture<Void> before = last;
        CompletableFuture<Void> settled = new CompletableFuture<>();
        last = settled;
        index(events.getPayload())
                .chain(() -> Uni.createFrom().completionStage(before))
                .chain(() -> Uni.createFrom().completionStage(events::ack))
                .onFailure()
                .call(e -> Uni.createFrom().completionStage(() -> events.nack(e)))
                .subscribe()
                .with(settled::complete, settled::completeExceptionally);
        return Uni.createFrom().completionStage(before);
    }

    /** Reading events is work for the processor, so it is kept off the threads that answer requests. */
    private Uni<Void> index(ConsumerRecords<String, byte[]> events) {
        return Uni.createFrom()
                .item(() -> new EventBatch(events, places))
                .runSubscriptionOn(reading)
                .chain(batch -> settle(batch, config.retryFirst())
                        .chain(() -> deadLetters.park(batch.dead()))
                        .invoke(() -> report(batch)));
    }

    private Uni<Void> settle(EventBatch batch, Duration wait) {
        if (batch.isDone()) {
            return Uni.createFrom().voidItem();
        }
        return writer.write(batch.next())
                .map(batch::settle)
                .chain(putOff ->
                        putOff ? waitForIndex(wait).chain(() -> settle(batch, longer(wait))) : settle(batch, wait));
    }

    /** The index may have to be made anew: an Elasticsearch that comes back may come back empty. */
    private Uni<Void> waitForIndex(Duration wait) {
        retries.increment();
        LOG.debugf("event=indexing-put-off wait=%s", wait);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(wait)
                .chain(index::ensure)
                .onFailure()
                .retry()
                .withBackOff(wait, config.retryAtMost())
                .indefinitely();
    }

    private Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(config.retryAtMost()) > 0 ? config.retryAtMost() : twice;
    }

    private void report(EventBatch batch) {
        written.increment(batch.written());
        superseded.increment(batch.superseded());
        if (batch.written() > 0) {
            refresher.written(batch.written(), batch.oldest());
        }
    }
}
