package dev.storywire.ingest.fulltext;

import dev.storywire.ingest.normalize.Diagnostic;
import dev.storywire.ingest.normalize.Story;

/** What became of a story whose whole text was looked for. */
public sealed interface FullTextOutcome {

    /** The story, with its text or without. */
    Story story();

    /** The story has the text of its page now, and a content hash to match. */
    record Completed(Story story) implements FullTextOutcome {}

    /** The story is as it was; {@code reason} says why. */
    record Left(Story story, Diagnostic reason) implements FullTextOutcome {}
}
