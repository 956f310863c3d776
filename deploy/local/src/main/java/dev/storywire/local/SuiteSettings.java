package dev.storywire.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the suite is run.
 *
 * @param gatewayPort the gateway's port, 0 for any free one
 * @param data the folder that keeps the state between runs; without one, a fresh folder that is deleted at the end
 * @param environment variables of a service beside those that tie the suite together, or in their place
 * @param deadline how long each part may take until it is ready
 * @param apiKey the administrator's key; without one, everybody on this machine may do everything
 * @param kafkaLine the port that Kafka's clients are told to go by, 0 for its own
 */
public record SuiteSettings(
        int gatewayPort,
        @Nullable Path data,
        Map<Service, Map<String, String>> environment,
        Duration deadline,
        @Nullable String apiKey,
        int kafkaLine) {

    /** The gateway takes no shorter one. */
    private static final int SHORTEST_KEY = 8;

    public SuiteSettings {
        if (gatewayPort < 0 || gatewayPort > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + gatewayPort + ".");
        }
        if (apiKey != null && apiKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "The API key (STORYWIRE_API_KEY) needs " + SHORTEST_KEY + " characters at least.");
        }
        environment = Map.copyOf(environment);
    }

    /** Free ports, nothing kept, nothing special, two minutes for each part. */
    public static SuiteSettings defaults() {
        return new SuiteSettings(0, null, Map.of(), Duration.ofMinutes(2), null, 0);
    }

    public SuiteSettings withGatewayPort(int port) {
        return new SuiteSettings(port, data, environment, deadline, apiKey, kafkaLine);
    }

    public SuiteSettings keptIn(Path folder) {
        return new SuiteSettings(gatewayPort, folder, environment, deadline, apiKey, kafkaLine);
    }

    public SuiteSettings withEnvironment(Map<Service, Map<String, String>> variables) {
        return new SuiteSettings(gatewayPort, data, variables, deadline, apiKey, kafkaLine);
    }

    public SuiteSettings withApiKey(@Nullable String key) {
        return new SuiteSettings(gatewayPort, data, environment, deadline, key, kafkaLine);
    }

    public SuiteSettings withKafkaLine(int port) {
        return new SuiteSettings(gatewayPort, data, environment, deadline, apiKey, port);
    }
}
