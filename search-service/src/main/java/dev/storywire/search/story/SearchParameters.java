package dev.storywire.search.story;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.query.DatePeriod;
import dev.storywire.search.query.ParseOutcome;
import dev.storywire.search.query.QueryLimits;
import dev.storywire.search.query.QueryNode;
import dev.storywire.search.query.QueryParser;
import dev.storywire.search.story.StorySearch.Facet;
import dev.storywire.search.story.StorySearch.Interval;
import dev.storywire.search.story.StorySearch.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a search, and finds every fault in them rather than only the first. */
final class SearchParameters {

    /** What the parameters came to. */
    sealed interface Reading {
        record Valid(StorySearch search) implements Reading {}

        record Faulty(List<ParameterFault> faults) implements Reading {}
    }

    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 512;

    private final Map<String, List<String>> parameters;
    private final List<ParameterFault> faults = new ArrayList<>();

    private SearchParameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static Reading read(Map<String, List<String>> parameters) {
        SearchParameters reader = new SearchParameters(parameters);
        StorySearch search = reader.search();
        return reader.faults.isEmpty() ? new Reading.Valid(search) : new Reading.Faulty(List.copyOf(reader.faults));
    }

    private StorySearch search() {
        String text = first("q");
        QueryNode q = query(text == null ? "" : text);
        DatePeriod from = period("from");
        DatePeriod to = period("to");
        if (from != null && to != null && !from.from().isBefore(to.until())) {
            fault("to", "expected a date that is not before from");
        }
        return new StorySearch(
                q,
                text == null ? "" : text,
                from == null ? null : from.from(),
                to == null ? null : to.until(),
                words("lang"),
                texts("source"),
                texts("feed"),
                texts("tag"),
                texts("author"),
                oneOf("kind", Set.of("article", "brief", "teaser")),
                oneOf("status", Set.of("usable", "withheld", "canceled")),
                choice("sort", Sort.class, q == null ? Sort.NEWEST : Sort.RELEVANCE),
                isCollapsed(),
                number("size", StorySearch.DEFAULT_PAGE, 0, StorySearch.LARGEST_PAGE),
                first("cursor"),
                facets(),
                interval(),
                flag("highlight"));
    }

    private @Nullable QueryNode query(String text) {
        return switch (PARSER.parse(text)) {
            case ParseOutcome.Understood understood -> understood.query();
            case ParseOutcome.Empty _ -> null;
            case ParseOutcome.Faulty faulty -> {
                faults.add(new ParameterFault(
                        "q", faulty.fault().position(), faulty.fault().message()));
                yield null;
            }
        };
    }

    private @Nullable DatePeriod period(String name) {
        String text = first(name);
        if (text == null) {
            return null;
        }
        DatePeriod period = DatePeriod.parse(text).orElse(null);
        if (period == null) {
            fault(name, "expected " + DatePeriod.FORMS);
        }
        return period;
    }

    private boolean isCollapsed() {
        String text = first("collapse");
        if (text != null && !text.equals("cluster")) {
            fault("collapse", "expected cluster");
        }
        return text != null;
    }

    private @Nullable Interval interval() {
        return first("interval") == null ? null : choice("interval", Interval.class, Interval.DAY);
    }

    private Set<Facet> facets() {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String word : words("facets")) {
            Facet facet = constant(Facet.class, word);
            if (facet == null) {
                fault("facets", "expected any of " + words(Facet.class) + " separated by commas, found " + word);
            } else {
                facets.add(facet);
            }
        }
        return facets;
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String text = first(name);
        E value = text == null ? otherwise : constant(type, text);
        if (value == null) {
            fault(name, "expected one of " + words(type));
            return otherwise;
        }
        return value;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> StorySearch.word(constant).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(StorySearch::word).collect(Collectors.joining(", "));
    }

    private boolean flag(String name) {
        String text = first(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            fault(name, "expected true or false");
        }
        return "true".equals(text);
    }

    private int number(String name, int otherwise, int least, int most) {
        String text = first(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same fault as a number out of bounds
        }
        fault(name, "expected a number from " + least + " to " + most);
        return otherwise;
    }

    private List<String> oneOf(String name, Set<String> allowed) {
        List<String> values = words(name);
        if (!allowed.containsAll(values)) {
            fault(name, "expected any of " + allowed.stream().sorted().collect(Collectors.joining(", ")));
        }
        return values;
    }

    /** Values that hold no comma: given again and again, or separated by commas. */
    private List<String> words(String name) {
        return texts(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", MOST_VALUES + 1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Values that may hold commas, such as names. */
    private List<String> texts(String name) {
        List<String> texts = values(name).toList();
        if (texts.size() > MOST_VALUES || texts.stream().anyMatch(text -> text.length() > LONGEST_VALUE)) {
            fault(name, "expected at most " + MOST_VALUES + " values of at most " + LONGEST_VALUE + " characters");
            return List.of();
        }
        return texts;
    }

    private @Nullable String first(String name) {
        return values(name).findFirst().orElse(null);
    }

    private Stream<String> values(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private void fault(String name, String message) {
        faults.add(new ParameterFault(name, null, message));
    }
}
