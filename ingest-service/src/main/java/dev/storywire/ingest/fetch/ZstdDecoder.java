package dev.storywire.ingest.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** {@code zstd} (RFC 8878), with windows of up to 8 MiB, as RFC 9659 has it for the web. */
final class ZstdDecoder implements ContentDecoder {

    private static final int LARGEST_WINDOW_LOG = 23;
    private static final int PIECE = 16 * 1024;

    private final BodySink next;
    private final Chunks chunks = new Chunks();
    private final ZstdInputStreamNoFinalizer decoder;
    private final byte[] piece = new byte[PIECE];
    private boolean any;

    ZstdDecoder(BodySink next) {
        this.next = next;
        try {
            this.decoder =
                    new ZstdInputStreamNoFinalizer(chunks).setContinuous(true).setLongMax(LARGEST_WINDOW_LOG);
        } catch (IOException impossible) {
            throw new IllegalStateException("A zstd decoder could not be made", impossible);
        }
    }

    /** Whether its native library is there for this machine. */
    static boolean isAvailable() {
        try {
            Native.load();
            return true;
        } catch (LinkageError | RuntimeException absent) {
            return false;
        }
    }

    @Override
    public void accept(byte[] bytes, int from, int length) throws BodyTrouble {
        any = true;
        chunks.current = new ByteArrayInputStream(bytes, from, length);
        try {
            for (int read = decoder.read(piece, 0, PIECE); read > 0; read = decoder.read(piece, 0, PIECE)) {
                next.accept(piece, 0, read);
            }
        } catch (IOException e) {
            throw BodyTrouble.ofCoding("zstd");
        }
    }

    @Override
    public void end() throws BodyTrouble {
        decoder.setContinuous(false);
        try {
            if (any && decoder.read(piece, 0, PIECE) >= 0) {
                throw BodyTrouble.ofCoding("zstd");
            }
        } catch (IOException cutOff) {
            throw BodyTrouble.ofCoding("zstd");
        }
    }

    @Override
    public void close() {
        try {
            decoder.close();
        } catch (IOException impossible) {
            throw new IllegalStateException("A zstd decoder could not be closed", impossible);
        }
    }

    /** What has come in and was not decoded yet. */
    private static final class Chunks extends InputStream {

        private InputStream current = InputStream.nullInputStream();

        @Override
        public int read() throws IOException {
            return current.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return current.read(target, from, length);
        }
    }
}
