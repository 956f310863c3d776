package dev.storywire.ingest.story;

/** The {@link Warrant} to store was lost: who asked for it has gone or been replaced. Nothing was stored. */
public class SupersededException extends RuntimeException {

    SupersededException() {
        super("Who asked for these stories to be stored is gone, or another works in its place");
    }
}
