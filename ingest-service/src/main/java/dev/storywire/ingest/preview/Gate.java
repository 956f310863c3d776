package dev.storywire.ingest.preview;

import dev.storywire.ingest.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many requests work at once; others wait before their bodies are read, and are told to come again when that takes
 * too long. Blocks; for virtual threads.
 */
public final class Gate {

    private static final int RETRY_SECONDS = 2;

    private final Semaphore places;
    private final Duration patience;

    /** A gate with so many places, before which a request waits so long. */
    public Gate(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Waits for a place and works in it; throws the problem {@code busy} (503) when there is none in time. */
    public <T> T through(Supplier<T> work) {
        if (!enter()) {
            throw ProblemType.BUSY.retryAfter(RETRY_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
