package dev.storywire.ingest.schedule.plan;

/**
 * How counts spread over the bins of a cycle. What few counts say is drawn towards an even spread, the more so the less their
 * concentration differs from chance (the Dirichlet prior, its strength found by the method of moments).
 */
final class Profile {

    private static final double LEAST_PRIOR = 1.0;
    private static final double MOST_PRIOR = 300.0;

    private Profile() {}

    /** The factor on the mean rate in each bin; the mean of all is 1. */
    static double[] factors(float[] counts) {
        double total = 0;
        double squares = 0;
        for (float count : counts) {
            total += count;
            squares += (double) count * count;
        }
        double prior = prior(total, squares, counts.length);
        double[] factors = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            factors[i] = (counts[i] + prior / counts.length) * counts.length / (total + prior);
        }
        return factors;
    }

    /** How many counts the even spread weighs, after {@code total} counts whose squares sum up to this. */
    static double prior(double total, double squares, int bins) {
        if (total <= 2) {
            return MOST_PRIOR;
        }
        double excess = (squares - total) * bins / (total * (total - 1)) - 1;
        double strength = excess <= 0 ? MOST_PRIOR : (bins - 1) / excess - 1;
        return Math.clamp(strength, LEAST_PRIOR, MOST_PRIOR);
    }
}
