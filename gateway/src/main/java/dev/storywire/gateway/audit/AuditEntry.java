package dev.storywire.gateway.audit;

import java.time.Instant;

/**
 * A change that somebody asked for.
 *
 * @param caller as {@link dev.storywire.gateway.security.Caller#name} has it
 * @param path without the query
 * @param status what was answered
 */
public record AuditEntry(
        Instant at, String caller, String address, String method, String path, int status, String traceId) {

    private static final int LONGEST_PATH = 500;

    public AuditEntry {
        path = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
    }
}
