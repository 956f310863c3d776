package dev.storywire.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final long NOW = TimeUnit.HOURS.toNanos(1);

    @Test
    void whoHasSpentItsMinuteIsToldWhenToComeAgainAndIsGrantedThen() {
        Buckets buckets = new Buckets(10);
        for (int i = 0; i < 60; i++) {
            assertTrue(buckets.spend("a", 60, 1, NOW).granted());
        }

        Spending refused = buckets.spend("a", 60, 5, NOW);

        assertEquals(new Spending(false, 60, 0, 60, 5), refused);
        assertFalse(buckets.spend("a", 60, 5, NOW + TimeUnit.SECONDS.toNanos(4)).granted());
        assertTrue(buckets.spend("a", 60, 5, NOW + TimeUnit.SECONDS.toNanos(5)).granted());
    }

    @Test
    void whatOneSpendsNobodyElseLacks() {
        Buckets buckets = new Buckets(10);
        buckets.spend("a", 60, 60, NOW);

        assertEquals(new Spending(true, 60, 59, 1, 0), buckets.spend("b", 60, 1, NOW));
    }

    @Test
    void whatCostsMoreThanAMinutesWorthIsGrantedToTheRested() {
        Buckets buckets = new Buckets(10);

        assertTrue(buckets.spend("a", 60, 500, NOW).granted());
        assertEquals(60, buckets.spend("a", 60, 500, NOW).retrySeconds());
    }

    @Test
    void callersBeyondTheBoundShareOneLimitUntilOthersHaveRested() {
        Buckets buckets = new Buckets(2);
        buckets.spend("a", 60, 1, NOW);
        buckets.spend("b", 60, 1, NOW);
        for (int i = 0; i < 1000; i++) {
            buckets.spend("stranger" + i, 60, 1, NOW);
        }
        assertTrue(buckets.size() <= 3);
        assertFalse(buckets.spend("one-more", 60, 1, NOW).granted());

        long later = NOW + TimeUnit.MINUTES.toNanos(2);
        assertTrue(buckets.spend("one-more", 60, 1, later).granted());
        assertEquals(1, buckets.size());
    }

    @Test
    void anIpv6NetworkOf64BitsIsOneAddress() {
        assertEquals(Addresses.counted("2001:db8:1:2::1"), Addresses.counted("2001:db8:1:2:ffff::1"));
        assertNotEquals(Addresses.counted("2001:db8:1:2::1"), Addresses.counted("2001:db8:1:3::1"));
        assertEquals("192.0.2.7", Addresses.counted("192.0.2.7"));
    }
}
