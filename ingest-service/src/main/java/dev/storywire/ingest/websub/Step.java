package dev.storywire.ingest.websub;

/** What is to be done about a subscription that is due. */
sealed interface Step {

    /**
     * Ask the hub to send, once this is written: many hubs confirm before they answer.
     *
     * @param poll whether the feed is to be fetched now, since something may have got lost
     */
    record Subscribe(Subscription after, boolean poll) implements Step {}

    /** Ask the hub to stop, once this is written. */
    record Unsubscribe(Subscription after) implements Step {}

    /**
     * Write this, and ask nothing.
     *
     * @param poll as of {@link Subscribe}
     */
    record Keep(Subscription after, boolean poll) implements Step {}

    /** Forget it. */
    record Forget() implements Step {}
}
