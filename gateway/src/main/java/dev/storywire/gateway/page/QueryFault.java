package dev.storywire.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a search was refused.
 *
 * @param message of the service
 * @param before the query up to the fault, {@code at} what stands there, {@code after} the rest; all empty where the query isn't at fault
 * @param position of the fault in UTF-16 units, as scripts count; absent likewise
 */
record QueryFault(
        String message,
        String before,
        String at,
        String after,
        @Nullable Integer position) {

    static QueryFault of(String q, Facts problem) {
        List<Facts> errors = problem.objects("errors");
        Facts error = errors.isEmpty() ? Facts.NONE : errors.getFirst();
        String message = error.text("message").isEmpty() ? problem.text("detail") : error.text("message");
        if (!error.text("field").equals("q") || !error.has("position")) {
            String field = error.text("field");
            return new QueryFault(field.isEmpty() ? message : field + ": " + message, "", "", "", null);
        }
        int position = Math.clamp(error.number("position"), 0, q.length());
        int end = position;
        while (end < q.length() && !Character.isWhitespace(q.charAt(end))) {
            end++;
        }
        return new QueryFault(
                message, q.substring(0, position), q.substring(position, end), q.substring(end), position);
    }
}
