package dev.storywire.ingest.outbox;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Makes the topic as the service would at its start, without the service: a job that may run before it, and as often as anybody likes. Reads the
 * same variables ({@code KAFKA_…}, {@code STORYWIRE_OUTBOX_…}).
 */
public final class TopicCommand {

    private TopicCommand() {}

    /** Ends with 0 when the topic is there, 1 when Kafka can't be reached or refuses. */
    public static void main(String[] args) throws InterruptedException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredSources()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(OutboxSettings.class)
                .build();
        OutboxSettings settings = config.getConfigMapping(OutboxSettings.class);
        try {
            boolean made = new EventTopic(kafka(config), settings).ensure();
            System.out.printf("topic %s %s%n", settings.topic(), made ? "made" : "found");
        } catch (KafkaException failure) {
            System.out.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Every key that begins with {@code kafka.}, as the service hands them to its clients. */
    private static Map<String, Object> kafka(SmallRyeConfig config) {
        Map<String, Object> kafka = new HashMap<>(Map.of("bootstrap.servers", "localhost:9092"));
        for (String name : config.getPropertyNames()) {
            String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (key.startsWith("kafka.")) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> kafka.put(key.substring("kafka.".length()), value));
            }
        }
        return kafka;
    }
}
