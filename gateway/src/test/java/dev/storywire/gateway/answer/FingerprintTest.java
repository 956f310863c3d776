package dev.storywire.gateway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void theSameContentHasTheSameEverywhere() {
        assertEquals("7607bf94bc7e52f7", of("the same on every replica".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachBitOfAContentCountsAndSoDoesItsLength() {
        Random random = new Random(3);
        byte[] content = new byte[1_001];
        random.nextBytes(content);
        Set<String> seen = new HashSet<>();
        seen.add(of(content));
        for (int bit = 0; bit < content.length * Byte.SIZE; bit++) {
            content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertTrue(seen.add(of(content)), "bit " + bit);
            content[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        for (int length = 0; length < 64; length++) {
            assertTrue(seen.add(of(new byte[length])), "length " + length);
        }
    }

    @Test
    void aMillionShortContentsAreToldApart() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            assertTrue(seen.add(of(("{\"id\":" + i + "}").getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void whereAPieceEndsCounts() {
        byte[] content = new byte[16];
        Fingerprint pieces = new Fingerprint();
        pieces.add(content, 0, 8);
        pieces.add(content, 8, 16);

        assertNotEquals(of(content), pieces.text());
    }

    private static String of(byte[] content) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(content, 0, content.length);
        return fingerprint.text();
    }
}
