package dev.storywire.search.index;

/** What the index did with a change. */
public sealed interface ChangeOutcome {

    record Written() implements ChangeOutcome {}

    /** The index has this revision or a newer one already. */
    record AlreadyThere() implements ChangeOutcome {}

    /** The index will never take it. */
    record Rejected(String reason) implements ChangeOutcome {}

    /** The index can't take it now. */
    record Deferred(String reason) implements ChangeOutcome {}
}
