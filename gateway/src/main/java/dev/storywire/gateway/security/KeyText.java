package dev.storywire.gateway.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * What a key looks like to its owner: {@code sw_} and 48 letters for 256 random bits and their check sum. The check sum tells
 * a mistyped or made-up key without a look at the store; the prefix lets scanners of source code find one that leaked.
 */
final class KeyText {

    private static final String PREFIX = "sw_";
    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 48;

    private KeyText() {}

    static String draw(SecureRandom random) {
        byte[] drawn = new byte[RANDOM_BYTES];
        random.nextBytes(drawn);
        byte[] all = ByteBuffer.allocate(RANDOM_BYTES + Integer.BYTES)
                .put(drawn)
                .putInt(checkSum(drawn))
                .array();
        return PREFIX + Base64.getUrlEncoder().encodeToString(all);
    }

    /** Whether such a text can be a key at all. */
    static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
            byte[] drawn = new byte[RANDOM_BYTES];
            all.get(drawn);
            return all.getInt() == checkSum(drawn);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What is kept of a key. One round is enough: there is nothing to guess in 256 random bits. */
    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    private static int checkSum(byte[] drawn) {
        CRC32 sum = new CRC32();
        sum.update(drawn);
        return (int) sum.getValue();
    }
}
