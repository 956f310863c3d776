package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import dev.storywire.ingest.story.SupersededException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop: claims due feeds as far as there are free places, gives each a virtual thread, keeps the leases of those under way. What a feed does
 * there, however long it takes and however it ends, touches no other. The loop has a thread of its own, and sleeps until a feed is asked for, a
 * place becomes free, or it is time to look.
 */
final class FeedEngine {

    private static final Logger LOG = Logger.getLogger(FeedEngine.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** How long few free places wait for more, so that feeds are claimed by the handful where there are many. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final String SUPERSEDED = "superseded";

    /** Feeds for each place: those that were looked at have left theirs and wait for being written down. */
    private static final int FEEDS_A_PLACE = 2;

    private record Running(Claim claim, Thread thread) {}

    private final Pool pool;
    private final Claims claims;
    private final FeedLook look;
    private final FeedLedger ledger;
    private final ScheduleSettings settings;
    private final MeterRegistry meters;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final AtomicInteger looking = new AtomicInteger();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean crowded;
    private @Nullable Thread thread;
    private int failures;

    FeedEngine(
            Pool pool,
            Claims claims,
            FeedLook look,
            FeedLedger ledger,
            ScheduleSettings settings,
            MeterRegistry meters) {
        this.pool = pool;
        this.claims = claims;
        this.look = look;
        this.ledger = ledger;
        this.settings = settings;
        this.meters = meters;
    }

    /** How many feeds are being worked on. */
    int inFlight() {
        return running.size();
    }

    synchronized void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("feed-engine").daemon().start(this::run);
    }

    /** Takes nothing more, lets what is under way end for a while, and gives the rest back. */
    synchronized void stop() {
        stopping = true;
        wake.release();
        Thread loop = thread;
        thread = null;
        try {
            if (loop != null && !loop.join(STOP_TIMEOUT.plus(settings.stop()))) {
                loop.interrupt();
                loop.join(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                try (DueListener listener = DueListener.open(pool, settings.statementTimeout(), wake::release)) {
                    follow(listener);
                } catch (RuntimeException e) {
                    pause(e);
                }
            }
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(DueListener listener) throws InterruptedException {
        Instant renewed = Instant.now();
        while (!stopping && listener.isOpen()) {
            wake.drainPermits();
            if (renewed.plus(settings.lease().dividedBy(3)).isBefore(Instant.now())) {
                renew();
                listener.check();
                renewed = Instant.now();
            }
            crowded = free() < handful();
            if (crowded && wake.tryAcquire(GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
                continue;
            }
            int free = free();
            List<Claim> taken = free > 0 ? claims.take(free) : List.of();
            taken.forEach(this::begin);
            if (failures > 0) {
                failures = 0;
                LOG.info("event=feed-engine-resumed");
            }
            if (taken.isEmpty()) {
                wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private int free() {
        int places = settings.concurrency();
        return Math.min(places - looking.get(), FEEDS_A_PLACE * places - running.size());
    }

    private int handful() {
        return Math.max(1, settings.concurrency() / 8);
    }

    private void left() {
        if (stopping || (crowded && free() >= handful())) {
            wake.release();
        }
    }

    private Report look(Claim claim) throws InterruptedException {
        try {
            return look.at(claim);
        } finally {
            looking.decrementAndGet();
            left();
        }
    }

    private void begin(Claim claim) {
        CountDownLatch registered = new CountDownLatch(1);
        Thread worker = Thread.ofVirtual().name("feed-" + claim.feed().id()).start(() -> {
            try {
                registered.await();
                work(claim);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                running.remove(claim.feed().id());
                left();
            }
        });
        looking.incrementAndGet();
        running.put(claim.feed().id(), new Running(claim, worker));
        registered.countDown();
    }

    /** Stores what a hub sent of a feed, on the caller's thread; its lease is kept like those of the others. */
    PushedDocuments.Result push(String feedId, RawDocument document) throws InterruptedException {
        Instant started = look.now();
        Claim claim = claims.takePushed(feedId, started).orElse(null);
        if (claim == null) {
            return new PushedDocuments.Result.Occupied();
        }
        running.put(feedId, new Running(claim, Thread.currentThread()));
        boolean written = false;
        try {
            PushReport report = look.pushed(claim, document, started);
            if (report == null) {
                return new PushedDocuments.Result.NoFeed();
            }
            written = ledger.write(report);
            FetchRecord record = report.record();
            return new PushedDocuments.Result.Stored(record.newStories(), record.revised(), record.rejected());
        } catch (SupersededException takenOver) {
            return new PushedDocuments.Result.Occupied();
        } finally {
            running.remove(feedId);
            if (!written) {
                claims.giveBack(List.of(claim));
            }
            wake.release();
        }
    }

    /** A failure that is none of the feed leaves the lease to run out, so that the feed is tried again, and not at once. */
    private void work(Claim claim) throws InterruptedException {
        String outcome;
        try {
            Report report = look(claim);
            outcome = ledger.write(report) ? report.record().outcome().wireName() : SUPERSEDED;
            LOG.debugf(
                    "event=feed-fetched feed=%s outcome=%s code=%s new=%d revised=%d next=%s",
                    claim.feed().id(),
                    outcome,
                    report.record().errorCode(),
                    report.record().newStories(),
                    report.record().revised(),
                    report.next());
        } catch (RuntimeException e) {
            outcome = notTheFeeds(claim, e);
        }
        meters.counter(
                        "storywire.feed.looks",
                        "outcome",
                        outcome,
                        "cause",
                        claim.cause().wireName())
                .increment();
    }

    private static String notTheFeeds(Claim claim, RuntimeException failure) throws InterruptedException {
        if (failure instanceof SupersededException) {
            return SUPERSEDED;
        }
        if (failure instanceof StoreUnavailableException || DatabaseFailures.isOutage(failure)) {
            LOG.debugf(
                    "event=feed-postponed feed=%s reason=\"%s\"", claim.feed().id(), failure.toString());
            return "store-unavailable";
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("The lease is another's, or the service stops");
        }
        LOG.errorf(failure, "event=feed-error feed=%s", claim.feed().id());
        return "error";
    }

    /** Who has lost a lease must not go on: another works on the feed already. */
    private void renew() {
        List<Running> held = List.copyOf(running.values());
        if (held.isEmpty()) {
            return;
        }
        Set<String> kept = claims.renew(held.stream().map(Running::claim).toList());
        for (Running one : held) {
            if (!kept.contains(one.claim().feed().id())) {
                one.thread().interrupt();
            }
        }
    }

    private void drain() throws InterruptedException {
        Instant deadline = Instant.now().plus(settings.stop());
        while (!running.isEmpty() && Instant.now().isBefore(deadline)) {
            wake.tryAcquire(50, TimeUnit.MILLISECONDS);
        }
        List<Running> left = List.copyOf(running.values());
        left.forEach(one -> one.thread().interrupt());
        if (!left.isEmpty()) {
            claims.giveBack(left.stream().map(Running::claim).toList());
        }
    }

    private void pause(RuntimeException reason) throws InterruptedException {
        failures++;
        LOG.logf(
                failures == 1 ? Logger.Level.WARN : Logger.Level.DEBUG,
                "event=feed-engine-paused reason=\"%s\"",
                reason.toString());
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10));
        wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
