package dev.storywire.embedded.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Formats the log folder where that is still to be done, and runs the server until the process is told to end. */
public final class KafkaMain {

    private KafkaMain() {}

    /**
     * @param args the file with the server's properties, and the file to create once clients are served
     */
    public static void main(String[] args) throws IOException {
        Path propertiesFile = Path.of(args[0]);
        Path readyFile = Path.of(args[1]);
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(propertiesFile)) {
            properties.load(reader);
        }
        format(propertiesFile, Path.of(properties.getProperty("log.dirs")));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        Files.createFile(readyFile);
        server.awaitShutdown();
    }

    private static void format(Path propertiesFile, Path logFolder) {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        String[] command = {
            "format",
            "--config",
            propertiesFile.toString(),
            "--cluster-id",
            Uuid.randomUuid().toString()
        };
        int code = StorageTool.execute(command, System.out);
        if (code != 0) {
            throw new IllegalStateException("The Kafka log folder could not be formatted, see the lines above.");
        }
    }
}
