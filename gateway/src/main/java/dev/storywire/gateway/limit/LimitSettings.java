package dev.storywire.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How much callers may ask for. A request costs 1 unless it is listed as costly. */
@ConfigMapping(prefix = "storywire.limits")
public interface LimitSettings {

    /** What one key or token may spend in a minute, where the key has no limit of its own. */
    @WithDefault("1200")
    int keyPerMinute();

    /** What one address may spend in a minute without credentials; an IPv6 network of 64 bits counts as one address. */
    @WithDefault("300")
    int addressPerMinute();

    /** How often in a minute one address may show a key or token that is wrong. */
    @WithDefault("30")
    int wrongCredentialsPerMinute();

    /** How many replicas share the limits: each lets a caller spend its part of them. */
    @WithDefault("1")
    int replicas();

    /** The most callers that are told apart; whoever comes beyond shares one limit. */
    @WithDefault("50000")
    int callers();

    /** What costs more than 1: the beginning of a path, and its cost. The longest beginning that fits counts. */
    Map<String, Integer> costs();
}
