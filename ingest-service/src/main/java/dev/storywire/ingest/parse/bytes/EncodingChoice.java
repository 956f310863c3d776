package dev.storywire.ingest.parse.bytes;

import dev.storywire.ingest.parse.model.ParseNotes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the encoding to read a document as. In order: byte order mark; the shape of UTF-16 and UTF-32; then, if the bytes
 * agree, the HTTP charset (RFC 7303, 3.2), the XML declaration and the {@code meta} element; UTF-8 if they are well-formed
 * as that; detection. A charset that can't read the bytes is passed over as long as another one can.
 */
final class EncodingChoice {
    /** From so many multi-byte sequences on, well-formed UTF-8 is no accident, whatever a declaration says. */
    private static final int CERTAIN_SEQUENCES = 3;
    /** Of long documents this many bytes are tried. */
    private static final int SAMPLE = 1 << 20;

    /**
     * @param from where the text starts, after any byte order mark
     * @param mend whether there are bytes that are not UTF-8 in a document that otherwise is
     */
    record Choice(Charset charset, int from, boolean mend) {}

    private record Named(Charset charset, String label, String where) {}

    private final byte[] bytes;
    private final @Nullable String contentType;
    private final ParseNotes notes;

    EncodingChoice(byte[] bytes, @Nullable String contentType, ParseNotes notes) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.notes = notes;
    }

    Choice choose() {
        var wide = WideEncodings.detect(bytes);
        if (wide != null) {
            return new Choice(wide.charset(), wide.from(), false);
        }
        int from = skipUtf8Marks();
        var survey = Utf8.survey(bytes, from, bytes.length);
        if (from > 0) {
            return utf8(from, survey);
        }
        List<Named> declared = declared(from);
        if (survey.valid() && (survey.sequences() > 0 || !has(bytes, (byte) 0x1b))) {
            Charset overruling = readsDifferently(declared, survey);
            return new Choice(overruling != null ? overruling : StandardCharsets.UTF_8, from, false);
        }
        Choice byDeclaration = byDeclaration(declared, from);
        if (byDeclaration != null) {
            return byDeclaration;
        }
        if (survey.sequences() > 20 * survey.faults()) {
            return utf8(from, survey);
        }
        return detected(declared, from, survey);
    }

    private Choice utf8(int from, Utf8.Survey survey) {
        if (!survey.valid()) {
            notes.lost(
                    "mixed-encoding",
                    survey.faults() + " bytes are not UTF-8 in a document that otherwise is; they were read as"
                            + " windows-1252.",
                    null);
        }
        return new Choice(StandardCharsets.UTF_8, from, !survey.valid());
    }

    /** Byte order marks get doubled when a file is put together from parts. */
    private int skipUtf8Marks() {
        int from = 0;
        while (from + 3 <= bytes.length
                && (bytes[from] & 0xff) == 0xef
                && (bytes[from + 1] & 0xff) == 0xbb
                && (bytes[from + 2] & 0xff) == 0xbf) {
            from += 3;
        }
        return from;
    }

    private List<Named> declared(int from) {
        var named = new ArrayList<Named>();
        add(named, DeclaredEncoding.ofContentType(contentType), "the Content-Type header");
        String xml = DeclaredEncoding.ofXml(bytes, from, bytes.length);
        add(named, xml, "the XML declaration");
        if (xml == null) {
            add(named, DeclaredEncoding.ofMeta(bytes, from, bytes.length), "a meta element");
        }
        return named;
    }

    private void add(List<Named> named, @Nullable String label, String where) {
        if (label == null) {
            return;
        }
        Charset charset = EncodingLabels.find(label);
        if (charset == null) {
            notes.odd("unknown-encoding", "The encoding \"" + shorten(label) + "\" of " + where + " is unknown.", null);
        } else if (WideEncodings.isWide(charset)) {
            notes.odd(
                    "wrong-encoding",
                    "By " + where + " the document is " + charset.name() + ", by its bytes it is not.",
                    null);
        } else {
            named.add(new Named(charset, label, where));
        }
    }

    /** The declared charset of bytes that are well-formed UTF-8 too, if they are more likely in that charset. */
    private @Nullable Charset readsDifferently(List<Named> declared, Utf8.Survey survey) {
        if (declared.isEmpty() || survey.sequences() == 0) {
            return null;
        }
        Named first = declared.getFirst();
        boolean named = declared.stream().anyMatch(d -> d.charset().equals(StandardCharsets.UTF_8));
        if (!named
                && survey.sequences() < CERTAIN_SEQUENCES
                && Transcoder.faults(bytes, 0, bytes.length, first.charset(), 1) == 0) {
            return first.charset();
        }
        if (!first.charset().equals(StandardCharsets.UTF_8)) {
            wrong(first, "UTF-8");
        }
        return null;
    }

    private @Nullable Choice byDeclaration(List<Named> declared, int from) {
        for (Named named : declared) {
            Charset charset = named.charset();
            if (!charset.equals(StandardCharsets.UTF_8) && Transcoder.faults(bytes, from, end(), charset, 1) == 0) {
                return new Choice(charset, from, false);
            }
        }
        return null;
    }

    /** No declaration reads without a fault. */
    private Choice detected(List<Named> declared, int from, Utf8.Survey survey) {
        Charset best = StandardCharsets.UTF_8;
        int fewest = survey.faults();
        for (Named named : declared) {
            int faults = Transcoder.faults(bytes, from, end(), named.charset(), fewest);
            if (faults < fewest) {
                best = named.charset();
                fewest = faults;
            }
        }
        boolean nearlyRight = !best.equals(StandardCharsets.UTF_8) && fewest * 100L < highBytes(from);
        if (!nearlyRight) {
            best = CharsetDetection.detect(bytes, from, end());
            if (!declared.isEmpty()) {
                wrong(declared.getFirst(), best.name());
            } else {
                notes.odd(
                        "guessed-encoding",
                        "No encoding is declared and the bytes are not UTF-8; they were read as " + best.name() + ".",
                        null);
            }
        } else {
            notes.lost("undecodable-bytes", "Some bytes are not " + best.name() + " and were left out.", null);
        }
        return new Choice(best, from, best.equals(StandardCharsets.UTF_8));
    }

    private void wrong(Named named, String read) {
        notes.odd(
                "wrong-encoding",
                "By " + named.where() + " the encoding is " + shorten(named.label()) + "; the bytes contradict that and"
                        + " were read as " + read + ".",
                null);
    }

    private int end() {
        return Math.min(bytes.length, SAMPLE);
    }

    private int highBytes(int from) {
        int count = 0;
        for (int i = from; i < end(); i++) {
            if (bytes[i] < 0) {
                count++;
            }
        }
        return count;
    }

    private static boolean has(byte[] bytes, byte value) {
        int end = Math.min(bytes.length, SAMPLE);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == value) {
                return true;
            }
        }
        return false;
    }

    private static String shorten(String label) {
        return Objects.requireNonNull(label).length() > 40 ? label.substring(0, 40) + "…" : label;
    }
}
