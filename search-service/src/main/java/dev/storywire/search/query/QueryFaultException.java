package dev.storywire.search.query;

/** Carries a fault from the depth of the recursion to {@link QueryParser#parse}, and never further. */
final class QueryFaultException extends Exception {
    private final transient QueryFault fault;

    QueryFaultException(int position, String message) {
        super(message, null, false, false);
        this.fault = new QueryFault(position, message);
    }

    QueryFault fault() {
        return fault;
    }
}
