@NullMarked
package dev.storywire.gateway.stream;

import org.jspecify.annotations.NullMarked;
