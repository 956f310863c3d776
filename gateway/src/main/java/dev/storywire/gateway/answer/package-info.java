/** How answers of whatever resource look to caches, and to clients that page. */
@NullMarked
package dev.storywire.gateway.answer;

import org.jspecify.annotations.NullMarked;
