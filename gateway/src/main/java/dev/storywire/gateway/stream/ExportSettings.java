package dev.storywire.gateway.stream;

import dev.storywire.gateway.security.Roles;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.ws.rs.core.SecurityContext;
import java.util.OptionalLong;

/** How many stories one export may give; one that would give more is refused, not cut off. */
@ConfigMapping(prefix = "storywire.exports")
public interface ExportSettings {

    /** To readers. */
    @WithDefault("100000")
    long reader();

    /** To editors. */
    @WithDefault("1000000")
    long editor();

    /** To administrators; without, as many as there are. */
    OptionalLong admin();

    /** What a caller may have by the highest of its roles; empty where that is everything. */
    default OptionalLong of(SecurityContext caller) {
        if (caller.isUserInRole(Roles.ADMIN)) {
            return admin();
        }
        return OptionalLong.of(caller.isUserInRole(Roles.EDITOR) ? editor() : reader());
    }
}
