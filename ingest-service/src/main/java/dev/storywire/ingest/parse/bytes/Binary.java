package dev.storywire.ingest.parse.bytes;

/** Tells documents from pictures, archives and the like before any text encoding is tried. */
final class Binary {
    private static final int SAMPLE = 4096;
    private static final String[] MAGIC = {
        "\u0089PNG",
        "GIF8",
        "\u00ff\u00d8\u00ff",
        "%PDF-",
        "PK\u0003\u0004",
        "\u001f\u008b",
        "RIFF",
        "ID3",
        "OggS",
        "\u007fELF",
        "MZ\u0090",
        "BZh",
        "\u00fd7zXZ",
        "\u00ca\u00fe\u00ba\u00be",
        "wOFF",
        "wOF2",
        "\u0000\u0001\u0000\u0000"
    };

    enum Verdict {
        EMPTY,
        BINARY,
        TEXT
    }

    private Binary() {}

    static Verdict look(byte[] bytes) {
        if (isBlank(bytes)) {
            return Verdict.EMPTY;
        }
        for (String magic : MAGIC) {
            if (startsWith(bytes, magic)) {
                return Verdict.BINARY;
            }
        }
        return Verdict.TEXT;
    }

    /** Whether there is nothing but blanks and byte order marks. */
    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            int value = b & 0xff;
            if (value > 0x20 && value != 0xef && value != 0xbb && value != 0xbf && value != 0xfe && value != 0xff) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        if (bytes.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether more than one character of twenty, in UTF-8, is a control character that no text has: no document at all. */
    static boolean mostlyControls(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + SAMPLE);
        int characters = 0;
        int controls = 0;
        for (int i = from; i < end; i++) {
            int b = bytes[i];
            boolean continuation = (b & 0xc0) == 0x80;
            if (!continuation) {
                characters++;
            }
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != 0x1b) {
                controls++;
            }
        }
        return controls * 20 > characters;
    }
}
