package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.BasicCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what must not be read in the database: AES-256 in Galois/counter mode (NIST SP 800-38D), a random nonce of 96 bits each time.
 * What a text is for is authenticated along with it, so that it can't be moved to another feed.
 */
@ApplicationScoped
public class CredentialVault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final @Nullable String newest;

    @Inject
    CredentialVault(FeedSettings settings) {
        this(settings.credentialsKey().orElse(List.of()));
    }

    /** @param configured each {@code name:key}, the one that encrypts first */
    public CredentialVault(List<String> configured) {
        configured.forEach(this::take);
        newest = keys.isEmpty() ? null : keys.keySet().iterator().next();
    }

    /** Whether there is a key to encrypt with. */
    public boolean canSeal() {
        return newest != null;
    }

    /**
     * Encrypts with the newest key.
     *
     * @param purpose what it is for, such as the feed's id; needed again to open it
     * @throws IllegalStateException where no key is configured
     */
    public SealedText seal(String text, String purpose) {
        String key = newest;
        if (key == null) {
            throw new IllegalStateException("There is no key to encrypt with: set storywire.feed.credentials-key");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8), purpose);
        return new SealedText(
                ByteBuffer.allocate(NONCE_BYTES + hidden.length)
                        .put(nonce)
                        .put(hidden)
                        .array(),
                key);
    }

    /** Decrypts; empty where its key is no longer configured, is another one, or the bytes were changed. */
    public Optional<String> open(SealedText secret, String purpose) {
        if (!keys.containsKey(secret.key()) || secret.bytes().length < NONCE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(secret.bytes());
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[bytes.remaining() - NONCE_BYTES];
        bytes.get(nonce).get(rest);
        try {
            byte[] text = run(Cipher.DECRYPT_MODE, secret.key(), nonce, rest, purpose);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Encrypts the credentials of a feed. */
    public SealedText seal(BasicCredentials credentials, String feedId) {
        return seal(credentials.user() + ":" + credentials.password(), feedId);
    }

    /** The credentials of a feed; empty where it has none, or where they can't be opened. */
    public Optional<BasicCredentials> credentials(Feed feed) {
        return Optional.ofNullable(feed.credentials())
                .flatMap(secret -> open(secret, feed.id()))
                .map(text -> text.split(":", 2))
                .map(parts -> new BasicCredentials(parts[0], parts[1]));
    }

    /** The name of the key that encrypts. */
    public Optional<String> newestKey() {
        return Optional.ofNullable(newest);
    }

    private byte[] run(int mode, String key, byte[] nonce, byte[] input, String purpose) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("The key or the purpose is another one, or the bytes were changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in Galois/counter mode", e);
        }
    }

    /** Says what is wrong without saying the key: messages at start end up in logs. */
    private void take(String entry) {
        int colon = entry.indexOf(':');
        String name = colon < 0 ? "" : entry.substring(0, colon).strip();
        byte[] key = decode(entry.substring(colon + 1).strip());
        if (name.isEmpty() || key.length != KEY_BYTES) {
            throw new IllegalArgumentException("storywire.feed.credentials-key must be name:key, the key " + KEY_BYTES
                    + " bytes in base 64, as `openssl rand -base64 " + KEY_BYTES + "` prints them");
        }
        if (keys.put(name, new SecretKeySpec(key, "AES")) != null) {
            throw new IllegalArgumentException("storywire.feed.credentials-key has two keys named " + name);
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
