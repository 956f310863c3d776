package dev.storywire.search.query;

import dev.storywire.search.query.QueryNode.And;
import dev.storywire.search.query.QueryNode.DateBound;
import dev.storywire.search.query.QueryNode.In;
import dev.storywire.search.query.QueryNode.Not;
import dev.storywire.search.query.QueryNode.Or;
import dev.storywire.search.query.QueryNode.Phrase;
import dev.storywire.search.query.QueryNode.Prefix;
import dev.storywire.search.query.QueryNode.Term;
import dev.storywire.search.query.QueryNode.Word;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tree as the canonical text of its query; parsing that text gives the same tree. */
public final class QueryPrinter {
    private QueryPrinter() {}

    public static String print(QueryNode node) {
        return switch (node) {
            case Word word -> word.text();
            case Prefix prefix -> prefix.text() + "*";
            case Phrase phrase -> "\"" + phrase.text() + "\"" + (phrase.slop() == 0 ? "" : "~" + phrase.slop());
            case And and -> joined(and.operands(), " ", QueryPrinter::inConjunction);
            case Or or -> joined(or.operands(), " OR ", QueryPrinter::print);
            case Not not -> "NOT " + tight(not.operand());
            case In in ->
                in.field().word() + ":" + (in.operand() instanceof Term term ? print(term) : group(in.operand()));
            case DateBound bound -> bound.field().word() + ":" + bound.date().text();
        };
    }

    private static String inConjunction(QueryNode node) {
        return node instanceof Or ? group(node) : print(node);
    }

    private static String tight(QueryNode node) {
        return node instanceof Or || node instanceof And ? group(node) : print(node);
    }

    private static String group(QueryNode node) {
        return "(" + print(node) + ")";
    }

    private static String joined(List<QueryNode> operands, String between, Function<QueryNode, String> print) {
        return operands.stream().map(print).collect(Collectors.joining(between));
    }
}
