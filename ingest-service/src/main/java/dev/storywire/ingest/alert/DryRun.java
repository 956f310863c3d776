package dev.storywire.ingest.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.search.SearchRefusedException;
import dev.storywire.ingest.search.SearchService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries a search before it is kept: what it would have brought. */
@ApplicationScoped
class DryRun {

    private static final int SAMPLE = 10;

    /**
     * What the last days would have brought.
     *
     * @param days whole days (UTC) by which stories are counted, the running one included
     * @param total stories; with {@code collapse} clusters
     * @param perDay stories by the day of their publication, the oldest first, clusters not counted as one
     * @param stories the newest ones, for a look
     */
    record Trial(int days, Total total, List<Day> perDay, List<JsonNode> stories) {}

    /** @param relation {@code eq}, or {@code gte} where there are that many at least */
    record Total(long value, String relation) {}

    /** @param stories that were published on that day */
    record Day(LocalDate day, long stories) {}

    private final SearchService search;
    private final AlertEditor editor;
    private final Clock clock;

    DryRun(SearchService search, AlertEditor editor, Clock clock) {
        this.search = search;
        this.editor = editor;
        this.clock = clock;
    }

    /** Tries a form's search; the problems are {@code invalid-alert} (400) and {@code search-unavailable} (503). Blocks. */
    Trial run(AlertForm form, int days) {
        List<FieldError> errors = new ArrayList<>();
        Saved saved = Traits.search(form, errors);
        if (!errors.isEmpty()) {
            throw AlertForms.wrong(errors);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(days - 1L);
        Map<String, List<String>> parameters = new LinkedHashMap<>(saved.parameters());
        parameters.put("from", List.of(first.toString()));
        parameters.put("interval", List.of("day"));
        parameters.put("sort", List.of("newest"));
        parameters.put("size", List.of(Integer.toString(SAMPLE)));
        if (form.collapse() != null) {
            parameters.put("collapse", List.of(form.collapse()));
        }
        try {
            return trial(editor.ask(search.stories(parameters)), first, today);
        } catch (SearchRefusedException refused) {
            throw AlertForms.wrong(
                    refused.errors().stream().map(AlertEditor::named).toList());
        }
    }

    private static Trial trial(JsonNode page, LocalDate first, LocalDate today) {
        Map<String, Long> counts = new HashMap<>();
        page.path("timeline")
                .forEach(point -> counts.put(
                        point.path("from").asText().split("T", 2)[0],
                        point.path("count").asLong()));
        List<Day> days = first.datesUntil(today.plusDays(1))
                .map(day -> new Day(day, counts.getOrDefault(day.toString(), 0L)))
                .toList();
        List<JsonNode> stories = new ArrayList<>();
        page.path("stories").forEach(stories::add);
        JsonNode total = page.path("total");
        return new Trial(
                days.size(),
                new Total(total.path("value").asLong(), total.path("relation").asText("eq")),
                days,
                stories);
    }
}
