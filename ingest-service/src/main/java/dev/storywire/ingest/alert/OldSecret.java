package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.SealedText;
import java.time.Instant;

/**
 * The secret that was rotated out.
 *
 * @param until it signs beside the new one
 */
record OldSecret(SealedText sealed, Instant until) {}
