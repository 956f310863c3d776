package dev.storywire.search.query;

/** One piece of a query's text, with the place where it begins. */
sealed interface Token {
    int position();

    record Run(int position, String text) implements Token {}

    record Stem(int position, String text) implements Token {}

    record Quote(int position, String text, int slop) implements Token {}

    record Field(int position, FieldName field) implements Token {}

    record Mark(int position, Kind kind) implements Token {}

    record End(int position) implements Token {}

    /** The pieces that have no content of their own. */
    enum Kind {
        OPEN("("),
        CLOSE(")"),
        OR("OR"),
        AND("AND"),
        NOT("NOT");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** How a message names the piece. */
    default String described() {
        return switch (this) {
            case Run run -> "\"" + run.text + "\"";
            case Stem stem -> "\"" + stem.text + "*\"";
            case Quote _ -> "a phrase";
            case Field field -> "the field " + field.field.word() + ":";
            case Mark mark -> mark.kind.text;
            case End _ -> "the end of the query";
        };
    }
}
