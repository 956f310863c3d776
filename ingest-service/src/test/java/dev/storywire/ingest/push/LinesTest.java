package dev.storywire.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesAreNumberedAndBlankOnesPassedOver() throws IOException {
        assertEquals(List.of("1:a", "4:b", "5:c"), read("a\n\n \t\r\nb\nc", 10));
    }

    @Test
    void aLineAboveTheLimitIsToldOfAndThoseAfterItAreRead() throws IOException {
        assertEquals(List.of("1:too long", "2:b"), read("x".repeat(200_000) + "\nb\n", 100));
    }

    @Test
    void linesThatSpanReadsComeOutWhole() throws IOException {
        String line = "y".repeat(150_000);
        assertEquals(List.of("1:" + line, "2:z"), read(line + "\nz", 200_000));
    }

    @Test
    void anEmptyBodyHasNoLines() throws IOException {
        assertEquals(List.of(), read("", 10));
    }

    private static List<String> read(String body, int limit) throws IOException {
        InputStream dripping = new ByteArrayInputStream(body.getBytes(UTF_8)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 7_001));
            }
        };
        Lines lines = new Lines(dripping, limit);
        List<String> read = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(
                    switch (line.get()) {
                        case Lines.Line.Whole(int number, byte[] bytes) -> number + ":" + new String(bytes, UTF_8);
                        case Lines.Line.TooLong(int number) -> number + ":too long";
                    });
        }
        return read;
    }
}
