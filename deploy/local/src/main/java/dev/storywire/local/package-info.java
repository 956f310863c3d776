/** The whole suite on this machine, as one command for people and as a library for the black-box tests. */
@NullMarked
package dev.storywire.local;

import org.jspecify.annotations.NullMarked;
