package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.SealedText;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Encrypts at start, with the newest key, secrets that were encrypted with an older one, so that the older one can be taken away after. */
@ApplicationScoped
class SecretRenewal {

    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);

    private final AlertStore store;
    private final WebhookSecrets secrets;

    SecretRenewal(AlertStore store, WebhookSecrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    void atStart(@Observes StartupEvent start) {
        secrets.newestKey().ifPresent(key -> renew(key, "")
                .subscribe()
                .with(
                        done -> LOG.debug("event=webhook-secrets-renewed"),
                        failure -> LOG.warnf("event=webhook-secrets-not-renewed reason=%s", failure.getMessage())));
    }

    /** Goes through all alerts beyond an id. */
    Uni<Void> renew(String key, String after) {
        return store.sealedOtherwise(key, after)
                .chain(alerts -> alerts.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : all(alerts).chain(() -> renew(key, alerts.getLast().id())));
    }

    private Uni<Void> all(List<Alert> alerts) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Alert alert : alerts) {
            for (SealedText secret : secrets(alert)) {
                done = done.chain(() -> renew(alert, secret));
            }
        }
        return done;
    }

    private Uni<Void> renew(Alert alert, SealedText before) {
        Optional<SealedText> after = secrets.reseal(before, alert.id());
        if (after.isEmpty()) {
            LOG.warnf("event=webhook-secret-unreadable alert=%s key=%s", alert.id(), before.key());
            return Uni.createFrom().voidItem();
        }
        return store.reseal(alert.id(), before, after.get());
    }

    private static List<SealedText> secrets(Alert alert) {
        List<SealedText> secrets = new ArrayList<>(List.of(alert.secret()));
        if (alert.oldSecret() != null) {
            secrets.add(alert.oldSecret().sealed());
        }
        return secrets;
    }
}
