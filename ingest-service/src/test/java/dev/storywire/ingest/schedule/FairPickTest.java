package dev.storywire.ingest.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairPickTest {

    @Test
    void aHostWithManyDueFeedsDoesNotHideTheOthers() {
        List<FairPick.Due> picked = FairPick.of(due("a1", "a2", "a3", "b1", "c1"), 3, 2);

        assertEquals(due("a1", "b1", "c1"), picked);
    }

    @Test
    void noHostGetsMoreThanItMay() {
        assertEquals(due("a1", "b1", "a2"), FairPick.of(due("a1", "a2", "a3", "b1"), 10, 2));
    }

    private static List<FairPick.Due> due(String... feeds) {
        return Stream.of(feeds)
                .map(feed -> new FairPick.Due(feed, feed.substring(0, 1)))
                .toList();
    }
}
