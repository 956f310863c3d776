/** What administrators do to the index: make it anew, look after events that could not be indexed. */
@NullMarked
package dev.storywire.gateway.admin;

import org.jspecify.annotations.NullMarked;
