/** Container images of the services, made without a container engine. */
@NullMarked
package dev.storywire.images;

import org.jspecify.annotations.NullMarked;
