package dev.storywire.ingest.feed;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text encrypted at rest; {@link CredentialVault} seals and opens it.
 *
 * @param bytes nonce and AES-GCM cipher text with its tag
 * @param key name of the key, as configuration has it
 */
@SuppressWarnings("ArrayRecordComponent") // equality and text are told below
public record SealedText(byte[] bytes, String key) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedText it && key.equals(it.key) && Arrays.equals(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, Arrays.hashCode(bytes));
    }

    /** Says that there is something, and nothing of it. */
    @Override
    public String toString() {
        return "sealed with " + key;
    }
}
