@NullMarked
package dev.storywire.ingest.schedule.plan;

import org.jspecify.annotations.NullMarked;
