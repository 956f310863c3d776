package dev.storywire.search.match;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.storywire.search.live.StreamPosition;
import dev.storywire.search.live.Stretches;

/**
 * What is looked at: a bounded number of stories of the stream.
 *
 * @param start from here on
 * @param next before here
 * @param end where the next ones are to end
 * @param stories that stand there
 */
record Stretch(StreamPosition start, StreamPosition next, StreamPosition end, long stories) {

    /** A step is chosen to bring somewhat less than there may be, since stories are not spread evenly. */
    private static final double FILL = 0.7;

    Query query() {
        return Stretches.between(start, next);
    }

    /** The part of it from another place on. */
    Query from(StreamPosition later) {
        return Stretches.between(later, next);
    }

    boolean isComplete() {
        return next.behind(end) == 0;
    }

    boolean isEmpty() {
        return start.behind(next) == 0;
    }

    /** Whether it holds no more than that, or as little as a stretch can. */
    boolean fits(int most) {
        return stories <= most || start.behind(next) <= next.next().size();
    }

    Stretch shortened(int most) {
        return new Stretch(start, start.towards(next, most * FILL / stories), end, 0);
    }

    Stretch counted(long found) {
        return new Stretch(start, next, end, found);
    }
}
