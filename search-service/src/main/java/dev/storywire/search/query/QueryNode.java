package dev.storywire.search.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed query. Trees are canonical: a conjunction has no conjunction as a direct operand, a disjunction no
 * disjunction, so that printing a tree and parsing it again gives the same tree.
 */
public sealed interface QueryNode {

    /** What can stand alone or behind a field's name. */
    sealed interface Term extends QueryNode {}

    /** One run of characters; what the index makes of it may be more than one term ({@code covid-19}). */
    record Word(String text) implements Term {
        public Word {
            require(!text.isEmpty(), "a word has at least one character");
        }
    }

    /** Every word that begins so; {@code text} is without the asterisk. */
    record Prefix(String text) implements Term {
        public Prefix {
            require(!text.isEmpty(), "a prefix has at least one character");
        }
    }

    /**
     * Words in this order.
     *
     * @param slop by how many places the words may be moved; 0 for the exact phrase
     */
    record Phrase(String text, int slop) implements Term {
        public Phrase {
            require(!text.isBlank() && slop >= 0, "a phrase has words, and a slop of 0 or more");
        }
    }

    record And(List<QueryNode> operands) implements QueryNode {
        public And {
            operands = List.copyOf(operands);
            require(operands.size() > 1 && operands.stream().noneMatch(And.class::isInstance), "flat, two or more");
        }
    }

    record Or(List<QueryNode> operands) implements QueryNode {
        public Or {
            operands = List.copyOf(operands);
            require(operands.size() > 1 && operands.stream().noneMatch(Or.class::isInstance), "flat, two or more");
        }
    }

    record Not(QueryNode operand) implements QueryNode {}

    /** The operand holds no further {@code In} and no {@code DateBound}. */
    record In(FieldName field, QueryNode operand) implements QueryNode {
        public In {
            require(!field.takesDate(), "before: and after: take a date");
        }
    }

    /** {@code before:} (strictly before the period begins) or {@code after:} (from its beginning on). */
    record DateBound(FieldName field, DatePeriod date) implements QueryNode {
        public DateBound {
            require(field.takesDate(), "only before: and after: take a date");
        }
    }

    /** All of these, nested conjunctions dissolved; a single operand stands for itself. */
    static QueryNode and(List<QueryNode> operands) {
        List<QueryNode> flat = new ArrayList<>();
        for (QueryNode operand : operands) {
            if (operand instanceof And inner) {
                flat.addAll(inner.operands());
            } else {
                flat.add(operand);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** Any of these, nested disjunctions dissolved; a single operand stands for itself. */
    static QueryNode or(List<QueryNode> operands) {
        List<QueryNode> flat = new ArrayList<>();
        for (QueryNode operand : operands) {
            if (operand instanceof Or inner) {
                flat.addAll(inner.operands());
            } else {
                flat.add(operand);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
