package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.fulltext.FullText;
import dev.storywire.ingest.fulltext.FullTextOutcome;
import dev.storywire.ingest.normalize.Diagnostic;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Severity;
import dev.storywire.ingest.story.IncomingStory;
import dev.storywire.ingest.story.StoryOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the whole text into the stories of a feed that gives summaries. What the feed gave for each is remembered, so that a page is fetched when a
 * story is new or changed, and what was completed is not taken back by the summary. Blocks; for virtual threads.
 */
final class Completion {

    private static final String KNOWN = "select story_id, feed_hash from completed_story where story_id = any($1)";

    /** A story that was deleted by age is not there to be remembered. */
    private static final String REMEMBER = """
            insert into completed_story (story_id, feed_hash)
            select story_id, feed_hash from unnest($1::text[], $2::text[]) as shown (story_id, feed_hash)
            where exists (select 1 from story where id = story_id)
            on conflict (story_id) do update set feed_hash = excluded.feed_hash
            """;

    private static final String BUDGET = "full-text-budget";

    private static final Diagnostic NO_TIME =
            new Diagnostic(Severity.INFO, BUDGET, "The other pages come with the next look at the feed.", null);

    /** Reasons that may be gone the next time. */
    private static final Set<String> PASSING = Set.of(BUDGET, "full-text-failed", "full-text-unreachable");

    /**
     * A story to be stored.
     *
     * @param feedHash of what the feed gave
     * @param lasting whether it needs no other attempt
     * @param left why it is as the feed gave it; absent where it was completed or is canceled
     */
    record Completed(
            IncomingStory story,
            String feedHash,
            boolean lasting,
            @Nullable Diagnostic left) {

        /** Whether its page was not even asked for. */
        boolean awaitsItsTurn() {
            return left != null && BUDGET.equals(left.code());
        }
    }

    private final Pool pool;
    private final FullText fullText;
    private final Duration timeout;

    Completion(Pool pool, FullText fullText, Duration timeout) {
        this.pool = pool;
        this.fullText = fullText;
        this.timeout = timeout;
    }

    /**
     * Those that are new or changed, completed as far as it can be done.
     *
     * @param end no page is asked for any more after it
     */
    List<Completed> complete(Feed feed, List<IncomingStory> stories, Instant end) {
        Map<String, String> known = known(stories);
        List<Optional<Completed>> completed = new ArrayList<>(Collections.nCopies(stories.size(), Optional.empty()));
        // By chance: pages that hang must not keep the same others from their turn at every look.
        List<Integer> turns = IntStream.range(0, stories.size()).boxed().collect(Collectors.toList());
        Collections.shuffle(turns);
        for (int turn : turns) {
            IncomingStory story = stories.get(turn);
            String hash = String.valueOf(story.story().contentHash());
            if (!hash.equals(known.get(story.id()))) {
                completed.set(turn, Optional.of(complete(feed, story, hash, end)));
            }
        }
        return completed.stream().flatMap(Optional::stream).toList();
    }

    /** Remembers what was stored and needs no other attempt. */
    void remember(List<Completed> completed, List<StoryOutcome> outcomes) {
        List<String> ids = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < completed.size(); i++) {
            Completed one = completed.get(i);
            if (one.lasting()
                    && !(outcomes.get(i) instanceof StoryOutcome.Rejected)
                    && !ids.contains(one.story().id())) {
                ids.add(one.story().id());
                hashes.add(one.feedHash());
            }
        }
        if (!ids.isEmpty()) {
            await(pool.preparedQuery(REMEMBER)
                    .execute(Tuple.tuple()
                            .addArrayOfString(ids.toArray(String[]::new))
                            .addArrayOfString(hashes.toArray(String[]::new))));
        }
    }

    /** What is canceled stays as it is: nobody is to read more of it. */
    private Completed complete(Feed feed, IncomingStory story, String hash, Instant end) {
        if (story.story().status() == PublicationStatus.CANCELED) {
            return new Completed(story, hash, true, null);
        }
        if (!Instant.now().isBefore(end)) {
            return new Completed(story, hash, false, NO_TIME);
        }
        return switch (Blocking.await(() -> fullText.complete(story.story(), feed.userAgent()))) {
            case FullTextOutcome.Completed(var whole) ->
                new Completed(new IncomingStory(story.id(), story.source(), whole), hash, true, null);
            case FullTextOutcome.Left(var same, var reason) ->
                new Completed(story, hash, !PASSING.contains(reason.code()), reason);
        };
    }

    private Map<String, String> known(List<IncomingStory> stories) {
        Map<String, String> known = new HashMap<>();
        String[] ids = stories.stream().map(IncomingStory::id).toArray(String[]::new);
        for (Row row : await(pool.preparedQuery(KNOWN).execute(Tuple.tuple().addArrayOfString(ids)))) {
            known.put(row.getString("story_id"), row.getString("feed_hash"));
        }
        return known;
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(timeout);
    }
}
