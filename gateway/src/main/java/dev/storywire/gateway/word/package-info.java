/** What can be known of words before a search: completions, what stands out, how a query is understood. */
@NullMarked
package dev.storywire.gateway.word;

import org.jspecify.annotations.NullMarked;
