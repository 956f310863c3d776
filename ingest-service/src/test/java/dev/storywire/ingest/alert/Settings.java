package dev.storywire.ingest.alert;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of a test: the defaults, but for what it says. */
final class Settings {

    private Settings() {}

    /** @param values by name without the prefix */
    static AlertSettings with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(AlertSettings.class)
                .withDefaultValues(values.entrySet().stream()
                        .collect(Collectors.toMap(entry -> "storywire.alert." + entry.getKey(), Map.Entry::getValue)))
                .build()
                .getConfigMapping(AlertSettings.class);
    }
}
