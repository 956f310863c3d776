/** Rules for the whole module. */
@NullMarked
package dev.storywire.gateway;

import org.jspecify.annotations.NullMarked;
