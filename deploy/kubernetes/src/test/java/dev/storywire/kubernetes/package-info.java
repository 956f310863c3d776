/** What no Kubernetes client says before it is too late: references, selectors, ports, probes, limits. */
@NullMarked
package dev.storywire.kubernetes;

import org.jspecify.annotations.NullMarked;
