/** Searches and stories in the formats that other programs read: RSS, Atom, JSON Feed, ninjs. */
@NullMarked
package dev.storywire.gateway.syndication;

import org.jspecify.annotations.NullMarked;
