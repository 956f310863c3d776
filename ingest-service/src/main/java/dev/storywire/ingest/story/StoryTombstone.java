package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.PublicationStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of {@code story_tombstone}: where stories stood when they were deleted by age. With the same content such a story doesn't come back;
 * with other content it comes back as its next revision.
 */
final class StoryTombstone {

    static final String FIND = """
            select id, revision, status, content_hash, first_seen_at, deleted_at from story_tombstone where id in (:ids)
            """;

    private StoryTombstone() {}

    /** The states that rows of {@link #FIND} tell of, by story id. */
    static Map<String, StoryState> states(List<Object[]> rows) {
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], StoryTombstone::state));
    }

    private static StoryState state(Object[] row) {
        return new StoryState(
                (Integer) row[1],
                PublicationStatus.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                (String) row[3],
                ((OffsetDateTime) row[4]).toInstant(),
                ((OffsetDateTime) row[5]).toInstant());
    }
}
