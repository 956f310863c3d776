package dev.storywire.search.query;

/**
 * What a query may cost; one over a limit is refused, not run.
 *
 * @param characters of the text
 * @param terms words, phrases, prefixes and dates together
 * @param depth of parentheses and negations inside one another, which may be twice as deep in the Elasticsearch query: of the 30 levels that Elasticsearch allows
 *     streams and alerts need some of their own
 * @param prefixes terms with an asterisk
 * @param prefixLetters least length of a term with an asterisk
 * @param slop largest distance of {@code "two words"~5}
 */
public record QueryLimits(int characters, int terms, int depth, int prefixes, int prefixLetters, int slop) {
    /** The limits that the README states. */
    public static final QueryLimits DEFAULT = new QueryLimits(4_000, 200, 12, 10, 3, 100);
}
