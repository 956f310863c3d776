/** The doors that stories come in by when somebody brings them: pushed stories, and documents whose stories are stored. */
@NullMarked
package dev.storywire.ingest.push;

import org.jspecify.annotations.NullMarked;
