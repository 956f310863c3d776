/** The topic made anew from the stories, after Kafka was lost. */
@NullMarked
package dev.storywire.ingest.republication;

import org.jspecify.annotations.NullMarked;
