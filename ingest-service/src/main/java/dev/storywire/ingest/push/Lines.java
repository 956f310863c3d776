package dev.storywire.ingest.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a body line by line (NDJSON: UTF-8, LF, blank lines mean nothing), never holding more than one line. */
final class Lines {

    /** A line that says something; {@code number} counts all lines from 1. */
    sealed interface Line {

        /** Its number. */
        int number();

        /** A whole line, without its end. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Whole(int number, byte[] bytes) implements Line {}

        /** A line above the limit; the rest of it was passed over. */
        record TooLong(int number) implements Line {}
    }

    private final InputStream body;
    private final long maxLength;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private int number;

    Lines(InputStream body, long maxLength) {
        this.body = body;
        this.maxLength = maxLength;
    }

    /** The next line that isn't blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (fill()) {
            Line line = line();
            if (!(line instanceof Line.Whole whole && isBlank(whole.bytes()))) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** The line that begins at the position; goes from buffer to buffer until its end. */
    private Line line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        long length = 0;
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            ended = end < filled;
            length += end - position;
            if (length <= maxLength) {
                line.write(buffer, position, end - position);
            }
            position = ended ? end + 1 : end;
        }
        number++;
        return length > maxLength ? new Line.TooLong(number) : new Line.Whole(number, line.toByteArray());
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = Math.max(0, body.read(buffer));
        return filled > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
