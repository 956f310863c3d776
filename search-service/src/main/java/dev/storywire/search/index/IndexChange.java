package dev.storywire.search.index;

/** A story as it is to stand in the index. */
public final class IndexChange {
    private static final int LONGEST_ID = 512;

    private final String id;
    private final long revision;
    private final byte[] document;

    /**
     * @param id 1 to 512 characters
     * @param revision the external version, 1 or more: one below the revision that the index has changes nothing
     * @param document JSON in UTF-8; not copied
     */
    public IndexChange(String id, long revision, byte[] document) {
        if (id.isEmpty() || id.length() > LONGEST_ID || revision < 1) {
            throw new IllegalArgumentException(
                    "an id of 1 to " + LONGEST_ID + " characters and a revision of 1 or more");
        }
        this.id = id;
        this.revision = revision;
        this.document = document;
    }

    public String id() {
        return id;
    }

    public long revision() {
        return revision;
    }

    byte[] document() {
        return document;
    }
}
