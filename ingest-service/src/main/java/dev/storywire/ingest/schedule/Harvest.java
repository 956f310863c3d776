package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.normalize.Diagnostic;
import dev.storywire.ingest.normalize.FeedInfo;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.Tag;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.story.Admission;
import dev.storywire.ingest.story.FeedIdentities;
import dev.storywire.ingest.story.FeedIdentity;
import dev.storywire.ingest.story.IncomingStory;
import dev.storywire.ingest.story.StoryOutcome;
import dev.storywire.ingest.story.StoryStore;
import dev.storywire.ingest.story.Warrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores the stories of a feed's document, in batches, as the stories that the feed showed before, and counts what came of them. Blocks; for virtual threads. */
final class Harvest {

    private static final String UNDETERMINED = "und";

    /** What one document says of a story: at most that it is there and that it is gone. */
    private record Told(String storyId, boolean canceled) {}

    private final Feed feed;
    private final Warrant warrant;
    private final StoryStore store;
    private final Completion completion;
    private final ScheduleSettings settings;
    private final TraceParent trace = TraceParent.current();
    private final Instant end;
    private final List<IncomingStory> waiting = new ArrayList<>();
    private final List<Instant> appeared = new ArrayList<>();
    private long waitingSize;
    private int created;
    private int revised;
    private int rejected;
    private int left;
    private boolean again;
    private @Nullable Diagnostic whyLeft;
    private @Nullable String odd;

    private Harvest(Claim claim, StoryStore store, Completion completion, ScheduleSettings settings) {
        this.feed = claim.feed();
        this.warrant = claim.warrant();
        this.store = store;
        this.completion = completion;
        this.settings = settings;
        this.end = Instant.now().plus(settings.fullText());
    }

    /**
     * Stores them.
     *
     * @param url where the document was found
     */
    static Harvest of(
            NormalizationOutcome.Normalized document,
            Claim claim,
            String url,
            StoryStore store,
            FeedIdentities identities,
            Completion completion,
            ScheduleSettings settings) {
        Feed feed = claim.feed();
        Harvest harvest = new Harvest(claim, store, completion, settings);
        List<IncomingStory> admitted = new ArrayList<>();
        for (Story story : document.stories()) {
            switch (Admission.of(dressed(story, feed, document.feed()), feed.source(), url)) {
                case Admission.Refused refused -> harvest.rejected++;
                case Admission.Admitted(IncomingStory incoming) -> admitted.add(incoming);
            }
        }
        harvest.store(admitted, identities);
        return harvest;
    }

    /** When the new stories were published, those that say so. */
    List<Instant> appeared() {
        return appeared;
    }

    int created() {
        return created;
    }

    int revised() {
        return revised;
    }

    int rejected() {
        return rejected;
    }

    /** Whether a page that can't be had now may be had the next time. */
    boolean isToBeReadAgain() {
        return again;
    }

    /** What is odd about the feed though it works, for people; {@code null} where nothing is. */
    @Nullable String notice() {
        Diagnostic why = whyLeft;
        String texts = why == null
                ? null
                : "The whole text of %d stories could not be had, the first time because: %s (%s)"
                        .formatted(left, why.message(), why.code());
        return odd == null || texts == null ? (odd == null ? texts : odd) : odd + " " + texts;
    }

    /** With what people told of the feed, and with the feed as the source of a story that doesn't name one. */
    static Story dressed(Story story, Feed feed, @Nullable FeedInfo info) {
        StoryBuilder dressed = StoryBuilder.builder(story).feedId(feed.id());
        if (!feed.tags().isEmpty()) {
            Set<Tag> tags = new LinkedHashSet<>(story.tags());
            feed.tags().forEach(tag -> tags.add(new Tag(tag, null, null)));
            dressed.tags(List.copyOf(tags));
        }
        if (feed.language() != null && (story.language() == null || UNDETERMINED.equals(story.language()))) {
            dressed.language(feed.language());
        }
        if (story.source() == null) {
            String title = info == null || info.title() == null ? feed.name() : info.title();
            dressed.source(new Source(
                    null,
                    title,
                    info == null ? feed.siteUrl() : info.siteUrl(),
                    null,
                    info == null ? null : info.language()));
        }
        return dressed.build();
    }

    /** Which stories they are is decided for the whole document, and remembered once all are stored. */
    private void store(List<IncomingStory> admitted, FeedIdentities identities) {
        FeedIdentity identity = Blocking.await(() -> identities.identify(feed.id(), admitted));
        odd = identity.code() == null ? null : identity.message() + " (" + identity.code() + ").";
        Map<Told, IncomingStory> told = new LinkedHashMap<>();
        for (int i = 0; i < admitted.size(); i++) {
            String id = identity.entries().get(i).storyId();
            if (id != null) {
                IncomingStory story = admitted.get(i);
                Told what = new Told(id, story.story().status() == PublicationStatus.CANCELED);
                IncomingStory before = told.remove(what);
                IncomingStory next = new IncomingStory(id, story.source(), story.story());
                told.put(what, before == null ? next : newer(before, next));
            }
        }
        told.values().forEach(this::add);
        store();
        Blocking.await(() -> identities.remember(feed.id(), identity));
    }

    /** Of two entries of one story the one that was updated later, the first where they don't say: else each would revise the other whenever the feed changes. */
    private static IncomingStory newer(IncomingStory first, IncomingStory second) {
        Instant before = first.story().updatedAt();
        Instant after = second.story().updatedAt();
        return after != null && (before == null || after.isAfter(before)) ? second : first;
    }

    private void add(IncomingStory story) {
        waiting.add(story);
        waitingSize += length(story.story().bodyText())
                + length(story.story().bodyHtml())
                + length(story.story().summary());
        if (waiting.size() >= settings.batchStories()
                || waitingSize >= settings.batchSize().asLongValue()) {
            store();
        }
    }

    private void store() {
        List<IncomingStory> stories = List.copyOf(waiting);
        if (feed.fullText()) {
            List<Completion.Completed> completed = completion.complete(feed, stories, end);
            List<StoryOutcome> outcomes =
                    store(completed.stream().map(Completion.Completed::story).toList());
            completion.remember(completed, outcomes);
            for (int i = 0; i < completed.size(); i++) {
                count(completed.get(i), outcomes.get(i));
            }
        } else {
            store(stories);
        }
        waiting.clear();
        waitingSize = 0;
    }

    private List<StoryOutcome> store(List<IncomingStory> stories) {
        List<StoryOutcome> outcomes = Blocking.await(() -> store.store(stories, warrant, trace));
        for (int i = 0; i < outcomes.size(); i++) {
            count(outcomes.get(i), stories.get(i).story().publishedAt());
        }
        return outcomes;
    }

    /** A page that could not be had is tried once more; if that fails too, when its entry changes. */
    private void count(Completion.Completed one, StoryOutcome outcome) {
        again |= one.awaitsItsTurn() || (!one.lasting() && !(outcome instanceof StoryOutcome.Unchanged));
        if (one.left() != null) {
            whyLeft = whyLeft == null ? one.left() : whyLeft;
            left++;
        }
    }

    private void count(StoryOutcome outcome, @Nullable Instant published) {
        switch (outcome) {
            case StoryOutcome.Created made -> {
                created++;
                if (published != null) {
                    appeared.add(published);
                }
            }
            case StoryOutcome.Revised changed -> revised++;
            case StoryOutcome.Unchanged same -> {}
            case StoryOutcome.Ignored none -> {}
            case StoryOutcome.Rejected refused -> rejected++;
        }
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
