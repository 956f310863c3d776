package dev.storywire.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialVaultTest {

    private static final String OLD = "2025:" + key(1);
    private static final String NEW = "2026:" + key(2);

    private final CredentialVault vault = new CredentialVault(List.of(OLD));

    @Test
    void whatIsSealedOpensForItsPurposeAndForNoOther() {
        SealedText secret = vault.seal("ahoy", "feed-1");
        assertEquals(Optional.of("ahoy"), vault.open(secret, "feed-1"));
        assertEquals(Optional.empty(), vault.open(secret, "feed-2"));
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTimeAndNeverReadable() {
        SealedText one = vault.seal("ahoy-ahoy", "feed-1");
        assertNotEquals(one, vault.seal("ahoy-ahoy", "feed-1"));
        assertFalse(new String(one.bytes(), StandardCharsets.ISO_8859_1).contains("ahoy"));
        assertFalse(one.toString().contains("ahoy"));
    }

    @Test
    void aChangedByteIsNoticed() {
        SealedText secret = vault.seal("ahoy", "feed-1");
        secret.bytes()[secret.bytes().length - 1] ^= 1;
        assertEquals(Optional.empty(), vault.open(secret, "feed-1"));
    }

    @Test
    void afterAKeyWasPutInFrontTheOldOneStillOpens() {
        SealedText before = vault.seal("ahoy", "feed-1");
        CredentialVault rotated = new CredentialVault(List.of(NEW, OLD));
        assertEquals(Optional.of("ahoy"), rotated.open(before, "feed-1"));
        assertEquals("2026", rotated.seal("ahoy", "feed-1").key());
        assertEquals(Optional.empty(), new CredentialVault(List.of(NEW)).open(before, "feed-1"));
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        CredentialVault none = new CredentialVault(List.of());
        assertFalse(none.canSeal());
        assertThrows(IllegalStateException.class, () -> none.seal("ahoy", "feed-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2VjcmV0LXNlY3JldA==", "2026:c2VjcmV0LXNlY3JldA==", "2026:secret-secret", ":"})
    void aKeyThatIsNoneFailsTheStartWithoutBeingTold(String entry) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new CredentialVault(List.of(entry)));
        assertTrue(String.valueOf(refused.getMessage()).contains("storywire.feed.credentials-key"));
        assertFalse(String.valueOf(refused.getMessage()).contains("c2VjcmV0"));
    }

    private static String key(int octet) {
        byte[] key = new byte[32];
        key[0] = (byte) octet;
        return Base64.getEncoder().encodeToString(key);
    }
}
