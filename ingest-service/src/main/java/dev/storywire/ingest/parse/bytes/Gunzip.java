package dev.storywire.ingest.parse.bytes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks a gzip file (RFC 1952) up to a limit; of a damaged one, what can be unpacked. */
final class Gunzip {
    private Gunzip() {}

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 18 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b && bytes[2] == 8;
    }

    /** The content, or {@code null} when it is more than {@code limit} bytes. */
    static byte @Nullable [] inflate(byte[] bytes, int limit) {
        var out = new ByteArrayOutputStream(Math.min(limit, bytes.length * 4));
        var buffer = new byte[8192];
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            int read = in.read(buffer);
            while (read > 0) {
                if (out.size() + read > limit) {
                    return null;
                }
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException damaged) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}
