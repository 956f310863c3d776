package dev.storywire.ingest.parse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects notes, and keeps a thoroughly broken document from filling the answer with the same complaint. */
public final class ParseNotes {
    private static final int SAME_CODE = 20;
    private static final int ALL = 200;

    private final List<ParseNote> notes = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    /** Notes something odd that was read in full. */
    public void odd(String code, String message, @Nullable String path) {
        add(new ParseNote(ParseNote.Weight.ODD, code, message, path));
    }

    /** Notes a part that is lost or mended by a guess. */
    public void lost(String code, String message, @Nullable String path) {
        add(new ParseNote(ParseNote.Weight.LOST, code, message, path));
    }

    /** Notes that the reading ended early. */
    public void ended(String code, String message, @Nullable String path) {
        add(new ParseNote(ParseNote.Weight.ENDED, code, message, path));
    }

    public void add(ParseNote note) {
        int count = seen.merge(note.code(), 1, Integer::sum);
        if (count <= SAME_CODE && notes.size() < ALL) {
            notes.add(note);
        }
    }

    /** Whether a note of this code was made. */
    public boolean has(String code) {
        return seen.containsKey(code);
    }

    public List<ParseNote> list() {
        return List.copyOf(notes);
    }
}
