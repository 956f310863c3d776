package dev.storywire.gateway.backing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InternalTokenTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final SetClock clock = new SetClock();
    private final InternalToken token = token();

    @Test
    void itIsGoodForAMinuteAndSignedAnewAfterHalfOfIt() {
        assertEquals(NOON.plusSeconds(60), expiry());
        clock.now = NOON.plusSeconds(30);
        assertEquals(NOON.plusSeconds(60), expiry());
        clock.now = NOON.plusSeconds(31);
        assertEquals(NOON.plusSeconds(91), expiry());
    }

    @Test
    void afterTheClockWasPutBackItIsNotOneOfTheFuture() {
        clock.now = NOON.plus(Duration.ofHours(1));
        assertEquals(NOON.plusSeconds(3_660), expiry());
        clock.now = NOON;
        assertEquals(NOON.plusSeconds(60), expiry());
    }

    private Instant expiry() {
        byte[] claims = Base64.getUrlDecoder().decode(token.text().split("\\.", -1)[1]);
        return Instant.ofEpochSecond(new JsonObject(new String(claims, UTF_8)).getLong("exp"));
    }

    private InternalToken token() {
        var settings = new InternalSettings() {
            @Override
            public Optional<List<String>> keys() {
                return Optional.of(List.of("test:0123456789012345678901234567890123456789"));
            }

            @Override
            public boolean required() {
                return true;
            }
        };
        InternalToken made = InternalToken.of("search", settings, clock);
        assertNotNull(made);
        return made;
    }

    private static final class SetClock extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
