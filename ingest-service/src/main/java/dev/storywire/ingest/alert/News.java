package dev.storywire.ingest.alert;

/** A story that an alert is to be told of. */
record News(Alert alert, Hit story) {}
