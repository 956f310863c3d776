package dev.storywire.search.index;

/** How the stories of a generation lie in indices. */
public enum IndexLayout {
    /** All in one. */
    SINGLE,
    /**
     * One for each month in which stories were first seen, so that old ones can be merged, moved to other nodes or restored by
     * themselves. A story stays in its month whatever its revisions say.
     */
    MONTHLY
}
