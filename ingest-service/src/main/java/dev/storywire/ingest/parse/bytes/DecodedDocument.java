package dev.storywire.ingest.parse.bytes;

import dev.storywire.ingest.parse.model.DocumentKind;
import dev.storywire.ingest.parse.model.ParseNote;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A document in UTF-8, whatever it came in, and what it is.
 *
 * @param utf8 holds the document between {@code from} and {@code to}, without a byte order mark; well-formed UTF-8, not to
 *     be changed. It is the received array itself where that is UTF-8 already
 * @param encoding the encoding that it was read as, by its WHATWG or JDK name
 * @param notes what was odd about the encoding
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record DecodedDocument(
        byte[] utf8, int from, int to, String encoding, DocumentKind kind, List<ParseNote> notes) {

    /** The whole document as a string. */
    public String text() {
        return new String(utf8, from, to - from, StandardCharsets.UTF_8);
    }
}
