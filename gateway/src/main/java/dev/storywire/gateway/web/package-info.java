/** What holds for every request: rules for requests, headers of answers, the trace, unknown paths. */
@NullMarked
package dev.storywire.gateway.web;

import org.jspecify.annotations.NullMarked;
