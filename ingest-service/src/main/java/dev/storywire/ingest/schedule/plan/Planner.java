package dev.storywire.ingest.schedule.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * Spends requests where they save waiting. A request costs a fixed amount of waiting that it has to save ({@link Pace#waiting}, in minutes
 * of one story); from the forecast of a feed's stories the planner takes the moment at which a look saves most: {@code A(t) · (t1 − t)},
 * the stories that came by then times the time they would otherwise wait, until the moment {@code t1} at which the waiting would have become
 * four times the cost. For an even rate λ that is an interval of √(2·cost/λ); for a feed that publishes at 06:00 it is 06:01.
 */
public final class Planner {

    private static final double USUAL_PER_MINUTE = 10.0 / Duration.ofDays(1).toMinutes();

    private final Pace pace;

    /** @param pace how many requests may be spent */
    public Planner(Pace pace) {
        this.pace = pace;
    }

    /** How long to wait from now until the next look, within the bounds of the pace. In whole minutes. */
    public Duration interval(Rhythm rhythm, Instant now) {
        Forecast forecast = new Forecast(rhythm, Rhythm.minuteOf(now));
        double cost = pace.waiting() * Math.pow(forecast.rate() / USUAL_PER_MINUTE, -pace.favour());
        int longest = Math.toIntExact(pace.longest().toMinutes());
        int shortest = Math.toIntExact(Math.max(1, pace.shortest().toMinutes()));
        int horizon = 2 * longest;
        double[] came = new double[horizon + 1];
        double waiting = 0;
        int end = 0;
        while (end < horizon && waiting < 4 * cost) {
            end++;
            came[end] = came[end - 1] + forecast.next();
            waiting += came[end];
        }
        return Duration.ofMinutes(Math.clamp(best(came, end), shortest, longest));
    }

    private static int best(double[] came, int end) {
        int best = end;
        double most = 0;
        for (int at = 1; at <= end; at++) {
            double saved = came[at] * (end - at);
            if (saved > most) {
                most = saved;
                best = at;
            }
        }
        return best;
    }
}
