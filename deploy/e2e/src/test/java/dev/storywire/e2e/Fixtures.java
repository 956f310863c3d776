package dev.storywire.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Documents that we wrote ourselves, from this module's test resources. */
final class Fixtures {

    private Fixtures() {}

    static byte[] bytes(String path) {
        try (var stream = Fixtures.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no fixture " + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
