/**
 * Alerts: saved searches whose new stories are told to a webhook. The search service says what matches; the replica that leads writes down what is to
 * be told, once; all replicas call webhooks.
 */
@NullMarked
package dev.storywire.ingest.alert;

import org.jspecify.annotations.NullMarked;
