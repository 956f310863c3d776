/** Alerts: saved searches that are told to webhooks. */
@NullMarked
package dev.storywire.gateway.alert;

import org.jspecify.annotations.NullMarked;
