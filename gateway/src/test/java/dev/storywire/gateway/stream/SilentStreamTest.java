package dev.storywire.gateway.stream;

import static io.restassured.RestAssured.when;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SilentStreamTest.Impatient.class)
class SilentStreamTest extends GatewayTest {

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("storywire.search.stream-silence", "1s");
        }
    }

    @Test
    void aStreamWhoseServiceVanishedWithoutAWordIsCutOffSoThatItsClientComesBack() {
        search.answer("GET /v1/stream", new Reply.Begun("text/event-stream", "id: 1\n\n"));

        assertTimeout(Duration.ofSeconds(15), () -> {
            assertThrows(Exception.class, () -> when().get("/v1/stream").asString());
        });
    }
}
