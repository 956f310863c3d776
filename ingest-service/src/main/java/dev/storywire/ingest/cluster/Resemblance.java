package dev.storywire.ingest.cluster;

/**
 * How two texts are alike; a function of the two alone, so that groups don't depend on the order in which stories come.
 *
 * <p>The one must hold half of the other's runs of three words (three quarters where that other is short). That alone would take every
 * weather report for a copy of the last one, so what remains when equal sentences are set aside is compared too ({@link Alignment}):
 * a reprint leaves out, adds, and changes a word here and there, while another story in the same frame changes one word after another, or
 * has much of its own on either side, or opens with something else on either side.
 *
 * @param alike whether they are the same story
 * @param similarity share of the shorter one's runs that the longer one has, 0 to 1
 * @param changedFigures whether a number stands in one where the other has another
 * @param added share of the second text that has no counterpart in the first, 0 to 1
 */
record Resemblance(boolean alike, double similarity, boolean changedFigures, double added) {

    static final double LEAST_SHARED = 0.5;
    private static final double LEAST_SHARED_OF_SHORT = 0.75;
    private static final int SHORT = 40;
    private static final int MOST_REPLACED = 3;
    private static final double MOST_REPLACED_PER_WORD = 0.03;
    private static final double MOST_OF_ITS_OWN = 0.35;
    private static final int LEAD = 40;
    private static final double LEAST_SHARED_LEAD = 0.3;

    private static final Resemblance SAME = new Resemblance(true, 1, false, 0);

    /** Compares two texts; the first is the earlier one where that matters. */
    static Resemblance of(TextSketch first, TextSketch second) {
        double shared = shared(first.shingles(), second.shingles());
        int shorter = Math.min(first.length(), second.length());
        if (shorter < TextSketch.FEWEST_WORDS || shared < (shorter < SHORT ? LEAST_SHARED_OF_SHORT : LEAST_SHARED)) {
            return new Resemblance(false, shared, false, 0);
        }
        Alignment alignment = Alignment.of(first.sentences(), second.sentences());
        if (alignment.isIdentity()) {
            return SAME;
        }
        double ownOfSecond = (double) alignment.ownOfSecond() / second.length();
        boolean alike = !isAnotherInTheSameFrame(alignment)
                && Math.min((double) alignment.ownOfFirst() / first.length(), ownOfSecond) <= MOST_OF_ITS_OWN
                && opensAlike(first, second);
        return new Resemblance(alike, shared, alignment.changedFigures(), ownOfSecond);
    }

    private static boolean isAnotherInTheSameFrame(Alignment alignment) {
        return alignment.replaced() > MOST_REPLACED
                && alignment.replaced() > MOST_REPLACED_PER_WORD * alignment.equalWords();
    }

    /** The opening of at least one of them stands in the other. */
    private static boolean opensAlike(TextSketch first, TextSketch second) {
        return within(first.head(LEAD).shingles(), second.shingles()) >= LEAST_SHARED_LEAD
                || within(second.head(LEAD).shingles(), first.shingles()) >= LEAST_SHARED_LEAD;
    }

    private static double shared(long[] one, long[] other) {
        return one.length <= other.length ? within(one, other) : within(other, one);
    }

    /** The share of these that is among those; both ascending. */
    private static double within(long[] these, long[] those) {
        if (these.length == 0) {
            return 0;
        }
        int common = 0;
        for (int i = 0, j = 0; i < these.length && j < those.length; ) {
            if (these[i] == those[j]) {
                common++;
                i++;
                j++;
            } else if (these[i] < those[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / these.length;
    }
}
