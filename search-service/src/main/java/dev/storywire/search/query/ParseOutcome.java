package dev.storywire.search.query;

/** What became of a query's text. */
public sealed interface ParseOutcome {

    record Understood(QueryNode query) implements ParseOutcome {}

    /** The text holds nothing to search for, so it restricts nothing. */
    record Empty() implements ParseOutcome {}

    record Faulty(QueryFault fault) implements ParseOutcome {}
}
