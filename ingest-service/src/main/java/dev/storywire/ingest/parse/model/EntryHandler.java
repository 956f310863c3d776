package dev.storywire.ingest.parse.model;

/** Takes entries in document order, each as soon as it is read; nothing is kept of an entry after that. */
@FunctionalInterface
public interface EntryHandler {
    void entry(ParsedEntry entry);
}
