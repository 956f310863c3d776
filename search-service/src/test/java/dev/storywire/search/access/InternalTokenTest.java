package dev.storywire.search.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");
    private static final String OLD = "o".repeat(32);
    private static final String NEW = "n".repeat(32);
    private static final InternalToken TOKEN = new InternalToken(List.of("new:" + NEW, "old:" + OLD));

    @Test
    void a_call_signed_with_either_key_is_taken_while_keys_are_changed() throws Exception {
        assertTrue(TOKEN.isGood(signed("new", NEW, "search", NOW.plusSeconds(60)), NOW));
        assertTrue(TOKEN.isGood(signed("old", OLD, "search", NOW.plusSeconds(60)), NOW));
    }

    @Test
    void a_signature_by_another_key_for_another_service_or_of_another_time_is_none() throws Exception {
        assertFalse(TOKEN.isGood(signed("new", OLD, "search", NOW.plusSeconds(60)), NOW));
        assertFalse(TOKEN.isGood(signed("gone", NEW, "search", NOW.plusSeconds(60)), NOW));
        assertFalse(TOKEN.isGood(signed("new", NEW, "elsewhere", NOW.plusSeconds(60)), NOW));
        assertFalse(TOKEN.isGood(signed("new", NEW, "search", NOW.minusSeconds(60)), NOW));
        assertFalse(TOKEN.isGood(signed("new", NEW, "search", NOW.plusSeconds(3600)), NOW));
    }

    @Test
    void a_content_that_was_changed_after_signing_is_found_out() throws Exception {
        String[] parts = signed("new", NEW, "elsewhere", NOW.plusSeconds(60)).split("\\.");
        String claims =
                encoded("{\"aud\":\"search\",\"exp\":" + NOW.plusSeconds(60).getEpochSecond() + "}");
        assertFalse(TOKEN.isGood(parts[0] + "." + claims + "." + parts[2], NOW));
        assertFalse(TOKEN.isGood(encoded("{\"alg\":\"none\",\"kid\":\"new\"}") + "." + claims + ".", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a.b.c", "W10.W10.W10", "eyJraWQiOjF9.e30.e30", "a.b.c.d"})
    void what_is_no_token_is_refused(String text) {
        assertFalse(TOKEN.isGood(text, NOW));
    }

    @Test
    void a_short_secret_is_not_taken() {
        assertThrows(IllegalArgumentException.class, () -> new InternalToken(List.of("new:secret")));
    }

    private static String signed(String name, String secret, String audience, Instant expiry) throws Exception {
        String content = encoded("{\"alg\":\"HS256\",\"kid\":\"" + name + "\"}") + "."
                + encoded("{\"aud\":\"" + audience + "\",\"exp\":" + expiry.getEpochSecond() + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return content + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
