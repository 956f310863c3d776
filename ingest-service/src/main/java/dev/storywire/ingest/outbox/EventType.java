package dev.storywire.ingest.outbox;

/** What happened to a story; the CloudEvents {@code type} of its event. */
public enum EventType {
    /** A story is there that was not. */
    PUBLISHED("story.published.v1"),
    /** Its content changed. */
    REVISED("story.revised.v1"),
    /** It was killed or deleted at the source. */
    CANCELED("story.canceled.v1"),
    /** Its cluster changed, its content did not: same revision, higher cluster version. */
    CLUSTERED("story.clustered.v1"),
    /** It was deleted here, by age: a record without a value. */
    DELETED("story.deleted.v1");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in events and in the outbox. */
    public String wireName() {
        return wireName;
    }
}
