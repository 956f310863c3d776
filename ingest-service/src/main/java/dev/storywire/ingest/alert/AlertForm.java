package dev.storywire.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an alert, as JSON. Unknown fields are passed over, so that an answer can be sent back changed.
 *
 * @param name what it is for
 * @param q in the query language
 * @param filters as in a search: {@code lang}, {@code source}, {@code feed}, {@code tag}, {@code author}, {@code kind}, {@code status}
 * @param delivery where its stories are told
 * @param throttleSeconds between two calls at least
 * @param collapse {@code cluster}: a cluster counts as one story
 * @param revisions whether new revisions of a story are told too
 * @param state {@code active} or {@code paused}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertForm(
        @Nullable String name,
        @Nullable String q,
        @Nullable Map<String, @Nullable List<@Nullable String>> filters,
        @Nullable Delivery delivery,
        @Nullable Integer throttleSeconds,
        @Nullable String collapse,
        @Nullable Boolean revisions,
        @Nullable String state) {

    /**
     * Where to.
     *
     * @param type {@code webhook}, the only one there is
     * @param url http or https
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(@Nullable String type, @Nullable String url) {}

    /** What is said of an alert as it is: what a change starts from. */
    static AlertForm of(Alert alert) {
        return new AlertForm(
                alert.name(),
                alert.search().query(),
                Map.copyOf(alert.search().filters()),
                new Delivery(Traits.WEBHOOK, alert.url()),
                (int) alert.throttle().toSeconds(),
                alert.collapse() ? Traits.CLUSTER : null,
                alert.revisions(),
                null);
    }
}
