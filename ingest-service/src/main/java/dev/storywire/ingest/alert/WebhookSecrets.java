package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.CredentialVault;
import dev.storywire.ingest.feed.SealedText;
import dev.storywire.ingest.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the secrets that webhooks are signed with. They are kept encrypted, and told only when they are made. */
@ApplicationScoped
class WebhookSecrets {

    private static final int BYTES = 32;

    /**
     * A secret that was just made.
     *
     * @param text for the receiver, told this once
     * @param sealed as it is kept
     */
    record Fresh(String text, SealedText sealed) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "fresh secret";
        }
    }

    private final CredentialVault vault;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(CredentialVault vault) {
        this.vault = vault;
    }

    /** A secret for an alert; the problem {@code no-credentials-key} (422) where there is no key to encrypt it with. */
    Fresh draw(String alertId) {
        if (!vault.canSeal()) {
            throw ProblemType.NO_CREDENTIALS_KEY.problem();
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = WebhookSignature.PREFIX + Base64.getEncoder().encodeToString(bytes);
        return new Fresh(text, vault.seal(text, alertId));
    }

    /** What a message is signed with at a time: the secret, and the one before as long as it counts. Empty where the key to them is gone. */
    List<String> open(Alert alert, Instant now) {
        Optional<String> newest = vault.open(alert.secret(), alert.id());
        OldSecret old = alert.oldSecret();
        Optional<String> before =
                old == null || !old.until().isAfter(now) ? Optional.empty() : vault.open(old.sealed(), alert.id());
        return newest.isEmpty()
                ? List.of()
                : Stream.concat(newest.stream(), before.stream()).toList();
    }

    /** The same secret, encrypted anew; empty where the key to it is gone. */
    Optional<SealedText> reseal(SealedText secret, String alertId) {
        return vault.open(secret, alertId).map(text -> vault.seal(text, alertId));
    }

    /** The name of the key that encrypts. */
    Optional<String> newestKey() {
        return vault.newestKey();
    }
}
