package dev.storywire.ingest.alert;

import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.search.Matches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an answer of the search service means to the alerts that it was asked for.
 *
 * @param hits in the order of the stream; what came long before an alert was made is none, though it was indexed again after
 * @param faults by alert, why its search can't be run
 */
record Findings(List<News> hits, Map<String, String> faults) {

    /**
     * Reads an answer.
     *
     * @param asked in the order in which they were asked for
     * @param same those of them that are still as they were asked for
     */
    static Findings of(List<Alert> asked, List<Alert> same, Matches answer, Duration overlap) {
        Map<String, Alert> known = new HashMap<>();
        same.forEach(alert -> known.put(alert.id(), alert));
        List<News> hits = new ArrayList<>();
        for (Matches.Match match : answer.matches()) {
            Hit story = Hit.of(match.story());
            for (int search : match.searches()) {
                Alert alert = known.get(asked.get(search).id());
                if (alert != null && !story.retrievedAt().isBefore(alert.since().minus(overlap))) {
                    hits.add(new News(alert, story));
                }
            }
        }
        Map<String, String> faults = new HashMap<>();
        answer.faults().forEach(fault -> faults.put(asked.get(fault.search()).id(), words(fault.errors())));
        return new Findings(List.copyOf(hits), Map.copyOf(faults));
    }

    private static String words(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + (error.position() == null ? "" : " at " + error.position()) + ": "
                        + error.message())
                .collect(Collectors.joining("; ", "The search can't be run: ", "."));
    }
}
