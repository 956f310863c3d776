/** Answers that flow: the live stream, and exports of everything that matches. */
@NullMarked
package dev.storywire.gateway.stream;

import org.jspecify.annotations.NullMarked;
