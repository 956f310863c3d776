package dev.storywire.ingest.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The command as a Kubernetes Job runs it: a process of its own, which knows no more than its variables. */
class TopicCommandTest {

    @Test
    void theFirstRunMakesTheTopicAsTheServiceWouldAndTheSecondFindsIt() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.defaults())) {
            Map<String, String> variables = Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    kafka.bootstrapServers(),
                    "STORYWIRE_OUTBOX_TOPIC",
                    "made-by-a-job",
                    "STORYWIRE_OUTBOX_PARTITIONS",
                    "4");
            Ended first = run(variables);
            assertEquals(0, first.code, first.printed);
            assertTrue(first.printed.contains("topic made-by-a-job made"), first.printed);
            Ended second = run(variables);
            assertEquals(0, second.code, second.printed);
            assertTrue(second.printed.contains("topic made-by-a-job found"), second.printed);

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                var topics = admin.describeTopics(List.of("made-by-a-job"))
                        .allTopicNames()
                        .get()
                        .values();
                assertEquals(
                        List.of(4),
                        topics.stream().map(topic -> topic.partitions().size()).toList());
            }
        }
    }

    @Test
    void withoutKafkaItFailsAndSaysWhy() throws Exception {
        Ended ended = run(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "KAFKA_DEFAULT_API_TIMEOUT_MS", "2000",
                "KAFKA_REQUEST_TIMEOUT_MS", "1000"));
        assertEquals(1, ended.code, ended.printed);
        assertTrue(ended.printed.contains("story-events can't be looked up or created"), ended.printed);
    }

    private record Ended(int code, String printed) {}

    private static Ended run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TopicCommand.class.getName())
                .redirectErrorStream(true);
        command.environment().putAll(variables);
        Process job = command.start();
        String printed = new String(job.getInputStream().readAllBytes(), UTF_8);
        assertTrue(job.waitFor(1, TimeUnit.MINUTES));
        return new Ended(job.exitValue(), printed);
    }
}
