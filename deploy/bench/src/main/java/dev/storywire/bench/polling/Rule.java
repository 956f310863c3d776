package dev.storywire.bench.polling;

/** How a program decides when to look at a feed again. */
@FunctionalInterface
interface Rule {

    /** One feed's watcher, which may remember what it saw. */
    @FunctionalInterface
    interface Watcher {

        /**
         * Looks.
         *
         * @param feed all times of the feed, sorted; those up to {@code known} are known now
         * @param before how many were known at the last look, -1 at the first
         * @param now in seconds
         * @return seconds until the next look
         */
        long look(long[] feed, int before, int known, long last, long now);
    }

    /** @param scale intervals are to be so many times as long as by the rule's own default */
    Watcher watch(double scale);
}
