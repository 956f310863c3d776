package dev.storywire.ingest.normalize;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was received.
 *
 * @param bytes the body, after any transfer and content coding is undone; not copied, not to be changed
 * @param contentType the publisher's own {@code Content-Type} with its parameters, if there was one
 * @param url the absolute address it was found at, if known: the base of relative links
 * @param contentLanguage the publisher's own {@code Content-Language}, if there was one
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record RawDocument(
        byte[] bytes,
        @Nullable String contentType,
        @Nullable URI url,
        @Nullable String contentLanguage) {}
