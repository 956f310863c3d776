package dev.storywire.search.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields that a query may name ({@code headline:flood}). */
public enum FieldName {
    HEADLINE,
    /** The text under the headline: the body and the summary. */
    BODY,
    AUTHOR,
    SOURCE,
    LANG,
    TAG,
    URL,
    /** Takes a date: stories from before its beginning. */
    BEFORE,
    /** Takes a date: stories from its beginning on. */
    AFTER;

    /** The name as it is written in a query. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesDate() {
        return this == BEFORE || this == AFTER;
    }

    static Optional<FieldName> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equalsIgnoreCase(word))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(field -> field.word() + ":").collect(Collectors.joining(", "));
    }
}
