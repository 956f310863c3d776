@NullMarked
package dev.storywire.local;

import org.jspecify.annotations.NullMarked;
