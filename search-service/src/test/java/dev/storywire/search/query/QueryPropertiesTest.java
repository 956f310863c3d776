package dev.storywire.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every text and every tree, tried on many that a seeded generator makes. */
class QueryPropertiesTest {
    private static final int TRIALS = 20_000;
    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);
    private static final ElasticsearchQueries SCORED = ElasticsearchQueries.scored(Optional.empty());
    private static final ElasticsearchQueries UNSCORED = ElasticsearchQueries.unscored(Optional.empty());

    private static final List<String> PIECES = List.of(
            "ferry",
            "Erdoğan",
            "王毅",
            "서울",
            "10:30",
            "covid-19",
            "l’avion",
            "OR",
            "AND",
            "NOT",
            "-",
            "--",
            "(",
            ")",
            "\"",
            "“",
            "~",
            "~3",
            "*",
            "ele",
            "headline:",
            "body:",
            "lang:en",
            "before:",
            "after:",
            "2024-04",
            "2024-04-10T06:30:00Z",
            "url:",
            "https://example.org/a?b=c",
            "tag:",
            "x:",
            "&",
            "…",
            " ",
            "\u3000",
            "\t",
            "\u0000",
            "\ud83d",
            "\ud83d\ude00",
            "\\",
            "'",
            "/",
            "1",
            "9".repeat(12),
            "\uffff",
            "é");

    private static String anyText(Random random) {
        return IntStream.range(0, random.nextInt(14))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""))
                .collect(Collectors.joining());
    }

    private static QueryNode anyTree(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 3 : 8)) {
            case 0 ->
                new QueryNode.Word(List.of("ferry", "王毅", "10:30", "covid-19").get(random.nextInt(4)));
            case 1 -> new QueryNode.Prefix("elect");
            case 2 -> new QueryNode.Phrase("fish doorbell", random.nextInt(3));
            case 3 -> new QueryNode.Not(anyTree(random, depth + 1));
            case 4 -> QueryNode.and(anyTrees(random, depth));
            case 5 -> QueryNode.or(anyTrees(random, depth));
            case 6 ->
                new QueryNode.DateBound(
                        random.nextBoolean() ? FieldName.BEFORE : FieldName.AFTER,
                        DatePeriod.parse("2024-04").orElseThrow());
            default -> new QueryNode.In(FieldName.HEADLINE, anyGroup(random));
        };
    }

    private static List<QueryNode> anyTrees(Random random, int depth) {
        List<QueryNode> trees = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            trees.add(anyTree(random, depth + 1));
        }
        return trees;
    }

    private static QueryNode anyGroup(Random random) {
        QueryNode one = new QueryNode.Word("rail");
        QueryNode other = new QueryNode.Not(new QueryNode.Phrase("high water", 2));
        return switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> QueryNode.and(List.of(one, other));
            case 2 -> QueryNode.or(List.of(one, other));
            default -> other;
        };
    }

    @Test
    void any_text_gives_a_query_or_a_fault_within_the_text() {
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < TRIALS; i++) {
            String text = anyText(random);
            switch (PARSER.parse(text)) {
                case ParseOutcome.Understood tree -> {
                    understood++;
                    assertFalse(SCORED.matching(tree.query()).toString().isEmpty());
                    assertFalse(UNSCORED.matching(tree.query()).toString().isEmpty());
                }
                case ParseOutcome.Faulty faulty -> {
                    assertTrue(faulty.fault().position() >= 0, text);
                    assertTrue(faulty.fault().position() <= text.length(), text);
                    assertTrue(faulty.fault().message().startsWith("expected"), text);
                }
                case ParseOutcome.Empty _ -> {}
            }
        }
        assertTrue(understood > TRIALS / 10, "the generator makes too few good queries: " + understood);
    }

    @Test
    void what_was_parsed_is_printed_so_that_it_parses_to_the_same() {
        Random random = new Random(11);
        for (int i = 0; i < TRIALS; i++) {
            if (PARSER.parse(anyText(random)) instanceof ParseOutcome.Understood understood) {
                assertRoundTrip(understood.query());
            }
        }
    }

    @Test
    void any_tree_is_printed_so_that_it_parses_to_the_same() {
        Random random = new Random(13);
        for (int i = 0; i < TRIALS; i++) {
            assertRoundTrip(anyTree(random, 0));
        }
    }

    private static void assertRoundTrip(QueryNode tree) {
        String printed = QueryPrinter.print(tree);
        ParseOutcome again = new QueryParser(new QueryLimits(100_000, 10_000, 100, 10_000, 3, 100)).parse(printed);
        assertEquals(
                tree,
                assertInstanceOf(ParseOutcome.Understood.class, again, printed).query(),
                printed);
    }
}
