package dev.storywire.gateway.limit;

/**
 * What became of the wish to spend.
 *
 * @param granted whether there was enough
 * @param limit what may be spent in a minute
 * @param left what is left, rounded down
 * @param fullSeconds until all of it is there again, rounded up
 * @param retrySeconds until there is enough for this wish, rounded up; 0 when it was granted
 */
record Spending(boolean granted, int limit, int left, int fullSeconds, int retrySeconds) {}
