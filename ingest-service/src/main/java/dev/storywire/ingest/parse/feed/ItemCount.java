package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;

/** Counts the entries of a document up to the limit. */
public final class ItemCount {
    private final int most;
    private final ParseNotes notes;
    private int count;

    public ItemCount(ParseLimits limits, ParseNotes notes) {
        this.most = limits.items();
        this.notes = notes;
    }

    /** Whether another entry may be read; says so in a note when it may not. */
    public boolean next() {
        if (count < most) {
            count++;
            return true;
        }
        if (!notes.has("too-many-items")) {
            notes.ended(
                    "too-many-items",
                    "The document has more than " + most + " entries; the others were not read.",
                    null);
        }
        return false;
    }

    /** The index of the entry that {@link #next} allowed last. */
    public int last() {
        return count - 1;
    }

    public int count() {
        return count;
    }
}
