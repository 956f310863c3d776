/** What a rule of polling is worth: delay from publication to fetch against requests made, on virtual time. */
@NullMarked
package dev.storywire.bench.polling;

import org.jspecify.annotations.NullMarked;
