package dev.storywire.ingest.websub;

import dev.storywire.ingest.feed.CredentialVault;
import dev.storywire.ingest.feed.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Makes tokens and secrets. Secrets are encrypted where there is a key for it; they never leave but for the hub. */
@ApplicationScoped
class HubSecrets {

    private static final int TOKEN_BYTES = 24;
    /** In hex it stays below the 200 bytes that a hub must take (WebSub, section 5.1). */
    private static final int SECRET_BYTES = 32;

    private final CredentialVault vault;
    private final SecureRandom random = new SecureRandom();

    HubSecrets(CredentialVault vault) {
        this.vault = vault;
    }

    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** A new secret for the subscription with this token. */
    KeptSecret secret(String token) {
        String secret = HexFormat.of().formatHex(bytes(SECRET_BYTES));
        if (!vault.canSeal()) {
            return new KeptSecret(secret.getBytes(StandardCharsets.UTF_8), null);
        }
        SealedText sealed = vault.seal(secret, token);
        return new KeptSecret(sealed.bytes(), sealed.key());
    }

    /** The secret in the clear; empty where its key is no longer configured. */
    Optional<String> open(Subscription subscription) {
        KeptSecret secret = subscription.secret();
        String key = secret.key();
        return key == null
                ? Optional.of(new String(secret.bytes(), StandardCharsets.UTF_8))
                : vault.open(new SealedText(secret.bytes(), key), subscription.token());
    }

    private byte[] bytes(int number) {
        byte[] bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }
}
