package dev.storywire.ingest.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** An example that the authors of the specification have published. */
    private static final String SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl";

    private static final String ID = "msg_loFOjxBNrRLzqYUf";
    private static final Instant AT = Instant.ofEpochSecond(1731705121);
    private static final String BODY = "{\"event_type\":\"ping\",\"data\":{\"success\":true}}";
    private static final String SIGNATURE = "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=";

    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        assertEquals(
                Map.of("webhook-id", ID, "webhook-timestamp", "1731705121", "webhook-signature", SIGNATURE),
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
