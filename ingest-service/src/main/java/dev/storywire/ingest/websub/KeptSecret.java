package dev.storywire.ingest.websub;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is kept.
 *
 * @param bytes encrypted where there is a key, else the text
 * @param key name of the key, as configuration has it
 */
@SuppressWarnings("ArrayRecordComponent") // equality and text are told below
record KeptSecret(byte[] bytes, @Nullable String key) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptSecret it && Objects.equals(key, it.key) && Arrays.equals(bytes, it.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, Arrays.hashCode(bytes));
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "secret";
    }
}
