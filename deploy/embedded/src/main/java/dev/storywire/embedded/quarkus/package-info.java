/** The embedded servers as test resources of {@code @QuarkusTest}s. */
@NullMarked
package dev.storywire.embedded.quarkus;

import org.jspecify.annotations.NullMarked;
