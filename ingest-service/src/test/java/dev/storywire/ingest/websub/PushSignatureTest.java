package dev.storywire.ingest.websub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushSignatureTest {

    /** Test case 2 of RFC 2202 and RFC 4231. */
    private static final String KEY = "Jefe";

    private static final byte[] DATA = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @ParameterizedTest
    @CsvSource({
        "sha1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha384, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    })
    void aSignatureByEveryMethodIsGood(String method, String hex) {
        assertTrue(PushSignature.isGood(method + "=" + hex, KEY, DATA));
    }

    @Test
    void hexInCapitalsIsTheSame() {
        assertTrue(PushSignature.isGood("SHA256=" + SHA256.substring(7).toUpperCase(java.util.Locale.ROOT), KEY, DATA));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256",
                "sha256=",
                "sha256=zz",
                "md5=750c783e6ab0b503eaa86e310a5db738",
                "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38"
            })
    void whatIsNoSignatureIsBad(String header) {
        assertFalse(PushSignature.isGood(header, KEY, DATA));
    }

    @Test
    void aSignatureOfAnotherBodyOrSecretIsBad() {
        assertFalse(PushSignature.isGood(SHA256, KEY, new byte[0]));
        assertFalse(PushSignature.isGood(SHA256, "other", DATA));
    }
}
