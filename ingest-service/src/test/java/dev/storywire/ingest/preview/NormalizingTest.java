package dev.storywire.ingest.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.ingest.normalize.NormalizerLimits;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalizingTest {

    @Test
    void theLimitsOfAServiceThatIsNotConfiguredAreThoseThatTheNormaliserStates() {
        assertEquals(NormalizerLimits.defaults(), limits(Map.of()));
    }

    @Test
    void eachLimitCanBeConfigured() {
        NormalizerLimits limits = limits(Map.ofEntries(
                Map.entry("max-size", "1M"),
                Map.entry("max-inflated-size", "2M"),
                Map.entry("stories", "3"),
                Map.entry("page-stories", "4"),
                Map.entry("depth", "5"),
                Map.entry("attributes", "6"),
                Map.entry("entity-chars", "7"),
                Map.entry("value-size", "8K"),
                Map.entry("elements", "9"),
                Map.entry("blocks", "10"),
                Map.entry("reading-time", "11s"),
                Map.entry("headline-chars", "12"),
                Map.entry("summary-chars", "13"),
                Map.entry("body-chars", "14"),
                Map.entry("url-chars", "15"),
                Map.entry("list-items", "16"),
                Map.entry("diagnostics", "17")));
        assertEquals(
                new NormalizerLimits(
                        1 << 20,
                        2 << 20,
                        3,
                        4,
                        5,
                        6,
                        7,
                        8 << 10,
                        9,
                        10,
                        Duration.ofSeconds(11),
                        12,
                        13,
                        14,
                        15,
                        16,
                        17),
                limits);
    }

    private static NormalizerLimits limits(Map<String, String> configured) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(DocumentSettings.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter());
        configured.forEach((key, value) -> builder.withDefaultValue("storywire.documents." + key, value));
        return Normalizing.limits(builder.build().getConfigMapping(DocumentSettings.class));
    }
}
