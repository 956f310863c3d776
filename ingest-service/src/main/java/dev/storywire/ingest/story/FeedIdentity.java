package dev.storywire.ingest.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which story each entry of a feed's document is; a pure decision. The id is that of {@link StoryIdentity} by the best key that the feed can be trusted
 * with ({@link FeedTrust}), so that the same story pushed has the same id. Where that key is not the best one, an entry that was seen
 * before keeps the id that it has, so that recognising a lie makes no story new. A headline stands for a story for seven days: after them, the same
 * headline is another story. What only says that an entry was deleted is the story that was shown with that guid, if it was one story.
 *
 * @param entries one for each story of the document, in their order; one without a {@code storyId} has nothing to be told by
 * @param key by which the stories are told apart
 * @param code of the diagnostic, {@code guid-shared} or {@code guid-changes}; absent where guids can be trusted
 * @param message of the diagnostic
 */
public record FeedIdentity(
        List<FeedEntry> entries,
        KeyKind key,
        @Nullable String code,
        @Nullable String message) {

    private static final Duration HEADLINE_LIFE = Duration.ofDays(7);

    /**
     * Decides for a document.
     *
     * @param history what the feed showed before
     * @param before what was decided of the feed before; absent where its guids were trusted
     */
    static FeedIdentity of(
            Collection<FeedEntry> history,
            FeedTrust.@Nullable Verdict before,
            List<IncomingStory> document,
            Instant now) {
        List<FeedEntry> entries =
                document.stream().map(story -> FeedEntry.of(story, now)).toList();
        FeedTrust.Verdict verdict = FeedTrust.worse(FeedTrust.judge(history, entries), before);
        Memory memory = new Memory(history, now);
        List<FeedEntry> identified = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            FeedEntry entry = entries.get(i);
            Optional<String> id =
                    memory.find(entry, verdict.key()).or(fresh(document.get(i), entry, verdict.key(), memory, now));
            identified.add(id.map(entry::as).orElse(entry));
        }
        FeedTrust.Reason reason = verdict.reason();
        return new FeedIdentity(
                identified,
                verdict.key(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.message());
    }

    private static Supplier<Optional<String>> fresh(
            IncomingStory story, FeedEntry entry, KeyKind key, Memory memory, Instant now) {
        return () -> {
            boolean byHeadline = key == KeyKind.HEADLINE || (entry.guid() == null && entry.url() == null);
            return byHeadline && memory.isWornOut(entry)
                    ? StoryIdentity.ofHeadline(
                            story.sourceId(),
                            story.story(),
                            now.atOffset(ZoneOffset.UTC).toLocalDate())
                    : StoryIdentity.of(story.sourceId(), story.story(), key);
        };
    }

    /** What the feed showed before, the latest first. */
    private static final class Memory {
        private final Map<String, Set<String>> storiesByGuid = new HashMap<>();
        private final Map<String, FeedEntry> byGuidAndUrl = new HashMap<>();
        private final Map<String, FeedEntry> byUrl = new HashMap<>();
        private final Map<String, FeedEntry> byHeadline = new HashMap<>();
        private final Instant oldestHeadline;

        Memory(Collection<FeedEntry> history, Instant now) {
            this.oldestHeadline = now.minus(HEADLINE_LIFE);
            history.stream().sorted(Comparator.comparing(FeedEntry::seenAt)).forEach(entry -> {
                if (entry.guid() != null && entry.storyId() != null) {
                    storiesByGuid
                            .computeIfAbsent(entry.guid(), _ -> new HashSet<>())
                            .add(entry.storyId());
                }
                put(byGuidAndUrl, entry, FeedEntry::guidAndUrl);
                put(byUrl, entry, FeedEntry::url);
                put(byHeadline, entry, FeedEntry::headline);
            });
        }

        private static void put(
                Map<String, FeedEntry> index, FeedEntry entry, Function<FeedEntry, @Nullable String> key) {
            String keyed = key.apply(entry);
            if (keyed != null) {
                index.put(keyed, entry);
            }
        }

        /**
         * The story that an entry was taken for before. Where the guids are believed, it is one of the same guid and address: so nothing is new
         * when the feed gets another name, or is believed again.
         */
        Optional<String> find(FeedEntry entry, KeyKind key) {
            if (!entry.shows()) {
                return deleted(entry);
            }
            return switch (key) {
                case EXTERNAL_ID ->
                    entry.guid() == null && entry.url() == null
                            ? byHeadline(entry)
                            : Optional.ofNullable(entry.guidAndUrl()).flatMap(both -> known(byGuidAndUrl.get(both)));
                case URL -> entry.url() == null ? byHeadline(entry) : known(byUrl.get(entry.url()));
                case HEADLINE -> byHeadline(entry);
            };
        }

        private Optional<String> deleted(FeedEntry entry) {
            Set<String> shown = entry.guid() == null ? Set.of() : storiesByGuid.getOrDefault(entry.guid(), Set.of());
            return shown.size() == 1 ? shown.stream().findFirst() : Optional.empty();
        }

        private Optional<String> byHeadline(FeedEntry entry) {
            FeedEntry known = entry.headline() == null ? null : byHeadline.get(entry.headline());
            return known == null || known.seenAt().isBefore(oldestHeadline) ? Optional.empty() : known(known);
        }

        /** Whether the headline stood for another story, more than seven days ago. */
        boolean isWornOut(FeedEntry entry) {
            FeedEntry known = entry.headline() == null ? null : byHeadline.get(entry.headline());
            return known != null && known.seenAt().isBefore(oldestHeadline);
        }

        private static Optional<String> known(@Nullable FeedEntry entry) {
            return entry == null ? Optional.empty() : Optional.ofNullable(entry.storyId());
        }
    }
}
