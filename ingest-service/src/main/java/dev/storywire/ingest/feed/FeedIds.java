package dev.storywire.ingest.feed;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes ids: 48 bits of time in milliseconds and 80 random bits, as 26 digits of base 32 (RFC 4648 "extended hex" alphabet, lower case). */
public final class FeedIds {

    private static final int DIGITS = 26;

    private FeedIds() {}

    /** An id that sorts behind those that were made before. */
    public static String next(Instant now, RandomGenerator random) {
        byte[] tail = new byte[10];
        random.nextBytes(tail);
        byte[] bytes = ByteBuffer.allocate(16)
                .putShort((short) (now.toEpochMilli() >> 32))
                .putInt((int) now.toEpochMilli())
                .put(tail)
                .array();
        String digits = new BigInteger(1, bytes).toString(32);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
