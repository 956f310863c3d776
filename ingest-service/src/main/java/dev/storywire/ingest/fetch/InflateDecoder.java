package dev.storywire.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * {@code gzip} (RFC 1952) with any number of members, and {@code deflate}, which servers send with a zlib frame (RFC 1950) as they should,
 * or without (RFC 1951). A body that is said to be packed and isn't passes as it is, which servers do, too.
 */
final class InflateDecoder implements ContentDecoder {

    private static final int PIECE = 16 * 1024;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int TRAILER = 8;

    private final boolean gzip;
    private final BodySink next;
    private final byte[] piece = new byte[PIECE];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final CRC32 checksum = new CRC32();
    private Inflater inflater = new Inflater(true);
    private State state = State.START;
    private long written;

    InflateDecoder(boolean gzip, BodySink next) {
        this.gzip = gzip;
        this.next = next;
    }

    @Override
    public void accept(byte[] bytes, int from, int length) throws BodyTrouble {
        switch (state) {
            case PLAIN -> next.accept(bytes, from, length);
            case PACKED -> inflate(bytes, from, length);
            case START, HEADER, TRAILER, BETWEEN -> {
                pending.write(bytes, from, length);
                goOn();
            }
            case DONE -> {
                // Whatever follows the last member is padding.
            }
        }
    }

    @Override
    public void end() throws BodyTrouble {
        if (state == State.START && pending.size() > 0) {
            next.accept(pending.toByteArray(), 0, pending.size());
            return;
        }
        if (state == State.PACKED && !gzip) {
            // Without a frame, the end shows only when there is a byte behind it.
            inflate(new byte[1], 0, 1);
        }
        if (state == State.HEADER || state == State.PACKED || state == State.TRAILER) {
            throw broken();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Reads what frames the packed data, once enough of it is there. */
    private void goOn() throws BodyTrouble {
        byte[] bytes = pending.toByteArray();
        switch (state) {
            case START -> start(bytes);
            case HEADER -> header(bytes);
            case TRAILER -> trailer(bytes);
            case BETWEEN -> between(bytes);
            case PLAIN, PACKED, DONE -> {
                // They don't wait for anything.
            }
        }
    }

    private void start(byte[] bytes) throws BodyTrouble {
        if (bytes.length < 2) {
            return;
        }
        if (gzip && isGzip(bytes)) {
            state = State.HEADER;
            header(bytes);
            return;
        }
        if (gzip) {
            state = State.PLAIN;
        } else {
            boolean zlib = (bytes[0] & 0x0F) == 8 && ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) % 31 == 0;
            inflater.end();
            inflater = new Inflater(!zlib);
            state = State.PACKED;
        }
        pending.reset();
        accept(bytes, 0, bytes.length);
    }

    private void header(byte[] bytes) throws BodyTrouble {
        int end = headerEnd(bytes);
        if (end >= 0) {
            pending.reset();
            state = State.PACKED;
            inflate(bytes, end, bytes.length - end);
        } else if (bytes.length > LONGEST_HEADER) {
            throw broken();
        }
    }

    /** -1 where it has not come in whole. */
    private static int headerEnd(byte[] bytes) {
        if (bytes.length < 10) {
            return -1;
        }
        int flags = bytes[3];
        int at = 10;
        if ((flags & 4) != 0) {
            at = bytes.length < at + 2 ? -1 : at + 2 + (bytes[at] & 0xFF) + ((bytes[at + 1] & 0xFF) << 8);
        }
        at = (flags & 8) == 0 ? at : afterZero(bytes, at);
        at = (flags & 16) == 0 ? at : afterZero(bytes, at);
        at = (flags & 2) == 0 || at < 0 ? at : at + 2;
        return at <= bytes.length ? at : -1;
    }

    private static int afterZero(byte[] bytes, int from) {
        for (int at = from; at >= 0 && at < bytes.length; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    private void inflate(byte[] bytes, int from, int length) throws BodyTrouble {
        inflater.setInput(bytes, from, length);
        try {
            while (!inflater.finished()) {
                int inflated = inflater.inflate(piece);
                if (inflated == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    if (inflater.needsDictionary()) {
                        throw broken();
                    }
                    return;
                }
                written += inflated;
                if (gzip) {
                    checksum.update(piece, 0, inflated);
                }
                next.accept(piece, 0, inflated);
            }
        } catch (DataFormatException e) {
            throw broken();
        }
        int rest = inflater.getRemaining();
        state = gzip ? State.TRAILER : State.DONE;
        accept(bytes, from + length - rest, rest);
    }

    private void trailer(byte[] bytes) throws BodyTrouble {
        if (bytes.length < TRAILER) {
            return;
        }
        if (number(bytes, 0) != checksum.getValue() || number(bytes, 4) != (written & 0xFFFF_FFFFL)) {
            throw broken();
        }
        pending.reset();
        state = State.BETWEEN;
        accept(bytes, TRAILER, bytes.length - TRAILER);
    }

    /** Another member may follow, or padding. */
    private void between(byte[] bytes) throws BodyTrouble {
        if (bytes.length < 2) {
            return;
        }
        if (!isGzip(bytes)) {
            state = State.DONE;
            return;
        }
        inflater.reset();
        checksum.reset();
        written = 0;
        state = State.HEADER;
        header(bytes);
    }

    private static boolean isGzip(byte[] bytes) {
        return (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    private BodyTrouble broken() {
        return BodyTrouble.ofCoding(gzip ? "gzip" : "deflate");
    }

    private enum State {
        START,
        HEADER,
        PACKED,
        TRAILER,
        BETWEEN,
        DONE,
        PLAIN
    }
}
