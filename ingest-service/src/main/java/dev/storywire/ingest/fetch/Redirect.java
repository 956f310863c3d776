package dev.storywire.ingest.fetch;

/**
 * One step of a redirect.
 *
 * @param status 301, 302, 303, 307 or 308
 * @param to absolute address, without a fragment
 */
public record Redirect(int status, String to) {

    /** Whether the publisher says that the document has moved for good (RFC 9110, sections 15.4.2 and 15.4.9). */
    public boolean permanent() {
        return status == 301 || status == 308;
    }
}
