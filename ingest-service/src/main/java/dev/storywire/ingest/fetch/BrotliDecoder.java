package dev.storywire.ingest.fetch;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import java.nio.ByteBuffer;

/** {@code br} (RFC 7932). */
final class BrotliDecoder implements ContentDecoder {

    private static final int INPUT = 8 * 1024;

    private final DecoderJNI.Wrapper decoder;
    private final BodySink next;
    private boolean closed;

    BrotliDecoder(BodySink next) {
        this.next = next;
        try {
            this.decoder = new DecoderJNI.Wrapper(INPUT);
        } catch (IOException noMemory) {
            throw new IllegalStateException("A Brotli decoder could not be made", noMemory);
        }
    }

    /** Whether its native library is there for this machine. */
    static boolean isAvailable() {
        return Brotli4jLoader.isAvailable();
    }

    @Override
    public void accept(byte[] bytes, int from, int length) throws BodyTrouble {
        int at = from;
        int end = from + length;
        while (true) {
            switch (decoder.getStatus()) {
                case OK -> decoder.push(0);
                case NEEDS_MORE_OUTPUT -> pull();
                case NEEDS_MORE_INPUT -> {
                    pull();
                    if (at == end) {
                        return;
                    }
                    ByteBuffer input = decoder.getInputBuffer();
                    input.clear();
                    int taken = Math.min(end - at, input.remaining());
                    input.put(bytes, at, taken);
                    at += taken;
                    decoder.push(taken);
                }
                case DONE -> {
                    pull();
                    return;
                }
                case ERROR -> throw BodyTrouble.ofCoding("br");
            }
        }
    }

    @Override
    public void end() throws BodyTrouble {
        if (decoder.getStatus() != DecoderJNI.Status.DONE) {
            throw BodyTrouble.ofCoding("br");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.destroy();
        }
    }

    private void pull() throws BodyTrouble {
        while (decoder.hasOutput()) {
            ByteBuffer output = decoder.pull();
            byte[] piece = new byte[output.remaining()];
            output.get(piece);
            next.accept(piece, 0, piece.length);
        }
    }
}
