package dev.storywire.ingest.parse.bytes;

import dev.storywire.ingest.parse.model.DocumentKind;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns any bytes into well-formed UTF-8 and says what kind of document they are. Unpacks a gzip file first, as sitemaps
 * are published. The encoding follows RFC 7303 and the WHATWG Encoding Standard, but the bytes have the last word: a
 * declaration that they contradict is set aside with a note.
 */
public final class DocumentDecoder {
    private final ParseLimits limits;

    public DocumentDecoder(ParseLimits limits) {
        this.limits = limits;
    }

    /**
     * @param bytes a document as received, not changed
     * @param contentType the publisher's own {@code Content-Type} with its parameters, if there was one
     */
    public DecodeOutcome decode(byte[] bytes, @Nullable String contentType) {
        if (bytes.length > limits.documentBytes()) {
            return tooLarge(bytes.length, limits.documentBytes());
        }
        var notes = new ParseNotes();
        byte[] plain = bytes;
        if (Gunzip.isGzip(bytes)) {
            byte[] inflated = Gunzip.inflate(bytes, limits.inflatedBytes());
            if (inflated == null) {
                return new DecodeOutcome.TooLarge(
                        "document-too-large",
                        "The document unpacks to more than " + limits.inflatedBytes() + " bytes, which is the limit.");
            }
            notes.odd("gzip", "The document was a gzip file and was unpacked.", null);
            plain = inflated;
        }
        return decodePlain(plain, contentType, notes);
    }

    private DecodeOutcome decodePlain(byte[] bytes, @Nullable String contentType, ParseNotes notes) {
        Binary.Verdict binary = Binary.look(bytes);
        if (binary != Binary.Verdict.TEXT) {
            DocumentKind kind = binary == Binary.Verdict.EMPTY ? DocumentKind.EMPTY : DocumentKind.BINARY;
            return new DecodeOutcome.Decoded(new DecodedDocument(new byte[0], 0, 0, "binary", kind, notes.list()));
        }
        var choice = new EncodingChoice(bytes, contentType, notes).choose();
        byte[] utf8;
        int from;
        if (choice.charset().equals(StandardCharsets.UTF_8)) {
            utf8 = choice.mend() ? Utf8.mend(bytes, choice.from(), bytes.length) : bytes;
            from = choice.mend() ? 0 : choice.from();
        } else {
            utf8 = Transcoder.toUtf8(bytes, choice.from(), choice.charset());
            from = 0;
        }
        if (utf8.length > limits.inflatedBytes()) {
            return tooLarge(utf8.length, limits.inflatedBytes());
        }
        DocumentKind kind = DocumentSniffer.sniff(utf8, from, utf8.length, contentType);
        return new DecodeOutcome.Decoded(
                new DecodedDocument(utf8, from, utf8.length, choice.charset().name(), kind, notes.list()));
    }

    private static DecodeOutcome tooLarge(int size, int limit) {
        return new DecodeOutcome.TooLarge(
                "document-too-large", "The document has " + size + " bytes, the limit is " + limit + " bytes.");
    }
}
