package dev.storywire.ingest.alert;

/** An alert and how it is doing. */
record AlertReport(Alert alert, AlertHealth health) {}
