package dev.storywire.search.storyevent;

import dev.storywire.search.index.EventPlace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the latest revisions were read first. A story whose cluster alone has changed comes again with the same revision;
 * it keeps the place where that revision stood first, so that who follows the stories is not told of it a second time, and
 * who has not come so far yet is told of it in its place. A place that was forgotten is taken anew: rather a
 * repeat than a gap.
 */
final class RevisionPlaces {
    private static final float LOAD = 0.75f;

    private record Known(int revision, EventPlace place) {}

    private final Map<String, Known> byStory;

    /** @param most stories to remember, of which those that were read last are kept */
    RevisionPlaces(int most) {
        this.byStory = new LinkedHashMap<>(16, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, Known> eldest) {
                return size() > most;
            }
        };
    }

    /** The place for a revision that was read here. */
    synchronized EventPlace of(String story, int revision, EventPlace here) {
        Known known = byStory.get(story);
        if (known != null && known.revision == revision && isBefore(known.place, here)) {
            return known.place;
        }
        if (known == null || known.revision <= revision) {
            byStory.put(story, new Known(revision, here));
        }
        return here;
    }

    private static boolean isBefore(EventPlace known, EventPlace here) {
        return known.partition() == here.partition() && known.offset() <= here.offset();
    }

    /** The event of this story can't be indexed: a later one of the same revision would be the first to be seen. */
    synchronized void forget(String story) {
        byStory.remove(story);
    }
}
