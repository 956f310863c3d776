package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls a webhook once for a try, in every state of its alert and whatever its throttle, and writes down what came of it. Blocks. */
@ApplicationScoped
class AlertTester {

    private final AlertEditor editor;
    private final DeliveryStore store;
    private final WebhookSecrets secrets;
    private final WebhookCaller caller;
    private final RetryPlan plan;
    private final Clock clock;

    AlertTester(
            AlertEditor editor,
            DeliveryStore store,
            WebhookSecrets secrets,
            Fetcher fetcher,
            AlertSettings settings,
            Clock clock) {
        this.editor = editor;
        this.store = store;
        this.secrets = secrets;
        this.caller = new WebhookCaller(fetcher, settings.answerWithin());
        this.plan = new RetryPlan(settings);
        this.clock = clock;
    }

    Delivery test(String alertId) {
        Alert alert = editor.existing(alertId).alert();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<String> keys = secrets.open(alert, now);
        if (keys.isEmpty()) {
            throw ProblemType.NO_CREDENTIALS_KEY.problem(
                    "The alert's secret can't be read: the key that it was encrypted with is not configured. Rotate the secret.");
        }
        String id = Ids.message(now);
        String body = Messages.test(alert, now);
        Optional<FetchOutcome> outcome = caller.call(alert.url(), id, body, keys, now);
        RetryPlan.Call once = new RetryPlan.Call(0, 0, null, now, now, alert.throttle());
        Verdict verdict = outcome.map(it -> plan.decide(once, it, now, 0)).orElseGet(() -> plan.late(once, now, 0));
        Delivery test =
                switch (verdict) {
                    case Verdict.Delivered delivered -> done(id, alert, body, now, Delivery.DELIVERED, verdict, null);
                    case Verdict.Again again -> done(id, alert, body, now, Delivery.FAILED, verdict, again.reason());
                    case Verdict.Dead dead -> done(id, alert, body, now, Delivery.FAILED, verdict, dead.reason());
                    case Verdict.Gone gone -> done(id, alert, body, now, Delivery.FAILED, verdict, gone.reason());
                };
        return editor.await(store.tested(test)).orElseThrow(ProblemType.ALERT_NOT_FOUND::problem);
    }

    private static Delivery done(
            String id, Alert alert, String body, Instant at, String state, Verdict verdict, @Nullable String reason) {
        return new Delivery(
                0, id, alert.id(), Delivery.TEST, state, 0, body, at, at, at, 1, at, verdict.status(), reason, at);
    }
}
