/** The newsroom page: what the API tells, for people. It asks the services as the API's resources do, with the same roles. */
@NullMarked
package dev.storywire.gateway.page;

import org.jspecify.annotations.NullMarked;
