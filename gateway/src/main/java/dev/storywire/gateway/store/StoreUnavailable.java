package dev.storywire.gateway.store;

import org.jspecify.annotations.Nullable;

/** The gateway's own tables can't be read or written just now. Expected while PostgreSQL is away, so without a stack trace. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(@Nullable Throwable cause) {
        super("The gateway's store can't be reached", cause, false, false);
    }
}
