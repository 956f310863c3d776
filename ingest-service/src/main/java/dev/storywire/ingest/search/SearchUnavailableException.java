package dev.storywire.ingest.search;

/** The search service can't be reached, is not ready or answers what makes no sense. */
public class SearchUnavailableException extends RuntimeException {

    /** @param reason for logs */
    public SearchUnavailableException(String reason) {
        super(reason);
    }
}
