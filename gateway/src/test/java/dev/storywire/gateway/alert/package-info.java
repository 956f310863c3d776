@NullMarked
package dev.storywire.gateway.alert;

import org.jspecify.annotations.NullMarked;
