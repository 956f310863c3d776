package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.bytes.DecodedDocument;

/**
 * Makes finished stories of the documents of one family. Never fails: what can't be read is
 * {@link NormalizationOutcome.Unreadable}, what can be read in part is read in part.
 */
@FunctionalInterface
interface DocumentReader {

    /**
     * @param document its notes belong into the answer's diagnostics
     * @param raw what it was decoded from: address and headers
     * @param handler takes the stories
     */
    StreamedOutcome read(DecodedDocument document, RawDocument raw, StoryHandler handler);
}
