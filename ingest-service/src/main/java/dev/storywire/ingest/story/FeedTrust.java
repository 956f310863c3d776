package dev.storywire.ingest.story;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a feed's guids and links tell its stories apart. Guids lie when most entries of a document share one though their links or
 * headlines differ, and when what is known by link or headline comes again with another guid; links lie in the same two ways. A few such
 * entries prove nothing: publishers do re-issue a story now and then.
 */
final class FeedTrust {

    private static final int FEWEST_WITNESSES = 3;
    private static final double LYING_SHARE = 0.6;

    /**
     * The best key that can be trusted.
     *
     * @param reason why it is not the best of all; absent where it is
     */
    record Verdict(KeyKind key, @Nullable Reason reason) {}

    /** A diagnostic: a stable code and a sentence. */
    record Reason(String code, String message) {}

    private final Collection<FeedEntry> history;
    private final List<FeedEntry> document;

    private FeedTrust(Collection<FeedEntry> history, List<FeedEntry> document) {
        this.history = history;
        this.document = document;
    }

    /**
     * Decides.
     *
     * @param history what the feed showed before
     * @param document what it shows now
     */
    static Verdict judge(Collection<FeedEntry> history, List<FeedEntry> document) {
        return new FeedTrust(history, document).judge();
    }

    private Verdict judge() {
        Reason guids = guids();
        if (guids == null) {
            return new Verdict(KeyKind.EXTERNAL_ID, null);
        }
        boolean links =
                isShared(FeedEntry::url, FeedEntry::headline) || changes(FeedEntry::url, FeedEntry::words, true);
        return links
                ? new Verdict(KeyKind.HEADLINE, new Reason(guids.code(), guids.message() + ", and so do its links"))
                : new Verdict(KeyKind.URL, guids);
    }

    private @Nullable Reason guids() {
        if (isShared(FeedEntry::guid, FeedEntry::url) || isShared(FeedEntry::guid, FeedEntry::headline)) {
            return new Reason("guid-shared", "Different stories of this feed have the same guid");
        }
        boolean byLink =
                !isShared(FeedEntry::url, FeedEntry::headline) && changes(FeedEntry::guid, FeedEntry::url, false);
        if (byLink || changes(FeedEntry::guid, FeedEntry::words, true)) {
            return new Reason("guid-changes", "The guids of this feed change while its stories stay the same");
        }
        return null;
    }

    /** Most entries of the document have this key in common with an entry that is another story by the witness. */
    private boolean isShared(Function<FeedEntry, @Nullable String> key, Function<FeedEntry, @Nullable String> witness) {
        Map<String, Set<String>> stories = new HashMap<>();
        int entries = 0;
        for (FeedEntry entry : document) {
            String keyed = key.apply(entry);
            String told = witness.apply(entry);
            if (keyed != null && told != null) {
                stories.computeIfAbsent(keyed, _ -> new HashSet<>()).add(told);
                entries++;
            }
        }
        int sharing = stories.values().stream()
                .mapToInt(Set::size)
                .filter(different -> different > 1)
                .sum();
        return sharing >= FEWEST_WITNESSES && sharing >= LYING_SHARE * entries;
    }

    /**
     * Most of what is known by the witness comes with another key than before.
     *
     * @param everyTime whether each key that it had before is a proof, so that a feed of one story is caught as well
     */
    private boolean changes(
            Function<FeedEntry, @Nullable String> key,
            Function<FeedEntry, @Nullable String> witness,
            boolean everyTime) {
        Map<String, Set<String>> known = new HashMap<>();
        for (FeedEntry entry : history) {
            String told = witness.apply(entry);
            String keyed = key.apply(entry);
            if (told != null && keyed != null) {
                known.computeIfAbsent(told, _ -> new HashSet<>()).add(keyed);
            }
        }
        int met = 0;
        int changed = 0;
        int proofs = 0;
        for (FeedEntry entry : document) {
            String told = witness.apply(entry);
            Set<String> keys = told == null ? null : known.get(told);
            String keyed = key.apply(entry);
            if (keys != null && keyed != null) {
                met++;
                if (!keys.contains(keyed)) {
                    changed++;
                    proofs += everyTime ? keys.size() : 1;
                }
            }
        }
        return proofs >= FEWEST_WITNESSES && changed >= LYING_SHARE * met;
    }

    /** Whether the verdict is no better than this key: what a feed was caught at once is not forgotten. */
    static Verdict worse(Verdict one, @Nullable Verdict other) {
        return other != null && other.key().compareTo(one.key()) >= 0 ? Objects.requireNonNull(other) : one;
    }
}
