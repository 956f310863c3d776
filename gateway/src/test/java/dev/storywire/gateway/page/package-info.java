@NullMarked
package dev.storywire.gateway.page;

import org.jspecify.annotations.NullMarked;
