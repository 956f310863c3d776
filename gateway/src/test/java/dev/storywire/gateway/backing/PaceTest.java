package dev.storywire.gateway.backing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long now;
    private final Pace pace = new Pace(() -> now);

    @Test
    void whoIsRefusedNowAndThenIsToldTheLeast() {
        for (int second = 0; second < 30; second++) {
            takeAndRefuse(100, 1);
        }

        assertAround(Pace.LEAST, pace.refused());
    }

    @Test
    void aCrowdIsToldForHowLongItTakesToServeIt() {
        // 300 are refused a second, each told 5 seconds: 1,500 wait, of whom 100 are taken a second.
        for (int second = 0; second < 6; second++) {
            takeAndRefuse(100, 300);
        }

        assertAround(15, pace.refused());
    }

    @Test
    void nobodyIsToldMoreThanTheMost() {
        for (int second = 0; second < 60; second++) {
            takeAndRefuse(0, 300);
        }

        assertAround(Pace.MOST, pace.refused());
    }

    @Test
    void afterACrowdTheLeastIsToldAgain() {
        for (int second = 0; second < 6; second++) {
            takeAndRefuse(100, 300);
        }
        now += TimeUnit.MINUTES.toNanos(5);

        assertAround(Pace.LEAST, pace.refused());
    }

    @Test
    void aCrowdThatComesWhenItIsToldIsServedWithFewRefusals() {
        PriorityQueue<Long> coming = new PriorityQueue<>();
        for (int i = 0; i < 3_000; i++) {
            coming.add(0L);
        }
        int refusals = 0;
        for (int second = 0; !coming.isEmpty(); second++) {
            for (int taken = 0; !coming.isEmpty() && coming.peek() <= second; ) {
                coming.remove();
                if (taken < 25) {
                    taken++;
                    pace.ended();
                } else {
                    refusals++;
                    coming.add((long) second + pace.refused());
                }
            }
            now += TimeUnit.SECONDS.toNanos(1);
        }

        // Each is refused a few times; told 5 seconds each time it would be twelve.
        assertTrue(refusals < 15_000, refusals + " refusals");
    }

    private void takeAndRefuse(int taken, int refused) {
        for (int i = 0; i < taken; i++) {
            pace.ended();
        }
        for (int i = 0; i < refused; i++) {
            pace.refused();
        }
        now += TimeUnit.SECONDS.toNanos(1);
    }

    private static void assertAround(int seconds, int told) {
        assertEquals(seconds, told, seconds * 0.25 + 1);
    }
}
