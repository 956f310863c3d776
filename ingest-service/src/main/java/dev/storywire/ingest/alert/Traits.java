package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.AddressCheck;
import dev.storywire.ingest.fetch.AddressGuard;
import dev.storywire.ingest.fetch.Refusal;
import dev.storywire.ingest.fetch.WebAddress;
import dev.storywire.ingest.problem.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an alert, checked and tidied; whether the search can be run is for the search service to say.
 *
 * @param state {@code null} where it is not said
 */
record Traits(
        String name,
        Saved search,
        String url,
        String host,
        Duration throttle,
        boolean collapse,
        boolean revisions,
        @Nullable AlertState state) {

    static final String WEBHOOK = "webhook";
    static final String CLUSTER = "cluster";

    private static final int MAX_NAME = 200;
    private static final int MAX_QUERY = 4000;
    private static final int MAX_VALUES = 100;
    private static final int MAX_VALUE = 512;

    /** What a form turned out to be. */
    sealed interface Reading {

        /** All is right. */
        record Right(Traits traits) implements Reading {}

        /** At least one error. */
        record Wrong(List<FieldError> errors) implements Reading {}

        /** The webhook's address may not be called. */
        record Forbidden(FieldError error) implements Reading {}
    }

    /** Checks a form. */
    static Reading read(AlertForm form, AddressGuard guard, Duration longestThrottle) {
        Checks checks = new Checks();
        String name = checks.name(form.name());
        Saved search = new Saved(checks.query(form.q()), checks.filters(form.filters()));
        String url = checks.url(form.delivery());
        Duration throttle = checks.throttle(form.throttleSeconds(), longestThrottle);
        boolean collapse = checks.collapse(form.collapse());
        @Nullable AlertState state = checks.state(form.state());
        if (!checks.errors.isEmpty()) {
            return new Reading.Wrong(checks.errors);
        }
        return switch (guard.check(url)) {
            case AddressCheck.Accepted(WebAddress address) ->
                new Reading.Right(new Traits(
                        name,
                        search,
                        address.toString(),
                        address.host(),
                        throttle,
                        collapse,
                        Boolean.TRUE.equals(form.revisions()),
                        state));
            case AddressCheck.Refused(Refusal reason)
            when reason == Refusal.MALFORMED ->
                new Reading.Wrong(List.of(FieldError.of("delivery.url", reason.message())));
            case AddressCheck.Refused(Refusal reason) ->
                new Reading.Forbidden(FieldError.of("delivery.url", reason.message()));
        };
    }

    /** The search of a form alone, for a try of it. */
    static Saved search(AlertForm form, List<FieldError> errors) {
        Checks checks = new Checks();
        Saved search = new Saved(checks.query(form.q()), checks.filters(form.filters()));
        checks.collapse(form.collapse());
        errors.addAll(checks.errors);
        return search;
    }

    private static final class Checks {

        private final List<FieldError> errors = new ArrayList<>();

        String name(@Nullable String name) {
            String line = name == null ? "" : name.strip();
            if (line.isEmpty() || line.length() > MAX_NAME || line.chars().anyMatch(Character::isISOControl)) {
                wrong("name", "must say what the alert is for, in one line of at most " + MAX_NAME + " characters");
            }
            return line;
        }

        String query(@Nullable String q) {
            String query = q == null ? "" : q.strip();
            if (query.length() > MAX_QUERY || query.indexOf(0) >= 0) {
                wrong("q", "must have at most " + MAX_QUERY + " characters, none of them NUL");
            }
            return query;
        }

        Map<String, List<String>> filters(@Nullable Map<String, @Nullable List<@Nullable String>> given) {
            Map<String, List<String>> filters = new LinkedHashMap<>();
            if (given == null) {
                return filters;
            }
            for (Map.Entry<String, @Nullable List<@Nullable String>> filter : given.entrySet()) {
                String name = filter.getKey();
                List<@Nullable String> values = filter.getValue();
                if (!Saved.FILTERS.contains(name)) {
                    wrong("filters." + name, "is no filter; there are " + String.join(", ", Saved.FILTERS));
                } else if (values != null) {
                    filters.put(name, values(name, values));
                }
            }
            return filters;
        }

        private List<String> values(String name, List<@Nullable String> given) {
            List<String> values = given.stream()
                    .flatMap(value -> Stream.ofNullable(value))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (values.size() > MAX_VALUES
                    || values.stream().anyMatch(value -> value.length() > MAX_VALUE || value.indexOf(0) >= 0)) {
                wrong(
                        "filters." + name,
                        "must be at most " + MAX_VALUES + " values of at most " + MAX_VALUE + " characters");
            }
            return values;
        }

        String url(AlertForm.@Nullable Delivery delivery) {
            if (delivery == null || delivery.url() == null || delivery.url().isBlank()) {
                wrong("delivery.url", "is missing");
                return "";
            }
            if (delivery.type() != null && !delivery.type().equals(WEBHOOK)) {
                wrong("delivery.type", "must be " + WEBHOOK);
            }
            return delivery.url().strip();
        }

        Duration throttle(@Nullable Integer seconds, Duration longest) {
            int given = seconds == null ? 0 : seconds;
            if (given < 0 || given > longest.toSeconds()) {
                wrong("throttleSeconds", "must be from 0 to " + longest.toSeconds());
            }
            return Duration.ofSeconds(given);
        }

        boolean collapse(@Nullable String collapse) {
            if (collapse != null && !collapse.equals(CLUSTER)) {
                wrong("collapse", "must be " + CLUSTER + " or absent");
            }
            return collapse != null;
        }

        @Nullable AlertState state(@Nullable String state) {
            for (AlertState wanted : List.of(AlertState.ACTIVE, AlertState.PAUSED)) {
                if (wanted.wireName().equals(state)) {
                    return wanted;
                }
            }
            if (state != null) {
                wrong("state", "must be active or paused");
            }
            return null;
        }

        private void wrong(String field, String message) {
            errors.add(FieldError.of(field, message));
        }
    }
}
