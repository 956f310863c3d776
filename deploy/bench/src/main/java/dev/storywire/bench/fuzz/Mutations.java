package dev.storywire.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks a document in one to eight places. The same random numbers break it in the same way. */
final class Mutations {
    private static final int LARGEST = 200_000;
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "&#",
            "&#0;",
            "&#x110000;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<!DOCTYPE a [<!ENTITY b \"cc\">]>",
            "&b;",
            "\"",
            "'",
            "\\u0000",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "\0",
            "\uFEFF",
            "\uD800",
            "\u202E",
            "<script>",
            "</p>",
            "<table>",
            "<svg onload=x>",
            " onerror=alert(1) ",
            "javascript:",
            "data:text/html,",
            "style=\"a:url(x)\"",
            "2026-13-45T99:99:99Z",
            "Mon, 32 Foo 9999 25:61 XYZ",
            "-1",
            "1e999999999",
            "xmlns:a=\"\"",
            "...",
            " ");

    private final List<byte[]> seeds;

    Mutations(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    byte[] next(Random random) {
        byte[] document = any(random);
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            document = once(document, random);
        }
        return document.length > LARGEST ? Arrays.copyOf(document, LARGEST) : document;
    }

    private byte[] once(byte[] document, Random random) {
        int from = at(document, random);
        int to = Math.min(document.length, from + random.nextInt(64));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(document, from, random);
            case 1 ->
                replaced(
                        document,
                        from,
                        from,
                        PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
            case 2 -> replaced(document, from, to, new byte[0]);
            case 3 -> Arrays.copyOf(document, from);
            case 4 -> replaced(document, from, from, repeated(Arrays.copyOfRange(document, from, to), random));
            case 5 -> {
                byte[] other = any(random);
                yield replaced(document, from, to, Arrays.copyOfRange(other, at(other, random), other.length));
            }
            case 6 ->
                replaced(document, from, to, new String(document, from, to - from, ISO_8859_1).getBytes(UTF_16LE));
            default -> {
                byte[] noise = new byte[random.nextInt(16)];
                random.nextBytes(noise);
                yield replaced(document, from, to, noise);
            }
        };
    }

    private byte[] any(Random random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static int at(byte[] document, Random random) {
        return document.length == 0 ? 0 : random.nextInt(document.length);
    }

    private static byte[] flipped(byte[] document, int at, Random random) {
        byte[] copy = document.clone();
        if (copy.length > 0) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] repeated(byte[] piece, Random random) {
        int times = piece.length == 0 ? 0 : 1 + random.nextInt(2000);
        byte[] all = new byte[piece.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(piece, 0, all, i * piece.length, piece.length);
        }
        return all;
    }

    private static byte[] replaced(byte[] document, int from, int to, byte[] by) {
        byte[] whole = new byte[from + by.length + document.length - to];
        System.arraycopy(document, 0, whole, 0, from);
        System.arraycopy(by, 0, whole, from, by.length);
        System.arraycopy(document, to, whole, from + by.length, document.length - to);
        return whole;
    }
}
