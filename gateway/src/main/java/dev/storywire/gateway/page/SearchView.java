package dev.storywire.gateway.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param atLeast whether there are more than {@code total}
 * @param next address of the page after; empty on the last
 */
record SearchView(
        SearchState state,
        long total,
        boolean atLeast,
        boolean partial,
        List<Group> groups,
        List<Facet> facets,
        @Nullable Timeline timeline,
        String next) {

    /**
     * Stories one after the other.
     *
     * @param day on which all of them were published; absent where they are not in the order of time
     */
    record Group(@Nullable Instant day, List<StoryLine> stories) {

        public boolean isDated() {
            return day != null;
        }
    }

    /** What can be chosen of one kind. */
    record Facet(String name, List<Choice> choices) {

        public boolean isChosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }
    }

    /**
     * One value that stories have.
     *
     * @param count absent where it was chosen and no story has it
     * @param address of the search with it, or without it where it is chosen
     */
    record Choice(String value, String label, @Nullable Long count, boolean chosen, String address) {}

    static SearchView of(SearchState state, Facts page, Interval interval, Instant now) {
        Facts total = page.object("total");
        String cursor = page.text("nextCursor");
        return new SearchView(
                state,
                total.number("value"),
                total.text("relation").equals("gte"),
                page.flag("partial"),
                groups(StoryLine.all(page, "stories"), state.order()),
                SearchState.FACETS.stream()
                        .map(name -> facet(state, name, page.object("facets").objects(name)))
                        .filter(facet -> !facet.choices().isEmpty())
                        .toList(),
                Timeline.of(page.objects("timeline"), interval, Period.of(state.from(), state.to()), now),
                cursor.isEmpty() ? "" : state.at(cursor).address());
    }

    /** The page of a search that was not run. */
    static SearchView none(SearchState state) {
        return new SearchView(state, 0, false, false, List.of(), List.of(), null, "");
    }

    private static List<Group> groups(List<StoryLine> stories, String order) {
        if (order.equals("relevance")) {
            return stories.isEmpty() ? List.of() : List.of(new Group(null, stories));
        }
        List<Group> groups = new ArrayList<>();
        for (StoryLine story : stories) {
            if (groups.isEmpty() || !day(story.at()).equals(day(groups.getLast().day()))) {
                groups.add(new Group(story.at(), new ArrayList<>()));
            }
            groups.getLast().stories().add(story);
        }
        return groups;
    }

    private static LocalDate day(@Nullable Instant time) {
        return (time == null ? Instant.EPOCH : time).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Facet facet(SearchState state, String name, List<Facts> counted) {
        List<Choice> choices = new ArrayList<>();
        for (String value : state.filters().getOrDefault(name, List.of())) {
            if (counted.stream().noneMatch(choice -> isNamed(value, choice))) {
                choices.add(new Choice(
                        value, value, null, true, state.toggled(name, value).address()));
            }
        }
        for (Facts choice : counted) {
            String value = choice.text("value");
            String label = choice.text("label").isEmpty() ? value : choice.text("label");
            boolean byLabel = !state.holds(name, value) && state.holds(name, label);
            choices.add(new Choice(
                    value,
                    label,
                    choice.number("count"),
                    byLabel || state.holds(name, value),
                    state.toggled(name, byLabel ? label : value).address()));
        }
        return new Facet(name, choices);
    }

    /** A source is chosen by its id or by its name. */
    private static boolean isNamed(String chosen, Facts choice) {
        return choice.text("value").equals(chosen) || choice.text("label").equals(chosen);
    }
}
