package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.ParsedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes one list of the people that several elements name. */
final class Authors {
    /** Places from this rank on count only where no better one names anybody. */
    static final int SUBSTITUTE = 10;

    private Authors() {}

    /** A bare mail address and a bare name from two elements are one person, and nobody is listed twice. */
    static List<ParsedPerson> together(RankedList<ParsedPerson> ranked) {
        List<ParsedPerson> trusted = ranked.below(SUBSTITUTE);
        List<ParsedPerson> people = new ArrayList<>();
        for (ParsedPerson person : trusted.isEmpty() ? ranked.best() : trusted) {
            add(people, person);
        }
        return people;
    }

    private static void add(List<ParsedPerson> people, ParsedPerson person) {
        for (int i = 0; i < people.size(); i++) {
            ParsedPerson known = people.get(i);
            if (samePerson(known, person) || (people.size() == 1 && complements(known, person))) {
                people.set(i, merge(known, person));
                return;
            }
        }
        people.add(person);
    }

    private static boolean samePerson(ParsedPerson a, ParsedPerson b) {
        if (a.name() != null && b.name() != null) {
            return a.name().equalsIgnoreCase(b.name());
        }
        return a.email() != null && a.email().equalsIgnoreCase(Objects.requireNonNullElse(b.email(), ""));
    }

    private static boolean complements(ParsedPerson a, ParsedPerson b) {
        return (a.name() == null && b.name() != null && b.email() == null)
                || (b.name() == null && a.name() != null && a.email() == null);
    }

    private static ParsedPerson merge(ParsedPerson a, ParsedPerson b) {
        return new ParsedPerson(
                a.name() != null ? a.name() : b.name(),
                a.email() != null ? a.email() : b.email(),
                a.uri() != null ? a.uri() : b.uri());
    }
}
