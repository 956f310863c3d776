/** Whether and how well the service works: status, health. */
@NullMarked
package dev.storywire.search.status;

import org.jspecify.annotations.NullMarked;
