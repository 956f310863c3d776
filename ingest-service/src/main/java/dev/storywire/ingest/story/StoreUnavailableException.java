package dev.storywire.ingest.story;

/** The database can't be reached or doesn't answer in time; nothing was stored that wasn't told of. */
public class StoreUnavailableException extends RuntimeException {

    /** @param cause what the driver said */
    public StoreUnavailableException(Throwable cause) {
        super("The story store can't be reached", cause);
    }
}
