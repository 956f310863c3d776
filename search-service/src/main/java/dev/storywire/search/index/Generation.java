package dev.storywire.search.index;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All stories, in one index or in one for each {@link StoryMonth}. Which it is shows in the names: the one index is called as the
 * generation is, a month's has the month behind that.
 *
 * @param name {@code stories-v2-000001}
 * @param indices that there are at the moment, one at least
 */
record Generation(String name, Set<String> indices) {
    Generation {
        indices = Set.copyOf(indices);
    }

    /** The index that a change belongs to, whether it is there or not; empty where the change doesn't say. */
    Optional<String> home(IndexChange change) {
        return isMonthly() ? change.month().map(this::of) : Optional.of(name);
    }

    /** Where a change is to be written: a deletion that doesn't say where its story lies goes everywhere, and is remembered there. */
    Collection<String> homes(IndexChange change) {
        return home(change).<Collection<String>>map(List::of).orElse(indices);
    }

    private boolean isMonthly() {
        return !indices.contains(name);
    }

    private String of(StoryMonth month) {
        return index(name, month);
    }

    /** The index of a month. */
    static String index(String generation, StoryMonth month) {
        return generation + "-" + month.suffix();
    }
}
