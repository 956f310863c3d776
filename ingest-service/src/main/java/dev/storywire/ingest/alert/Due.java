package dev.storywire.ingest.alert;

/** A message that is to be sent now, taken by this replica. */
record Due(AlertReport report, Delivery delivery) {

    Alert alert() {
        return report.alert();
    }
}
