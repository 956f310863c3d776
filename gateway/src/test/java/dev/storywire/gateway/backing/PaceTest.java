package dev.storywire.gateway.backing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    /** Where the JVM begins to count is not defined. */
    private long now = -TimeUnit.DAYS.toNanos(1);

    private final Pace pace = new Pace(() -> now);

    @Test
    void whoIsRefusedNowAndThenIsToldTheLeast() {
        answerForSeconds(10, 100);
        for (int second = 0; second < 30; second++) {
            assertEquals(Pace.LEAST, pace.refused());
            answerForSeconds(1, 100);
        }
    }

    @Test
    void aCrowdIsToldToComeOneAfterTheOther() {
        answerForSeconds(6, 25);

        int last = 0;
        for (int i = 0; i < 500; i++) {
            last = pace.refused();
        }

        assertEquals(Pace.LEAST + 500 / 25, last, 1);
    }

    @Test
    void nobodyIsToldMoreThanTheMost() {
        answerForSeconds(6, 1);

        for (int i = 0; i < 1_000; i++) {
            int told = pace.refused();
            assertTrue(told >= Pace.LEAST && told <= Pace.MOST, told + " s");
        }
        assertEquals(Pace.MOST, pace.refused());
    }

    @Test
    void whereNothingIsAnsweredAllButTheFirstAreToldTheMost() {
        now += TimeUnit.SECONDS.toNanos(6);
        for (int i = 0; i < 12; i++) {
            pace.refused();
        }

        assertEquals(Pace.MOST, pace.refused());
    }

    @Test
    void afterAPauseTheLeastIsToldAgain() {
        answerForSeconds(6, 1);
        for (int i = 0; i < 100; i++) {
            pace.refused();
        }
        now += TimeUnit.MINUTES.toNanos(5);

        assertEquals(Pace.LEAST, pace.refused());
    }

    /** Told five seconds each time, they would be refused 36,000 times; told a minute, it would take three. */
    @Test
    void aCrowdThatComesWhenItIsToldIsServedSoonWithFewRefusals() {
        answerForSeconds(6, 25);
        PriorityQueue<Integer> coming = new PriorityQueue<>();
        for (int i = 0; i < 3_000; i++) {
            coming.add(0);
        }
        int refusals = 0;
        int second = 0;
        for (; !coming.isEmpty(); second++) {
            for (int taken = 0; !coming.isEmpty() && coming.peek() <= second; ) {
                coming.remove();
                if (taken < 25) {
                    taken++;
                    pace.answered();
                } else {
                    refusals++;
                    coming.add(second + pace.refused());
                }
            }
            now += TimeUnit.SECONDS.toNanos(1);
        }

        assertTrue(refusals < 6_000, refusals + " refusals");
        assertTrue(second < 150, second + " s");
    }

    private void answerForSeconds(int seconds, int rate) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < rate; i++) {
                pace.answered();
            }
            now += TimeUnit.SECONDS.toNanos(1);
        }
    }
}
