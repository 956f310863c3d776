package dev.storywire.ingest.schedule.plan;

import java.time.Duration;

/**
 * How many requests may be spent.
 *
 * @param waiting what a request has to save, in minutes that one story waits, for a feed of ten stories a day; half of it makes about √2
 *     times as many requests
 * @param favour how much busier feeds are favoured beyond what makes the mean delay least: 0 not at all, 0.5 as many requests per story for all
 * @param shortest time between two looks, at least a minute
 * @param longest time between two looks
 */
public record Pace(double waiting, double favour, Duration shortest, Duration longest) {

    /** Checks the bounds. */
    public Pace {
        if (!(waiting > 0) || favour < 0 || favour > 0.5) {
            throw new IllegalArgumentException("A pace of " + waiting + " and " + favour + " is none");
        }
        if (shortest.toMinutes() < 1 || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("No time lies between " + shortest + " and " + longest);
        }
    }
}
