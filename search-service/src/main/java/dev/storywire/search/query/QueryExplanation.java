package dev.storywire.search.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.query.QueryNode.And;
import dev.storywire.search.query.QueryNode.DateBound;
import dev.storywire.search.query.QueryNode.In;
import dev.storywire.search.query.QueryNode.Not;
import dev.storywire.search.query.QueryNode.Or;
import dev.storywire.search.query.QueryNode.Phrase;
import dev.storywire.search.query.QueryNode.Prefix;
import dev.storywire.search.query.QueryNode.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree for people who want to know what their query means.
 *
 * @param is {@code word}, {@code prefix}, {@code phrase}, {@code all}, {@code any}, {@code not}, {@code field}
 * @param text of a term or a date
 * @param field that the operand, or the date, belongs to
 * @param slop by how many places the words of a phrase may be moved
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QueryExplanation(
        String is,
        @Nullable String text,
        @Nullable String field,
        @Nullable Integer slop,
        List<QueryExplanation> operands) {

    public static QueryExplanation of(QueryNode node) {
        return switch (node) {
            case Word word -> new QueryExplanation("word", word.text(), null, null, List.of());
            case Prefix prefix -> new QueryExplanation("prefix", prefix.text(), null, null, List.of());
            case Phrase phrase -> new QueryExplanation("phrase", phrase.text(), null, phrase.slop(), List.of());
            case And and -> new QueryExplanation("all", null, null, null, of(and.operands()));
            case Or or -> new QueryExplanation("any", null, null, null, of(or.operands()));
            case Not not -> new QueryExplanation("not", null, null, null, of(List.of(not.operand())));
            case In in -> new QueryExplanation("field", null, in.field().word(), null, of(List.of(in.operand())));
            case DateBound bound ->
                new QueryExplanation("field", bound.date().text(), bound.field().word(), null, List.of());
        };
    }

    private static List<QueryExplanation> of(List<QueryNode> operands) {
        return operands.stream().map(QueryExplanation::of).toList();
    }
}
