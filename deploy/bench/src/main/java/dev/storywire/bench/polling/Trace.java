package dev.storywire.bench.polling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the stories of synthetic feeds came, in seconds from the start of the run; negative ones are history. Day 0 is a Monday, UTC.
 *
 * <p>The kinds of feeds and their shares follow what large installations of feed readers show: few feeds bring most stories, most feeds bring
 * one now and then, many are silent; people write by day and less at weekends, machines publish on the minute, and some feeds are written
 * anew by a timer, so that stories come in batches.
 */
final class Trace {

    static final int DAY = 86_400;
    static final int HISTORY_DAYS = 90;
    private static final int HOUR = 3600;
    private static final double HALF_WIDTH_HOURS = 2.5;

    private final List<long[]> feeds;

    private Trace(List<long[]> feeds) {
        this.feeds = feeds;
    }

    /** So many feeds that publish from 90 days before the start until {@code days} after it. */
    static Trace of(long seed, int number, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> feeds = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            feeds.add(new Trace.Feed(random.split(), days).times());
        }
        return new Trace(feeds);
    }

    /** Times of each feed, sorted. */
    List<long[]> feeds() {
        return feeds;
    }

    /** One feed; what it is like is drawn first. */
    private static final class Feed {

        private final SplittableRandom random;
        private final long end;
        private final List<Long> times = new ArrayList<>();

        Feed(SplittableRandom random, int days) {
            this.random = random;
            this.end = (long) days * DAY;
        }

        long[] times() {
            double kind = random.nextDouble();
            if (kind < 0.08) {
                people(lognormal(25, 1.0), 6.5, true);
            } else if (kind < 0.20) {
                people(lognormal(5, 0.8), 4, false);
            } else if (kind < 0.50) {
                people(lognormal(0.15, 1.2), HALF_WIDTH_HOURS, false);
            } else if (kind < 0.62) {
                timetable();
            } else if (kind < 0.68) {
                machine();
            } else if (kind < 0.78) {
                people(lognormal(8, 1.0), 5.5, true);
                writtenAnewByTimer();
            } else if (kind < 0.85) {
                bursts();
            } else {
                people(lognormal(0.01, 1.0), HALF_WIDTH_HOURS, false);
            }
            return times.stream()
                    .mapToLong(Long::longValue)
                    .filter(time -> time < end)
                    .sorted()
                    .toArray();
        }

        /** People at work around an hour of the day; {@code chains}: one story is often followed by another on the same. */
        private void people(double perDay, double halfWidthHours, boolean chains) {
            double rate = Math.min(perDay, 400);
            double middle = 14 + gaussian() * 2 + zone();
            double weekend = random.nextDouble(0.1, 0.8);
            double night = random.nextDouble(0.0, 0.08);
            double chain = chains ? 0.25 : 0.1;
            double shift = random.nextDouble() < 0.15 ? 1 : 0;
            double peak = rate * 3 / DAY * (24 / (halfWidthHours * 2 * 3));
            long time = -(long) HISTORY_DAYS * DAY;
            while (time < end) {
                time += (long) Math.max(1, -Math.log(1 - random.nextDouble()) / peak);
                double hour = (double) Math.floorMod(time, (long) DAY) / HOUR + (time > 20L * DAY ? shift : 0);
                double away = Math.abs(Math.IEEEremainder(hour - middle, 24)) / halfWidthHours;
                double activity = Math.max(night, Math.exp(-Math.pow(away, 4) / 2));
                if (Math.floorMod(time, 7L * DAY) >= 5L * DAY) {
                    activity *= weekend;
                }
                if (random.nextDouble() < activity) {
                    add(time, chain);
                }
            }
        }

        private void add(long time, double chain) {
            times.add(time);
            if (random.nextDouble() < chain) {
                add(time + (long) (-Math.log(1 - random.nextDouble()) * 900), chain);
            }
        }

        /** Podcasts, newsletters, comics, columns: the same minute on the same days. */
        private void timetable() {
            int days = random.nextDouble() < 0.4 ? 0b11111 : twoDays();
            long minute = random.nextInt(24) * 60L + random.nextInt(4) * 15L;
            double spread = random.nextDouble() < 0.6 ? 30 : 900;
            for (long day = -HISTORY_DAYS; day * DAY < end; day++) {
                if ((days >> Math.floorMod(day, 7) & 1) == 1 && random.nextDouble() < 0.92) {
                    times.add(day * DAY + minute * 60 + (long) Math.abs(gaussian() * spread));
                }
            }
        }

        private int twoDays() {
            int first = 1 << random.nextInt(7);
            return first | 1 << random.nextInt(7);
        }

        /** Weather, quakes, prices: every so many minutes, when there is something to tell. */
        private void machine() {
            long every = new long[] {15, 30, 60, 60, 180, 360}[random.nextInt(6)] * 60;
            long phase = random.nextInt(15) * 60L;
            double tells = random.nextDouble(0.2, 0.9);
            for (long time = -(long) HISTORY_DAYS * DAY + phase; time < end; time += every) {
                if (random.nextDouble() < tells) {
                    times.add(time + random.nextInt(20));
                }
            }
        }

        private void writtenAnewByTimer() {
            long every = new long[] {5, 10, 15, 30, 60}[random.nextInt(5)] * 60;
            long phase = random.nextInt(5) * 60L;
            times.replaceAll(time -> Math.ceilDiv(time - phase, every) * every + phase);
        }

        /** Releases, status pages, series: long silence, then several within half a day. */
        private void bursts() {
            double gapDays = lognormal(12, 0.8);
            for (double day = -HISTORY_DAYS; day * DAY < end; day += -Math.log(1 - random.nextDouble()) * gapDays) {
                int number = 2 + random.nextInt(8);
                for (int i = 0; i < number; i++) {
                    times.add((long) (day * DAY + random.nextDouble() * DAY / 2));
                }
            }
        }

        private double zone() {
            double where = random.nextDouble();
            return where < 0.45 ? 6 : where < 0.8 ? -1 : -8;
        }

        private double lognormal(double median, double sigma) {
            return median * Math.exp(gaussian() * sigma);
        }

        private double gaussian() {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            return radius * Math.cos(2 * Math.PI * random.nextDouble());
        }
    }

    /** How many stories of a feed came before this time. */
    static int before(long[] feed, long time) {
        int at = Arrays.binarySearch(feed, time);
        int place = at < 0 ? -at - 1 : at;
        while (place < feed.length && feed[place] <= time) {
            place++;
        }
        return place;
    }
}
