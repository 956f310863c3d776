package dev.storywire.search;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;

/** What comes true in a while. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Asks again and again until the answer is the expected one; fails with the last answer at the deadline. */
    public static <T> void equal(T expected, Supplier<T> question) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        T answer = question.get();
        while (!expected.equals(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        Assertions.assertEquals(expected, answer);
    }
}
