package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FeedAddress;
import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.feed.FetchResult;
import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.fetch.Freshness;
import dev.storywire.ingest.fetch.Trip;
import dev.storywire.ingest.fetch.Validators;
import dev.storywire.ingest.schedule.plan.Rhythm;
import dev.storywire.ingest.schedule.plan.Timing;
import dev.storywire.ingest.schedule.plan.Wishes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what follows from a look at a feed: what is remembered, when to look again, what people are told. Pure. */
final class Aftermath {

    /** So many 410 in a row make a feed gone: one alone may be a mistake of the server. */
    private static final int GONE_AFTER = 3;
    /** A feed that failed for long must also have been tried often. */
    private static final int LEAST_TRIES = 10;

    /** What the decisions need to know of the settings. */
    record Rules(int movedAfter, Duration givenUpAfter) {}

    private final Timing timing;
    private final Rules rules;

    Aftermath(Timing timing, Rules rules) {
        this.timing = timing;
        this.rules = rules;
    }

    /**
     * Decides.
     *
     * @param trip how the fetch went; {@code null} where there was none, because the document was pushed
     * @param unconditional whether it was asked without validators
     */
    Report of(Claim claim, Finding finding, @Nullable Trip trip, boolean unconditional, Instant started, Instant now) {
        MemoryBuilder memory = MemoryBuilder.builder(claim.memory()).lastFetchAt(started);
        if (unconditional && !(finding instanceof Finding.Failed)) {
            memory.lastUnconditionalAt(started);
        }
        FetchRecord record = record(claim, finding, trip, started, now);
        return switch (finding) {
            case Finding.Changed changed -> changed(claim, changed, trip, memory, record, now);
            case Finding.Unchanged unchanged -> unchanged(claim, unchanged, trip, memory, record, now);
            case Finding.Failed failed -> failed(claim, failed, memory, record, now);
        };
    }

    private Report changed(
            Claim claim,
            Finding.Changed changed,
            @Nullable Trip trip,
            MemoryBuilder memory,
            FetchRecord record,
            Instant now) {
        Finding.Told told = changed.told();
        Wishes wishes = new Wishes(
                changed.freshness().lifetime(now).orElse(null), told.ttl(), told.skipHours(), told.skipDays());
        Rhythm rhythm = rhythm(claim.memory(), changed, now);
        worked(memory, changed.status(), changed.validators(), now)
                .bodyHash(changed.bodyHash())
                .lastChangeAt(now)
                .rhythm(rhythm)
                .wishes(wishes)
                .notice(changed.notice())
                .hubUrl(told.hubUrl())
                .topicUrl(told.topicUrl());
        return answered(claim, memory, trip, record, told.description(), now);
    }

    private static Rhythm rhythm(Memory memory, Finding.Changed changed, Instant now) {
        Rhythm known = memory.rhythm();
        Instant last = memory.lastSuccessAt();
        return known == null || last == null
                ? Rhythm.of(changed.appeared(), now)
                : known.heard(changed.appeared(), last, now);
    }

    private Report unchanged(
            Claim claim,
            Finding.Unchanged unchanged,
            @Nullable Trip trip,
            MemoryBuilder memory,
            FetchRecord record,
            Instant now) {
        Wishes before = claim.memory().wishes();
        Freshness freshness = unchanged.freshness();
        worked(memory, unchanged.status(), unchanged.validators(), now)
                .wishes(new Wishes(
                        freshness.lifetime(now).orElse(null), before.ttl(), before.skipHours(), before.skipDays()));
        return answered(claim, memory, trip, record, null, now);
    }

    /** An answer also undoes that the feed counted as failing or gone. */
    private static MemoryBuilder worked(
            MemoryBuilder memory, @Nullable Integer status, Validators validators, Instant now) {
        return memory.validators(validators)
                .failures(0)
                .failingSince(null)
                .lastError(null)
                .lastErrorCode(null)
                .lastStatus(status)
                .lastSuccessAt(now)
                .goneAt(null)
                .goneReason(null);
    }

    private Report answered(
            Claim claim,
            MemoryBuilder memory,
            @Nullable Trip trip,
            FetchRecord record,
            @Nullable SelfDescription told,
            Instant now) {
        FeedAddress moveTo = moved(claim, trip, memory);
        Memory after = memory.build();
        Instant next = timing.afterAnswer(
                after.rhythmAt(now), after.wishes(), claim.feed().ownInterval(), claim.pushed(), now);
        return new Report(claim, after, next, record, told, moveTo, null, trip != null);
    }

    /** Counts permanent redirects to one address; the feed moves when they have held. A push tells nothing of redirects. */
    private @Nullable FeedAddress moved(Claim claim, @Nullable Trip trip, MemoryBuilder memory) {
        if (trip == null) {
            return null;
        }
        String to = trip.movedTo();
        if (to == null) {
            memory.movedTo(null).movedTimes(0);
            return null;
        }
        int times = to.equals(claim.memory().movedTo()) ? claim.memory().movedTimes() + 1 : 1;
        memory.movedTo(to).movedTimes(times);
        return times < rules.movedAfter() ? null : FeedAddress.parse(to).orElse(null);
    }

    private Report failed(Claim claim, Finding.Failed failed, MemoryBuilder memory, FetchRecord record, Instant now) {
        Memory before = claim.memory();
        if (failed.fault() instanceof Finding.Fault.Ours) {
            return new Report(claim, memory.build(), timing.afterOwnOutage(now), record, null, null, null, false);
        }
        int failures = before.failures() + 1;
        Instant since = before.failingSince() == null ? now : before.failingSince();
        memory.failures(failures)
                .failingSince(since)
                .lastError(failed.message())
                .lastErrorCode(failed.code())
                .lastStatus(failed.status() == null ? before.lastStatus() : failed.status());
        String gone = goneReason(before, failed, failures, since, now);
        if (gone != null) {
            memory.goneAt(before.goneAt() == null ? now : before.goneAt()).goneReason(gone);
            return new Report(claim, memory.build(), null, record, null, null, null, true);
        }
        Instant next = timing.afterFailure(before.rhythmAt(now), claim.feed().ownInterval(), failures, now);
        Report.HostPause pause = hostPause(failed);
        return new Report(
                claim, memory.build(), next, record, null, null, pause, pause == null && failed.status() != null);
    }

    private static Report.@Nullable HostPause hostPause(Finding.Failed failed) {
        return failed.fault() instanceof Finding.Fault.OfHost(Duration retryAfter)
                ? new Report.HostPause(retryAfter, failed.message())
                : null;
    }

    private @Nullable String goneReason(
            Memory before, Finding.Failed failed, int failures, Instant since, Instant now) {
        if (before.goneAt() != null) {
            return before.goneReason() == null ? failed.message() : before.goneReason();
        }
        boolean again = failed.code().equals(before.lastErrorCode());
        if (failed.fault() instanceof Finding.Fault.GoneForGood && again && failures >= GONE_AFTER) {
            return failed.message();
        }
        boolean longDead = since.plus(rules.givenUpAfter()).isBefore(now);
        return longDead && failures >= LEAST_TRIES
                ? "It has not worked for " + Duration.between(since, now).toDays() + " days. " + failed.message()
                : null;
    }

    private static FetchRecord record(Claim claim, Finding finding, @Nullable Trip trip, Instant started, Instant now) {
        int took = Math.toIntExact(Math.clamp(Duration.between(started, now).toMillis(), 0, Integer.MAX_VALUE));
        long bytes = trip == null ? 0 : trip.wireBytes();
        String url = trip == null || trip.redirects().isEmpty() ? null : trip.url();
        return switch (finding) {
            case Finding.Changed changed ->
                new FetchRecord(
                        claim.cause(),
                        started,
                        took,
                        FetchResult.CHANGED,
                        changed.status(),
                        bytes,
                        url,
                        changed.created(),
                        changed.revised(),
                        changed.rejected(),
                        null,
                        null);
            case Finding.Unchanged unchanged ->
                new FetchRecord(
                        claim.cause(),
                        started,
                        took,
                        FetchResult.UNCHANGED,
                        unchanged.status(),
                        bytes,
                        url,
                        0,
                        0,
                        0,
                        null,
                        null);
            case Finding.Failed failed ->
                new FetchRecord(
                        claim.cause(),
                        started,
                        took,
                        FetchResult.FAILED,
                        failed.status(),
                        bytes,
                        url,
                        0,
                        0,
                        0,
                        failed.code(),
                        failed.message());
        };
    }
}
