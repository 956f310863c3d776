package dev.storywire.ingest.fetch;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link of the header {@code Link} (RFC 8288).
 *
 * @param href absolute http(s) address
 * @param rels relation types in lower case, one at least: {@code hub}, {@code self}, {@code alternate}, …
 * @param type media type in lower case, without parameters
 */
public record HeaderLink(
        String href,
        Set<String> rels,
        @Nullable String type,
        @Nullable String title) {

    /** Copies the set. */
    public HeaderLink {
        rels = Set.copyOf(rels);
    }

    /** Whether it is of a relation, given in lower case. */
    public boolean is(String rel) {
        return rels.contains(rel);
    }
}
