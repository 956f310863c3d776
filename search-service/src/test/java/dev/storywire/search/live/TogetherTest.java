package dev.storywire.search.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static List<List<Integer>> batches(int most, Integer... lengths) {
        return Together.batches(List.of(lengths), most, Integer::intValue);
    }

    @Test
    void searches_travel_in_batches_of_so_many() {
        assertEquals(List.of(List.of(1, 2), List.of(3, 4), List.of(5)), batches(2, 1, 2, 3, 4, 5));
        assertEquals(List.of(), batches(2));
    }

    @Test
    void a_batch_ends_before_it_gets_too_long_and_what_is_too_long_by_itself_travels_alone() {
        assertEquals(
                List.of(List.of(50_000, 30_000), List.of(1), List.of(90_000), List.of(2)),
                batches(64, 50_000, 30_000, 1, 90_000, 2));
    }

    @Test
    void halves_are_all_of_it() {
        assertEquals(List.of(List.of(1), List.of(2, 3)), Together.halves(List.of(1, 2, 3)));
    }
}
