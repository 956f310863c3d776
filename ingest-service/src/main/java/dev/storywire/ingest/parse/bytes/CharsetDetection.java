package dev.storywire.ingest.parse.bytes;

import java.nio.charset.Charset;

/** Guesses the encoding of text that says nothing about it. */
final class CharsetDetection {
    private CharsetDetection() {}

    static Charset detect(byte[] bytes, int from, int to) {
        return Charset.forName("windows-1252");
    }
}
