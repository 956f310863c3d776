package dev.storywire.ingest.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** What the reference libraries of the specification test with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxLek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        assertEquals(
                Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE),
                WebhookSignature.headers(ID, AT, BODY, List.of(SECRET)));
    }

    @Test
    void whileASecretIsRotatedBothSign() {
        String signatures = WebhookSignature.headers(ID, AT, BODY, List.of("whsec_bmV3", SECRET))
                .getOrDefault("webhook-signature", "");

        assertEquals(2, signatures.split(" ").length);
        assertEquals(SIGNATURE, signatures.split(" ")[1]);
    }
}
