package dev.storywire.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshPolicyTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private final RefreshPolicy policy = new RefreshPolicy(100, Duration.ofMillis(200), Duration.ofSeconds(2));

    @Test
    void a_lone_story_is_shown_at_once() {
        assertEquals(Optional.of(Duration.ZERO), policy.written(1, NOON, NOON));
    }

    @Test
    void the_next_refresh_keeps_its_distance_from_the_last() {
        policy.refreshing(NOON);
        assertEquals(Optional.of(Duration.ofMillis(150)), policy.written(1, NOON.plusMillis(50), NOON.plusMillis(50)));
    }

    @Test
    void a_refresh_that_takes_long_leaves_the_index_time_for_writing() {
        policy.refreshing(NOON);
        policy.refreshed(NOON.plusMillis(150));
        assertEquals(
                Optional.of(Duration.ofMillis(250)), policy.written(1, NOON.plusMillis(200), NOON.plusMillis(200)));
    }

    @Test
    void under_a_flood_refreshing_is_left_to_the_index() {
        assertEquals(Optional.empty(), policy.written(101, NOON, NOON));
    }

    @Test
    void when_the_flood_is_over_stories_are_shown_at_once_again() {
        policy.written(500, NOON, NOON);
        assertEquals(Optional.of(Duration.ZERO), policy.written(5, NOON.plusMillis(1_001), NOON.plusMillis(1_001)));
    }

    @Test
    void while_many_come_late_refreshing_is_left_to_the_index() {
        assertEquals(Optional.empty(), policy.written(50, NOON.minusSeconds(3), NOON));
    }

    @Test
    void a_few_that_come_late_are_shown_at_once() {
        assertEquals(Optional.of(Duration.ZERO), policy.written(5, NOON.minusSeconds(3), NOON));
    }
}
