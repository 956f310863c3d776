package dev.storywire.ingest.parse.model;

import java.util.List;

/** What became of a document that was to be read as a feed or a wire. */
public sealed interface ParseOutcome {

    /** It was read, perhaps in part; the notes say what was odd or lost. */
    record Read(ParsedFeed feed, int entries, List<ParseNote> notes) implements ParseOutcome {}

    /** It could not be read at all; the message is for people and says what would be accepted. */
    record Unreadable(String code, String message) implements ParseOutcome {}
}
