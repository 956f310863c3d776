package dev.storywire.ingest.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.feed.FetchCause;
import dev.storywire.ingest.feed.FetchResult;
import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.fetch.Freshness;
import dev.storywire.ingest.fetch.Redirect;
import dev.storywire.ingest.fetch.Trip;
import dev.storywire.ingest.fetch.Validators;
import dev.storywire.ingest.schedule.plan.Timing;
import dev.storywire.ingest.schedule.plan.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AftermathTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String URL = "https://post.example/feed";
    private static final String NEW_URL = "https://www.post.example/rss";
    private static final Memory NEW = new Memory(
            Validators.NONE,
            null,
            null,
            null,
            0,
            null,
            null,
            null,
            Wishes.NONE,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private final Aftermath aftermath = new Aftermath(
            new Timing(Settings.with(Map.of()).bounds(), new Random(1)), new Aftermath.Rules(3, Duration.ofDays(60)));

    @Test
    void aNewDocumentIsRememberedAndItsStoriesCounted() {
        Report report = after(NEW, changed("hash-1"), trip());

        assertEquals("hash-1", report.memory().bodyHash());
        assertEquals(2, report.record().newStories());
        assertNotNull(report.memory().rhythm());
        assertTrue(Objects.requireNonNull(report.next()).isAfter(NOW));
    }

    @Test
    void anAnswerEndsFailingAndGone() {
        Memory gone = MemoryBuilder.builder(NEW)
                .failures(7)
                .failingSince(NOW)
                .goneAt(NOW)
                .goneReason("410")
                .build();

        Report report = after(gone, new Finding.Unchanged(304, Validators.NONE, Freshness.UNKNOWN), trip());

        assertEquals(0, report.memory().failures());
        assertNull(report.memory().goneAt());
        assertNotNull(report.next());
    }

    @Test
    void oneGoneForGoodIsDoubtedAndTheThirdBelieved() {
        Finding gone = new Finding.Failed("gone", "Gone.", 410, new Finding.Fault.GoneForGood());

        Report first = after(NEW, gone, trip());
        Report second = after(first.memory(), gone, trip());
        Report third = after(second.memory(), gone, trip());

        assertNotNull(first.next());
        assertNull(second.memory().goneAt());
        assertNotNull(third.memory().goneAt());
        assertNull(third.next());
    }

    @Test
    void longDeathIsAState() {
        Memory failing = MemoryBuilder.builder(NEW)
                .failures(20)
                .failingSince(NOW.minus(Duration.ofDays(61)))
                .build();

        Report report = after(failing, failed("timeout"), trip());

        assertNull(report.next());
        assertTrue(Objects.requireNonNull(report.memory().goneReason()).contains("61 days"));
    }

    @Test
    void aFailureKeepsWhatIsKnownOfTheFeed() {
        Memory known = after(NEW, changed("hash-1"), trip()).memory();

        Report report = after(known, failed("http-500"), trip());

        assertEquals("hash-1", report.memory().bodyHash());
        assertEquals(1, report.memory().failures());
        assertEquals(FetchResult.FAILED, report.record().outcome());
    }

    @Test
    void anOutageOfOurOwnIsNotCountedAgainstTheFeed() {
        Report report = after(NEW, new Finding.Failed("dns", "No.", null, new Finding.Fault.Ours()), trip());

        assertEquals(0, report.memory().failures());
        assertTrue(Objects.requireNonNull(report.next()).isBefore(NOW.plus(Duration.ofMinutes(11))));
    }

    @Test
    void aHostThatAsksForFewerRequestsIsTheHostsMatter() {
        Finding throttled =
                new Finding.Failed("throttled", "429", 429, new Finding.Fault.OfHost(Duration.ofMinutes(9)));

        Report report = after(NEW, throttled, trip());

        assertEquals(
                Duration.ofMinutes(9),
                Objects.requireNonNull(report.hostPause()).retryAfter());
    }

    @Test
    void aPermanentRedirectMovesTheFeedWhenItHasHeld() {
        Trip moved = new Trip(NEW_URL, List.of(new Redirect(301, NEW_URL)), 0, Duration.ZERO);

        Report first = after(NEW, changed("1"), moved);
        Report second = after(first.memory(), changed("2"), moved);
        Report third = after(second.memory(), changed("3"), moved);

        assertNull(second.moveTo());
        assertEquals(NEW_URL, Objects.requireNonNull(third.moveTo()).url());
    }

    @Test
    void aRedirectThatDoesNotHoldMovesNothing() {
        Trip moved = new Trip(NEW_URL, List.of(new Redirect(301, NEW_URL)), 0, Duration.ZERO);
        Memory twice = MemoryBuilder.builder(NEW).movedTo(NEW_URL).movedTimes(2).build();

        Memory back = after(twice, changed("1"), trip()).memory();
        Report again = after(back, changed("2"), moved);

        assertEquals(0, back.movedTimes());
        assertNull(again.moveTo());
        assertFalse(again.memory().movedTimes() > 1);
    }

    private Report after(Memory memory, Finding finding, @Nullable Trip trip) {
        Feed feed = new Feed(
                "f1", URL, null, null, null, null, null, null, List.of(), null, null, null, null, null, false, 1, NOW,
                NOW);
        return aftermath.of(
                new Claim(feed, "lease", "post.example", FetchCause.PLAN, false, memory),
                finding,
                trip,
                true,
                NOW,
                NOW);
    }

    private static Finding changed(String hash) {
        Finding.Told told = new Finding.Told(
                new SelfDescription("Post", null, null, "rss-2.0"), null, Set.of(), Set.of(), null, null);
        return new Finding.Changed(
                200, Validators.NONE, Freshness.UNKNOWN, hash, told, List.of(NOW.minusSeconds(90)), 2, 0, 0, null);
    }

    private static Finding failed(String code) {
        return new Finding.Failed(code, "It failed.", null, new Finding.Fault.OfFeed());
    }

    private static Trip trip() {
        return new Trip(URL, List.of(), 10, Duration.ZERO);
    }
}
