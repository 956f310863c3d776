package dev.storywire.ingest.schedule.plan;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What is remembered of when a feed's stories came: decayed counts by hour of the week and by minute of the hour (both in UTC), and how many
 * came lately. Immutable, and of one size however long the feed is watched ({@value #BYTES} bytes). It changes only when stories came: what
 * silence means follows from the time since.
 */
public final class Rhythm {

    /** The size of {@link #toBytes()}. */
    public static final int BYTES = 936;

    static final int HOURS = 168;
    static final int MINUTES = 60;
    /** After this time a story weighs 1/e of what it did: six weeks. */
    static final double MEMORY_MINUTES = Duration.ofDays(42).toMinutes();
    /** The same for what came lately: two hours. */
    static final double LATELY_MINUTES = 120;

    /** 1970-01-01 was a Thursday; weeks begin on Monday. */
    private static final long EPOCH_SHIFT_MINUTES = Duration.ofDays(3).toMinutes();
    /** Where nothing else is known: what one story tells of the time before it. */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(120);

    private final long asOf;
    private final double exposure;
    private final double stories;
    private final double lately;
    private final float[] week;
    private final float[] minute;

    private Rhythm(long asOf, double exposure, double stories, double lately, float[] week, float[] minute) {
        this.asOf = asOf;
        this.exposure = exposure;
        this.stories = stories;
        this.lately = lately;
        this.week = week;
        this.minute = minute;
    }

    /** Of a feed that was never looked at. */
    public static Rhythm unknown(Instant now) {
        return new Rhythm(minuteOf(now), 0, 0, 0, new float[HOURS], new float[MINUTES]);
    }

    /**
     * Of a feed that was looked at for the first time and showed these stories. Times after {@code now} and before 120 days ago are left out.
     */
    public static Rhythm of(Collection<Instant> published, Instant now) {
        Instant oldest = now.minus(LONGEST_LOOK_BACK);
        long[] minutes = published.stream()
                .filter(time -> !time.isAfter(now) && time.isAfter(oldest))
                .mapToLong(Rhythm::minuteOf)
                .sorted()
                .toArray();
        if (minutes.length == 0) {
            return unknown(now);
        }
        return new Rhythm(minutes[0], 0, 0, 0, new float[HOURS], new float[MINUTES]).plus(minutes, minuteOf(now));
    }

    /**
     * After these stories came.
     *
     * @param appeared when each came into the feed, as far as it is known; a time before the last look or in the future is moved into the time
     *     between the last look and now
     * @param since the last look
     */
    public Rhythm heard(Collection<Instant> appeared, Instant since, Instant now) {
        if (appeared.isEmpty()) {
            return this;
        }
        long from = Math.max(asOf, Math.min(minuteOf(since), minuteOf(now)));
        long to = Math.max(from, minuteOf(now));
        long[] minutes = appeared.stream()
                .mapToLong(time -> Math.clamp(minuteOf(time), from, to))
                .sorted()
                .toArray();
        return plus(minutes, to);
    }

    private Rhythm plus(long[] sortedMinutes, long now) {
        double kept = decay(now - asOf, MEMORY_MINUTES);
        float[] hours = scaled(week, kept);
        float[] bins = scaled(minute, kept);
        for (long distinct : new TreeSet<>(LongStream.of(sortedMinutes).boxed().toList())) {
            float weight = (float) decay(now - distinct, MEMORY_MINUTES);
            hours[hourOfWeek(distinct)] += weight;
            bins[minuteOfHour(distinct)] += weight;
        }
        double total = stories * kept;
        double recent = lately * decay(now - asOf, LATELY_MINUTES);
        for (long came : sortedMinutes) {
            total += decay(now - came, MEMORY_MINUTES);
            recent += decay(now - came, LATELY_MINUTES);
        }
        return new Rhythm(now, exposureAt(now), total, recent, hours, bins);
    }

    /** As stored by {@link #toBytes()}; a size that is none of ours gives the rhythm of an unknown feed. */
    public static Rhythm fromBytes(byte[] bytes, Instant now) {
        if (bytes.length != BYTES) {
            return unknown(now);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Rhythm(
                in.getLong(), in.getFloat(), in.getFloat(), in.getDouble(), floats(in, HOURS), floats(in, MINUTES));
    }

    /** To be stored. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES)
                .putLong(asOf)
                .putFloat((float) exposure)
                .putFloat((float) stories)
                .putDouble(lately);
        out.asFloatBuffer().put(week).put(minute);
        return out.array();
    }

    /** Stories a day, over the last weeks; what is not known yet counts as little. */
    public double storiesPerDay(Instant now) {
        return perMinute(minuteOf(now)) * Duration.ofDays(1).toMinutes();
    }

    /** The long-term rate. An unknown feed counts as one that has half a story in two weeks. */
    double perMinute(long now) {
        double kept = decay(now - asOf, MEMORY_MINUTES);
        return (stories * kept + 0.5) / (exposureAt(now) + Duration.ofDays(14).toMinutes());
    }

    /** Stories that came lately, each by its weight at this time. */
    double latelyAt(long now) {
        return lately * decay(now - asOf, LATELY_MINUTES);
    }

    /** For how long it is known what came lately, in minutes: the weight of the time since the first story. */
    double watchedLately(long now) {
        return Math.min(LATELY_MINUTES, exposureAt(now));
    }

    float[] week() {
        return week;
    }

    float[] minute() {
        return minute;
    }

    private double exposureAt(long now) {
        double kept = decay(now - asOf, MEMORY_MINUTES);
        return exposure * kept + MEMORY_MINUTES * (1 - kept);
    }

    static long minuteOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }

    static int hourOfWeek(long minute) {
        return (int) Math.floorMod(Math.floorDiv(minute + EPOCH_SHIFT_MINUTES, 60L), (long) HOURS);
    }

    static int minuteOfHour(long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES);
    }

    static double decay(long minutes, double memory) {
        return minutes <= 0 ? 1 : Math.exp(-minutes / memory);
    }

    private static float[] scaled(float[] counts, double factor) {
        float[] result = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            result[i] = (float) (counts[i] * factor);
        }
        return result;
    }

    private static float[] floats(ByteBuffer in, int number) {
        float[] result = new float[number];
        for (int i = 0; i < number; i++) {
            result[i] = in.getFloat();
        }
        return result;
    }
}
