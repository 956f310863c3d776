@NullMarked
package dev.storywire.embedded;

import org.jspecify.annotations.NullMarked;
