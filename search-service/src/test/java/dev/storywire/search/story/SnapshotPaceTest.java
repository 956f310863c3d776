package dev.storywire.search.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotPaceTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final SnapshotPace pace = new SnapshotPace(Duration.ofMinutes(2), 240);

    private int opened(Instant from, Duration length, Duration every) {
        int opened = 0;
        for (Instant now = from; now.isBefore(from.plus(length)); now = now.plus(every)) {
            opened += pace.open(now) ? 1 : 0;
        }
        return opened;
    }

    @Test
    void who_searches_now_and_then_always_sees_the_newest() {
        assertEquals(600, opened(START, Duration.ofMinutes(10), Duration.ofSeconds(1)));
    }

    @Test
    void a_rush_is_served_at_once_and_then_as_old_ones_expire() {
        int rush = opened(START, Duration.ofSeconds(10), Duration.ofMillis(50));
        assertTrue(rush > 120 && rush < 150, () -> "opened " + rush);
        assertEquals(240, opened(START.plusSeconds(30), Duration.ofMinutes(2), Duration.ofMillis(50)), 60);
        assertEquals(240, opened(START.plusSeconds(150), Duration.ofMinutes(2), Duration.ofMillis(50)), 1);
    }

    @Test
    void what_was_not_used_for_long_is_no_more_than_a_rush() {
        opened(START, Duration.ofMinutes(2), Duration.ofMillis(50));
        int later = opened(START.plus(Duration.ofHours(5)), Duration.ofSeconds(1), Duration.ofMillis(2));
        assertTrue(later > 120 && later < 125, () -> "opened " + later);
    }
}
