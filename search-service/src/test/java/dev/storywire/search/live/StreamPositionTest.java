package dev.storywire.search.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.search.storyevent.SettledOffsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {
    private static StreamPosition at(Long... offsets) {
        return StreamPosition.of(new SettledOffsets("a-topic", List.of(offsets)));
    }

    @Test
    void a_position_read_from_its_id_is_the_same() {
        StreamPosition position = at(0L, 35L, 36L, Long.MAX_VALUE / 4096);
        assertEquals(Optional.of(position), StreamPosition.parse(position.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "0123456g-1", "01234567-", "01234567-1--2", "01234567-1234567890abc", "01234567-A", "-1"
            })
    void what_is_no_id_is_no_position(String text) {
        assertEquals(Optional.empty(), StreamPosition.parse(text));
    }

    @Test
    void in_the_middle_of_a_stretch_earlier_partitions_are_told_and_later_ones_are_not() {
        assertEquals(at(10L, 7L, 3L), at(1L, 2L, 3L).within(at(10L, 20L, 30L), 1, 7));
    }

    @Test
    void a_step_goes_forward_in_every_partition_and_never_beyond_the_front_or_back() {
        StreamPosition from = at(0L, 100L, 50L, 9L);
        StreamPosition front = at(100L, 101L, 50L, 5L);
        assertEquals(at(10L, 101L, 50L, 9L), from.towards(front, 0.1));
        assertEquals(at(100L, 101L, 50L, 9L), from.orLater(front));
        assertEquals(101, from.behind(front));
    }

    @Test
    void a_partition_that_was_added_has_not_been_seen() {
        assertEquals(5, at(3L).behind(at(3L, 5L)));
        assertEquals(at(3L, 5L), at(3L).orLater(at(3L, 5L)));
    }
}
