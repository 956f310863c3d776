package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Publishers and readers at their daily work, until they are stopped. */
final class Workload {

    private static final int WRITERS = 2;
    private static final Duration PUSHES_APART = Duration.ofMillis(100);
    private static final Duration EDITIONS_APART = Duration.ofMillis(700);
    private static final Duration READS_APART = Duration.ofMillis(100);
    private static final Duration LAST_PUSH = Duration.ofSeconds(90);

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    private final String source;
    private final Client client;
    private final Ledger ledger = new Ledger();
    private final List<Writer> writers = new ArrayList<>();
    private final FeedWriter feed;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean working;

    Workload(String run, String source, Gateway gateway, Publisher publisher) {
        this.source = source;
        this.client = new Client(gateway);
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(run + "-w" + i, source, client, ledger, i));
        }
        feed = new FeedWriter(run + "-f", source, gateway, client, publisher, ledger);
    }

    Ledger ledger() {
        return ledger;
    }

    FeedWriter feed() {
        return feed;
    }

    void start() {
        working = true;
        writers.forEach(writer -> work(writer::step, PUSHES_APART));
        work(feed::step, EDITIONS_APART);
        work(this::read, READS_APART);
    }

    /** Returns when the last push was accepted. */
    void stop() throws InterruptedException {
        working = false;
        for (Thread thread : threads) {
            if (!thread.join(LAST_PUSH)) {
                throw new IllegalStateException("A push is not accepted: " + ledger.pushes());
            }
        }
        threads.clear();
    }

    private void work(Step step, Duration apart) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                while (working) {
                    step.run();
                    Thread.sleep(apart);
                }
            } catch (InterruptedException | RuntimeException failure) {
                ledger.surprise(String.valueOf(failure));
            }
        }));
    }

    private void read() throws InterruptedException {
        var answer = client.get("/v1/stories?size=5&source=" + source);
        ledger.readAnswered(answer.toString());
        if (answer.status() != 200 && !answer.isPassingTrouble()) {
            ledger.surprise("a search was answered " + answer + ": " + answer.body());
        }
    }
}
