package dev.storywire.ingest.fetch;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the body of one answer, decoded, up to a limit that holds for the bytes as they come and for the decoded ones. */
final class BodyReader implements AutoCloseable {

    private static final int FIRST = 8 * 1024;

    private final long limit;
    private final List<ContentDecoder> decoders;
    private final BodySink first;
    private byte[] collected = new byte[FIRST];
    private int size;
    private long wireBytes;

    /** @param codings value of {@code Content-Encoding} */
    BodyReader(@Nullable String codings, long limit) throws BodyTrouble {
        this.limit = limit;
        this.decoders = ContentCodings.decoders(codings, this::collect);
        this.first = decoders.isEmpty() ? this::collect : decoders.getFirst();
    }

    void accept(byte[] chunk) throws BodyTrouble {
        wireBytes += chunk.length;
        if (wireBytes > limit) {
            throw BodyTrouble.ofSize(limit);
        }
        first.accept(chunk, 0, chunk.length);
    }

    /** The body; throws when a coding was cut off. */
    byte[] end() throws BodyTrouble {
        for (ContentDecoder decoder : decoders) {
            decoder.end();
        }
        return Arrays.copyOf(collected, size);
    }

    /** Bytes in memory. */
    int size() {
        return size;
    }

    long wireBytes() {
        return wireBytes;
    }

    @Override
    public void close() {
        decoders.forEach(ContentDecoder::close);
    }

    private void collect(byte[] bytes, int from, int length) throws BodyTrouble {
        if (size + (long) length > limit) {
            throw BodyTrouble.ofSize(limit);
        }
        if (size + length > collected.length) {
            long grown = Math.min(limit, Math.max(size + (long) length, collected.length * 2L));
            collected = Arrays.copyOf(collected, Math.toIntExact(grown));
        }
        System.arraycopy(bytes, from, collected, size, length);
        size += length;
    }
}
