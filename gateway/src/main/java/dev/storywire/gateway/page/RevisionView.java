package dev.storywire.gateway.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A revision, beside the one before.
 *
 * @param changes none for the first
 */
record RevisionView(long revision, @Nullable Instant at, List<Change> changes) {

    /** What an unchanged stretch between two changes is cut to on both ends. */
    private static final int CONTEXT = 160;

    /** What people read first; the HTML of a body says no more than its text. */
    private static final List<String> ORDER = List.of("kicker", "headline", "summary", "bodyText");

    private static final String HTML = "bodyHtml";

    /** A field on both sides; what differs is marked. */
    record Change(String field, List<Run> before, List<Run> after) {}

    static List<RevisionView> all(Facts answer) {
        return answer.objects("revisions").stream()
                .map(revision -> new RevisionView(
                        revision.number("revision"),
                        revision.time("retrievedAt"),
                        changes(revision.objects("changed"))))
                .toList();
    }

    private static List<Change> changes(List<Facts> changed) {
        boolean hasText =
                changed.stream().anyMatch(change -> change.text("field").equals("bodyText"));
        return changed.stream()
                .filter(change -> !hasText || !change.text("field").equals(HTML))
                .sorted(Comparator.comparingInt(RevisionView::rank))
                .map(RevisionView::change)
                .toList();
    }

    private static int rank(Facts change) {
        int place = ORDER.indexOf(change.text("field"));
        return place < 0 ? ORDER.size() : place;
    }

    private static Change change(Facts change) {
        List<Facts> diff = change.objects("diff");
        return diff.isEmpty()
                ? new Change(
                        change.text("field"),
                        value(change.json().getValue("before")),
                        value(change.json().getValue("after")))
                : new Change(change.text("field"), side(diff, "delete"), side(diff, "insert"));
    }

    private static List<Run> side(List<Facts> diff, String mine) {
        List<Run> runs = new ArrayList<>();
        for (Facts piece : diff) {
            String op = piece.text("op");
            if (op.equals("equal")) {
                runs.add(new Run(shortened(piece.text("text")), false));
            } else if (op.equals(mine)) {
                runs.add(new Run(piece.text("text"), true));
            }
        }
        return runs;
    }

    private static String shortened(String text) {
        return text.length() <= 3 * CONTEXT
                ? text
                : text.substring(0, CONTEXT) + " … " + text.substring(text.length() - CONTEXT);
    }

    private static List<Run> value(@Nullable Object value) {
        return Run.plain(words(value));
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case JsonObject object ->
                object.stream()
                        .map(entry -> entry.getKey() + ": " + words(entry.getValue()))
                        .collect(Collectors.joining(", "));
            case JsonArray array -> array.stream().map(RevisionView::words).collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }
}
