/** Answers that flow: bytes sent at the pace at which the client takes them. */
@NullMarked
package dev.storywire.search.web;

import org.jspecify.annotations.NullMarked;
