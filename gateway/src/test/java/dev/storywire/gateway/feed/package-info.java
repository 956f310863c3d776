@NullMarked
package dev.storywire.gateway.feed;

import org.jspecify.annotations.NullMarked;
