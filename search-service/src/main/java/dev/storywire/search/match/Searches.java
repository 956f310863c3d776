package dev.storywire.search.match;

import dev.storywire.search.live.StreamPosition;
import dev.storywire.search.match.MatchAnswer.Fault;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.story.StoryFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The searches of a request, read: those that are the same from the same place on are run once. */
final class Searches {

    /** @param members the indices of the searches that are this one */
    record Group(StoryFilter filter, StreamPosition from, List<Integer> members) {}

    private record Key(String identity, StreamPosition from) {}

    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param start no search looks at what stands before it */
    Searches(List<MatchRequest.Wanted> wanted, StreamPosition start) {
        for (int i = 0; i < wanted.size(); i++) {
            MatchRequest.Wanted search = wanted.get(i);
            Map<String, List<String>> parameters = search.parameters();
            switch (StoryFilter.read(parameters == null ? Map.of() : parameters)) {
                case StoryFilter.Reading.Valid(StoryFilter filter) -> add(i, filter, from(search.after(), start));
                case StoryFilter.Reading.Faulty(List<ParameterFault> errors) -> faults.add(new Fault(i, errors));
            }
        }
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void add(int index, StoryFilter filter, StreamPosition from) {
        groups.computeIfAbsent(new Key(filter.identity(), from), _ -> new Group(filter, from, new ArrayList<>()))
                .members()
                .add(index);
    }

    /** A place of another stream says nothing of this one. */
    private static StreamPosition from(@Nullable String own, StreamPosition start) {
        return own == null
                ? start
                : StreamPosition.parse(own)
                        .filter(position -> position.topic().equals(start.topic()))
                        .map(start::orLater)
                        .orElse(start);
    }
}
