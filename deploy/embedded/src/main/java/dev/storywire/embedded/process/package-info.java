/** Child processes that never outlive the process that started them. */
@NullMarked
package dev.storywire.embedded.process;

import org.jspecify.annotations.NullMarked;
