/** Faults while a workload goes on, and whether anything was lost, doubled, outdated or reordered by them. */
@NullMarked
package dev.storywire.e2e.chaos;

import org.jspecify.annotations.NullMarked;
