@NullMarked
package dev.storywire.gateway.websub;

import org.jspecify.annotations.NullMarked;
