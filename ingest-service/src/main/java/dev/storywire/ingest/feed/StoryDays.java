package dev.storywire.ingest.feed;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How many new stories a feed brought on each of the last days (UTC), and what that says: how many a day, and whether the last days were
 * quiet or loud against those before. A day is held against the same days of the week before it, so that a weekend is no silence.
 *
 * @param counts one a day, the last one of {@code until}; at most {@value #MOST}
 */
record StoryDays(List<Integer> counts, LocalDate until) {

    static final int MOST = 35;

    private static final int WEEK = 7;
    /** So many days before the judged ones are needed. */
    private static final int LEAST_HISTORY = 7;
    /** Fewer expected stories than these say nothing by their absence. */
    private static final double TELLING = 5;

    private static final int LONGEST_WINDOW = 14;
    private static final double QUIET = 0.25;
    private static final double LOUD = 3;

    StoryDays {
        counts = List.copyOf(counts);
    }

    /** The first day: what a feed holds when it is first read was not published on that day. */
    static StoryDays begin(LocalDate today) {
        return new StoryDays(List.of(0), today);
    }

    /** The same, with more stories of today. */
    StoryDays plus(LocalDate today, int stories) {
        List<Integer> days = new ArrayList<>(counts);
        long passed = Math.clamp(ChronoUnit.DAYS.between(until, today), 0, MOST);
        days.addAll(Collections.nCopies((int) passed, 0));
        days.set(days.size() - 1, days.getLast() + stories);
        int from = Math.max(0, days.size() - MOST);
        return new StoryDays(days.subList(from, days.size()), today.isAfter(until) ? today : until);
    }

    /** Stories a day over the whole days that are known; empty before the first is over. */
    Optional<Double> aDay() {
        List<Integer> whole = wholeDays();
        return whole.isEmpty() ? Optional.empty() : Optional.of(sum(whole) / whole.size());
    }

    /** Quiet is told by whole days, loud by today too; empty while too little is known. */
    Optional<Volume> volume() {
        if (isLoud(counts)) {
            return Optional.of(Volume.LOUD);
        }
        List<Integer> whole = wholeDays();
        for (int window = 1; window <= LONGEST_WINDOW && whole.size() - window >= LEAST_HISTORY; window++) {
            double expected = expected(whole, window);
            if (expected >= TELLING) {
                return Optional.of(sum(last(whole, window)) <= expected * QUIET ? Volume.QUIET : Volume.USUAL);
            }
        }
        return whole.size() > LEAST_HISTORY ? Optional.of(Volume.USUAL) : Optional.empty();
    }

    private static boolean isLoud(List<Integer> days) {
        if (days.size() <= LEAST_HISTORY) {
            return false;
        }
        double usual = expected(days, 1);
        return days.getLast() >= Math.max(usual * LOUD, usual + 2 * TELLING);
    }

    /** What the days before a window let expect for it. */
    private static double expected(List<Integer> days, int window) {
        int from = days.size() - window;
        double mean = sum(days.subList(0, from)) / from;
        double expected = 0;
        for (int day = from; day < days.size(); day++) {
            int alike = 0;
            double stories = 0;
            for (int before = day - WEEK; before >= 0; before -= WEEK) {
                if (before < from) {
                    stories += days.get(before);
                    alike++;
                }
            }
            expected += alike < 2 ? mean : stories / alike;
        }
        return expected;
    }

    private List<Integer> wholeDays() {
        return counts.subList(0, counts.size() - 1);
    }

    private static List<Integer> last(List<Integer> days, int number) {
        return days.subList(days.size() - number, days.size());
    }

    private static double sum(List<Integer> days) {
        return days.stream().mapToLong(Integer::longValue).sum();
    }
}
