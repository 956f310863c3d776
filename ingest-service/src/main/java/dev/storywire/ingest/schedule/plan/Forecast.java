package dev.storywire.ingest.schedule.plan;

/** How many stories a feed is expected to bring in each minute from now on. */
final class Forecast {

    private static final int HOURS_A_DAY = 24;
    private static final int DAYS = 7;
    /** Share of the long-term rate that holds at any hour, however silent that hour always was. */
    private static final double ANY_TIME = 0.03;
    /** How many expected stories it takes to believe that a feed is livelier or quieter now than it is in the long run. */
    private static final double DOUBT = 1.0;

    private static final double FADING = Math.exp(-1 / Rhythm.LATELY_MINUTES);

    private final long now;
    private final double rate;
    private final double[] hours;
    private final double[] minutes;
    /** How much livelier than in the long run, as a share; fades minute by minute. */
    private double excess;

    private int hour;
    private int minute;

    Forecast(Rhythm rhythm, long now) {
        this.now = now;
        this.rate = rhythm.perMinute(now);
        this.hours = hours(rhythm.week());
        this.minutes = Profile.factors(rhythm.minute());
        this.excess = (rhythm.latelyAt(now) + DOUBT) / (expectedLately(rhythm) + DOUBT) - 1;
        this.hour = Rhythm.hourOfWeek(now);
        this.minute = Rhythm.minuteOfHour(now);
    }

    /** Stories expected in the next minute that was not asked for yet; the first is the one that {@code now} lies in. */
    double next() {
        if (minute == Rhythm.MINUTES) {
            minute = 0;
            hour = (hour + 1) % Rhythm.HOURS;
        }
        double calm = rate * (ANY_TIME + (1 - ANY_TIME) * hours[hour] * minutes[minute++]);
        double expected = calm * (1 + excess);
        excess *= FADING;
        return expected;
    }

    /** The long-term rate, stories a minute. */
    double rate() {
        return rate;
    }

    /** What {@link Rhythm#latelyAt} would be if the feed were as it is in the long run. */
    private double expectedLately(Rhythm rhythm) {
        double expected = 0;
        double left = rhythm.watchedLately(now);
        for (int ago = 30; ago < 6 * Rhythm.LATELY_MINUTES && left > 0; ago += 60) {
            double weight = Math.min(left, 60 * Rhythm.decay(ago, Rhythm.LATELY_MINUTES));
            expected += rate * weight * hours[Rhythm.hourOfWeek(now - ago)];
            left -= weight;
        }
        return expected;
    }

    /** Factor by hour of the week: what that hour itself shows, drawn towards the product of its hour of the day and its day. */
    private static double[] hours(float[] week) {
        float[] byHour = new float[HOURS_A_DAY];
        float[] byDay = new float[DAYS];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < week.length; i++) {
            byHour[i % HOURS_A_DAY] += week[i];
            byDay[i / HOURS_A_DAY] += week[i];
            total += week[i];
        }
        double[] hour = Profile.factors(byHour);
        double[] day = Profile.factors(byDay);
        double[] product = new double[week.length];
        for (int i = 0; i < week.length; i++) {
            product[i] = hour[i % HOURS_A_DAY] * day[i / HOURS_A_DAY];
            squares += (double) week[i] * week[i] / product[i];
        }
        double prior = Profile.prior(total, squares, week.length);
        double[] factors = new double[week.length];
        for (int i = 0; i < week.length; i++) {
            factors[i] = (week[i] * week.length + prior * product[i]) / (total + prior);
        }
        return factors;
    }
}
