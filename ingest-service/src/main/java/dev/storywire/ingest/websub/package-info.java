/**
 * Subscriber of WebSub (W3C Recommendation of 23 January 2018): asks the hubs that feeds name to send new content, keeps the
 * subscriptions, and takes what the hubs send.
 */
@NullMarked
package dev.storywire.ingest.websub;

import org.jspecify.annotations.NullMarked;
