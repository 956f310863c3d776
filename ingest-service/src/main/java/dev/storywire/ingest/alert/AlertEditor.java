package dev.storywire.ingest.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.feed.FeedTag;
import dev.storywire.ingest.fetch.AddressGuard;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.search.Matches;
import dev.storywire.ingest.search.SearchService;
import dev.storywire.ingest.search.SearchUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes alerts as people ask. Whatever makes an alert begin to match somewhere, the search service is asked whether it understands
 * the search, and where the stream stands. Calls block.
 */
@ApplicationScoped
class AlertEditor {

    private static final int RETRY_SECONDS = 5;
    private static final int ATTEMPTS = 5;

    /**
     * An alert that has a new secret.
     *
     * @param secret told this once
     */
    record Secured(AlertReport report, String secret) {

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return report.toString();
        }
    }

    private final AlertStore store;
    private final AlertSettings settings;
    private final WebhookSecrets secrets;
    private final AddressGuard guard;
    private final SearchService search;
    private final Clock clock;

    AlertEditor(
            AlertStore store,
            AlertSettings settings,
            WebhookSecrets secrets,
            AddressGuard guard,
            SearchService search,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.secrets = secrets;
        this.guard = guard;
        this.search = search;
        this.clock = clock;
    }

    /**
     * Makes an alert. The problems are {@code invalid-alert} (400), {@code too-many-alerts} (409), {@code forbidden-address},
     * {@code no-credentials-key} (422), {@code search-unavailable} (503).
     */
    Secured create(AlertForm form) {
        Traits traits = traits(form);
        Instant now = now();
        String id = Ids.alert(now);
        WebhookSecrets.Fresh secret = secrets.draw(id);
        Alert alert = new Alert(
                id,
                traits.name(),
                traits.search(),
                traits.url(),
                traits.host(),
                secret.sealed(),
                null,
                traits.throttle(),
                traits.collapse(),
                traits.revisions(),
                traits.state() == null ? AlertState.ACTIVE : traits.state(),
                null,
                standing(traits.search()),
                now,
                1,
                now,
                now);
        if (!await(store.add(alert))) {
            throw ProblemType.TOO_MANY_ALERTS.problem(
                    "There are " + settings.most() + " alerts, which is as many as may be (storywire.alert.most).");
        }
        return new Secured(existing(id), secret.text());
    }

    /** Applies a merge patch. Problems are those of {@link #create}, and {@code precondition-failed} (412). */
    AlertReport change(String id, ObjectNode patch, @Nullable String ifMatch) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AlertReport before = existing(id);
            FeedTag.require(ifMatch, before.alert().version());
            Alert after = changed(before, patch);
            boolean started = after.state() == AlertState.ACTIVE
                    && (before.alert().state() != AlertState.ACTIVE
                            || !after.url().equals(before.alert().url()));
            if (await(store.change(before.alert(), after, started))) {
                return existing(id);
            }
        }
        throw ProblemType.BUSY.retryAfter(1);
    }

    /** Gives an alert a new secret. */
    Secured rotate(String id, @Nullable Duration grace) {
        AlertReport before = existing(id);
        WebhookSecrets.Fresh secret = secrets.draw(id);
        Instant now = now();
        Duration both = grace == null ? settings.rotation() : grace;
        await(store.rotate(before.alert().id(), secret.sealed(), now.plus(both), now));
        return new Secured(existing(id), secret.text());
    }

    /** Removes an alert and all that is known of its deliveries. */
    void remove(String id, @Nullable String ifMatch) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int version = existing(id).alert().version();
            FeedTag.require(ifMatch, version);
            if (await(store.remove(id, version))) {
                return;
            }
        }
        throw ProblemType.BUSY.retryAfter(1);
    }

    AlertReport existing(String id) {
        return await(store.find(id)).orElseThrow(ProblemType.ALERT_NOT_FOUND::problem);
    }

    private Alert changed(AlertReport before, ObjectNode patch) {
        Alert alert = before.alert();
        ObjectNode wanted = patch.deepCopy();
        if (wanted.path("state").asText().equals(AlertView.state(before))) {
            // An answer that is sent back asks for no other state.
            wanted.remove("state");
        }
        Traits traits = traits(AlertForms.merged(alert, wanted));
        AlertState state = traits.state() == null ? alert.state() : traits.state();
        boolean anew = !traits.search().equals(alert.search()) || state != alert.state();
        Instant now = now();
        return AlertBuilder.builder(alert)
                .name(traits.name())
                .search(traits.search())
                .url(traits.url())
                .host(traits.host())
                .throttle(traits.throttle())
                .collapse(traits.collapse())
                .revisions(traits.revisions())
                .state(state)
                .after(anew && state == AlertState.ACTIVE ? standing(traits.search()) : checked(alert, traits))
                .since(anew ? now : alert.since())
                .updatedAt(now)
                .build();
    }

    /** A search that changes while nothing is matched has to be one all the same. */
    private String checked(Alert alert, Traits traits) {
        return traits.search().equals(alert.search()) ? alert.after() : standing(traits.search());
    }

    private Traits traits(AlertForm form) {
        return switch (Traits.read(form, guard, settings.longestThrottle())) {
            case Traits.Reading.Right(Traits traits) -> traits;
            case Traits.Reading.Wrong(List<FieldError> errors) -> throw AlertForms.wrong(errors);
            case Traits.Reading.Forbidden(FieldError error) ->
                throw ProblemType.FORBIDDEN_ADDRESS.problem(
                        "The address can't be called: " + error.message(), List.of(error));
        };
    }

    /** Where the stream stands; throws where the search can't be run. */
    private String standing(Saved saved) {
        Matches answer = ask(search.matches(
                new Matches.Question(null, null, List.of(new Matches.Search(null, saved.parameters())))));
        Optional<Matches.Fault> fault = answer.faults().stream().findFirst();
        if (fault.isPresent()) {
            throw AlertForms.wrong(
                    fault.get().errors().stream().map(AlertEditor::named).toList());
        }
        return answer.next();
    }

    /** Parameters of a search are the filters of an alert. */
    static FieldError named(FieldError error) {
        String field = error.field();
        return field == null || !Saved.FILTERS.contains(field)
                ? error
                : new FieldError("filters." + field, error.position(), error.message());
    }

    /** Waits for an answer of the search service; while it is away, that is the problem {@code search-unavailable} (503). */
    <T> T ask(Uni<T> question) {
        try {
            return question.await().atMost(search.patience());
        } catch (SearchUnavailableException away) {
            throw ProblemType.SEARCH_UNAVAILABLE.retryAfter(RETRY_SECONDS);
        }
    }

    <T> T await(Uni<T> answer) {
        return answer.await().atMost(settings.statementTimeout().multipliedBy(2));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
