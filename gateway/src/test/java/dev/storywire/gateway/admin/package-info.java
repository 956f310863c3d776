@NullMarked
package dev.storywire.gateway.admin;

import org.jspecify.annotations.NullMarked;
