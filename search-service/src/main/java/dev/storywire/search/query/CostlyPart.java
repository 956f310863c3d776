package dev.storywire.search.query;

import dev.storywire.search.query.Token.Quote;
import dev.storywire.search.query.Token.Run;
import dev.storywire.search.query.Token.Stem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a query that Elasticsearch found too costly can be made cheaper: at its shortest prefix, which stands for the most
 * words, or else at the second half of its words.
 */
public final class CostlyPart {
    private CostlyPart() {}

    /** @param query a text that can be parsed */
    public static QueryFault of(String query) {
        List<Token> tokens = tokens(query);
        Optional<Stem> shortest = tokens.stream()
                .<Stem>mapMulti((token, stems) -> {
                    if (token instanceof Stem stem) {
                        stems.accept(stem);
                    }
                })
                .min(Comparator.comparingInt(stem -> stem.text().length()));
        if (shortest.isPresent()) {
            return new QueryFault(
                    shortest.get().position(),
                    "expected a longer prefix, found " + shortest.get().described() + ", which is the shortest here");
        }
        List<Token> words = tokens.stream()
                .filter(token -> token instanceof Run || token instanceof Quote)
                .toList();
        return words.isEmpty()
                ? new QueryFault(0, "expected a simpler query")
                : new QueryFault(
                        words.get(words.size() / 2).position(),
                        "expected fewer words, found " + words.size() + "; here the second half of them begins");
    }

    private static List<Token> tokens(String query) {
        try {
            return Lexer.tokens(query, QueryLimits.DEFAULT);
        } catch (QueryFaultException notParsed) {
            return List.of();
        }
    }
}
