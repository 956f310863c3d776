package dev.storywire.ingest.fetch;

/** A body that can't be taken. */
final class BodyTrouble extends Exception {

    private final String said;
    private final boolean tooLarge;

    private BodyTrouble(String message, boolean tooLarge) {
        super(message, null, false, false);
        this.said = message;
        this.tooLarge = tooLarge;
    }

    /** It is larger than it may be. */
    static BodyTrouble ofSize(long limit) {
        return new BodyTrouble("The body has more than " + limit + " bytes.", true);
    }

    /** Its content coding is not as it should be. */
    static BodyTrouble ofCoding(String coding) {
        return new BodyTrouble("The body's " + coding + " coding is broken or cut off.", false);
    }

    /** What is wrong, for people. */
    String said() {
        return said;
    }

    boolean tooLarge() {
        return tooLarge;
    }
}
