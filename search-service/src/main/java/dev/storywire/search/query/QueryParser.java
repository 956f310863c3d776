package dev.storywire.search.query;

import dev.storywire.search.query.QueryNode.DateBound;
import dev.storywire.search.query.QueryNode.In;
import dev.storywire.search.query.QueryNode.Not;
import dev.storywire.search.query.QueryNode.Phrase;
import dev.storywire.search.query.QueryNode.Prefix;
import dev.storywire.search.query.QueryNode.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the tokens. Negation binds tightest, then conjunction (written {@code AND} or by standing side
 * by side), then {@code OR}:
 *
 * <pre>
 * query   = either End
 * either  = both { "OR" both }
 * both    = unary { [ "AND" ] unary }
 * unary   = ( "NOT" | "-" ) unary | operand
 * operand = "(" either ")" | field operand | word | prefix | phrase
 * </pre>
 */
public final class QueryParser {
    private final QueryLimits limits;

    public QueryParser(QueryLimits limits) {
        this.limits = limits;
    }

    /** Every text has an outcome; none throws. */
    public ParseOutcome parse(String text) {
        try {
            List<Token> tokens = Lexer.tokens(text, limits);
            return tokens.size() == 1
                    ? new ParseOutcome.Empty()
                    : new ParseOutcome.Understood(new Descent(tokens, limits).query());
        } catch (QueryFaultException e) {
            return new ParseOutcome.Faulty(e.fault());
        }
    }

    private static final class Descent {
        private static final String TERM = "a word, a phrase or (";

        private final List<Token> tokens;
        private final QueryLimits limits;
        private int next;
        private int terms;
        private int prefixes;
        private int depth;
        private @Nullable FieldName within;

        Descent(List<Token> tokens, QueryLimits limits) {
            this.tokens = tokens;
            this.limits = limits;
        }

        QueryNode query() throws QueryFaultException {
            QueryNode query = either();
            if (!(peek() instanceof Token.End)) {
                throw expected("a word, OR or the end of the query");
            }
            return query;
        }

        private QueryNode either() throws QueryFaultException {
            List<QueryNode> operands = new ArrayList<>(List.of(both()));
            while (take(Token.Kind.OR)) {
                operands.add(both());
            }
            return QueryNode.or(operands);
        }

        private QueryNode both() throws QueryFaultException {
            List<QueryNode> operands = new ArrayList<>(List.of(unary()));
            while (take(Token.Kind.AND) || beginsUnary()) {
                operands.add(unary());
            }
            return QueryNode.and(operands);
        }

        private boolean beginsUnary() {
            return switch (peek()) {
                case Token.Mark mark -> mark.kind() == Token.Kind.OPEN || mark.kind() == Token.Kind.NOT;
                case Token.End _ -> false;
                case Token.Run _, Token.Stem _, Token.Quote _, Token.Field _ -> true;
            };
        }

        private QueryNode unary() throws QueryFaultException {
            Token start = peek();
            if (!take(Token.Kind.NOT)) {
                return operand();
            }
            enter(start);
            QueryNode operand = unary();
            depth--;
            return new Not(operand);
        }

        private QueryNode operand() throws QueryFaultException {
            Token token = peek();
            return switch (token) {
                case Token.Run run -> new Word(counted(run).text());
                case Token.Stem stem -> prefix(stem);
                case Token.Quote quote -> new Phrase(counted(quote).text(), quote.slop());
                case Token.Field field -> field(field);
                case Token.Mark mark when mark.kind() == Token.Kind.OPEN -> group(mark);
                case Token.Mark _, Token.End _ -> throw expected(TERM);
            };
        }

        private QueryNode group(Token.Mark open) throws QueryFaultException {
            next++;
            enter(open);
            QueryNode inner = either();
            if (!take(Token.Kind.CLOSE)) {
                throw expected(") to the ( at " + open.position());
            }
            depth--;
            return inner;
        }

        private QueryNode prefix(Token.Stem stem) throws QueryFaultException {
            if (++prefixes > limits.prefixes()) {
                throw new QueryFaultException(
                        stem.position(), "expected at most " + limits.prefixes() + " words with *, found more");
            }
            return new Prefix(counted(stem).text());
        }

        private QueryNode field(Token.Field token) throws QueryFaultException {
            if (within != null) {
                throw expected(TERM + " within " + within.word() + ":");
            }
            next++;
            if (token.field().takesDate()) {
                return dateBound(token.field());
            }
            within = token.field();
            QueryNode operand = operand();
            within = null;
            return new In(token.field(), operand);
        }

        private QueryNode dateBound(FieldName field) throws QueryFaultException {
            String form = DatePeriod.FORMS + " after " + field.word() + ":";
            if (!(peek() instanceof Token.Run run)) {
                throw expected(form);
            }
            DatePeriod date = DatePeriod.parse(run.text()).orElseThrow(() -> expected(form));
            counted(run);
            return new DateBound(field, date);
        }

        private <T extends Token> T counted(T token) throws QueryFaultException {
            if (++terms > limits.terms()) {
                throw new QueryFaultException(
                        token.position(), "expected at most " + limits.terms() + " words and phrases, found more");
            }
            next++;
            return token;
        }

        private void enter(Token token) throws QueryFaultException {
            if (++depth > limits.depth()) {
                throw new QueryFaultException(
                        token.position(),
                        "expected at most " + limits.depth() + " levels of ( and NOT inside one another, found more");
            }
        }

        private Token peek() {
            return tokens.get(next);
        }

        private boolean take(Token.Kind kind) {
            boolean there = peek() instanceof Token.Mark mark && mark.kind() == kind;
            if (there) {
                next++;
            }
            return there;
        }

        private QueryFaultException expected(String what) {
            return new QueryFaultException(peek().position(), "expected " + what + ", found " + peek().described());
        }
    }
}
