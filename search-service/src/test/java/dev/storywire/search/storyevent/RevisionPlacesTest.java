package dev.storywire.search.storyevent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.search.index.EventPlace;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevisionPlacesTest {
    private final RevisionPlaces places = new RevisionPlaces(2);

    private static EventPlace at(long offset) {
        return new EventPlace(0, offset, Instant.EPOCH);
    }

    @Test
    void the_same_revision_stays_where_it_was_read_first() {
        assertEquals(at(3), places.of("a", 1, at(3)));
        assertEquals(at(3), places.of("a", 1, at(9)));
    }

    @Test
    void a_new_revision_has_a_place_of_its_own_and_a_late_old_one_changes_nothing() {
        places.of("a", 1, at(3));
        assertEquals(at(5), places.of("a", 2, at(5)));
        assertEquals(at(7), places.of("a", 1, at(7)));
        assertEquals(at(5), places.of("a", 2, at(9)));
    }

    @Test
    void a_topic_that_begins_anew_counts_anew() {
        places.of("a", 1, at(30));
        assertEquals(at(2), places.of("a", 1, at(2)));
    }

    @Test
    void what_was_forgotten_is_seen_again() {
        places.of("a", 1, at(1));
        places.of("b", 1, at(2));
        places.of("c", 1, at(3));
        assertEquals(at(4), places.of("a", 1, at(4)));
        places.forget("c");
        assertEquals(at(5), places.of("c", 1, at(5)));
    }
}
