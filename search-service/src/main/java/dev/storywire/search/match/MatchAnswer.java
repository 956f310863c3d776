package dev.storywire.search.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.problem.ParameterFault;
import java.util.List;

/**
 * What matched.
 *
 * @param after where the stretch that was looked at begins: the place asked for, or the stream's beginning where that place is none of this
 *     stream
 * @param next the place behind it
 * @param complete whether the stretch goes to its end, asked for or the stream's own; more follows where not
 * @param restarted whether the place asked for is of another stream, as after the topic was made anew: everything is looked at again
 * @param behind events between {@code next} and where the stream stands now
 * @param stories how many stories were looked at
 * @param matches stories that at least one search finds, in the order of the stream
 * @param faults searches that can't be run, with the reasons
 */
public record MatchAnswer(
        String after,
        String next,
        boolean complete,
        boolean restarted,
        long behind,
        long stories,
        List<Match> matches,
        List<Fault> faults) {

    /**
     * A story that is found.
     *
     * @param story what a notice of it needs, without its texts
     * @param searches the indices of the searches that find it, ascending
     */
    public record Match(ObjectNode story, List<Integer> searches) {}

    /** @param search index of the search */
    public record Fault(int search, List<ParameterFault> errors) {}
}
