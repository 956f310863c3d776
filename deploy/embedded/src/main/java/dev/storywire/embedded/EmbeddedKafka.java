package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.JavaCommand;
import dev.storywire.embedded.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kafka 4.1 as one KRaft node that is broker and controller. Topics are not created by use. */
public final class EmbeddedKafka extends EmbeddedServer {

    private final int controllerPort = Ports.free();
    private final int internalPort = Ports.free();

    private EmbeddedKafka(ServerSettings settings) {
        super("Kafka", settings);
    }

    /** Any free port, nothing kept, 128 MB of heap, two minutes to get ready. */
    public static ServerSettings defaults() {
        return ServerSettings.ofHeap(128);
    }

    /** A broker that is not started yet: its port and folder are taken. {@link #restart} starts it. */
    public static EmbeddedKafka create(ServerSettings settings) {
        return new EmbeddedKafka(settings);
    }

    /**
     * Starts a broker and waits until it serves clients.
     *
     * @throws dev.storywire.embedded.process.ProcessFailedException when it is not ready in time
     */
    public static EmbeddedKafka start(ServerSettings settings) {
        return started(create(settings));
    }

    /** The value of {@code bootstrap.servers}; where clients are told of a line, that of those who don't go by it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + (settings().line() == 0 ? port() : internalPort);
    }

    @Override
    ChildProcess launch(Path readyFile) throws IOException {
        Path properties = Files.writeString(folder().resolve("server.properties"), serverProperties());
        Path home = Homes.of("kafka.home");
        JavaCommand command = new JavaCommand(
                settings().heapMegabytes(),
                List.of(
                        "-XX:MaxDirectMemorySize=32m",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS"),
                Homes.classPath(home, home.resolve("classes")),
                "dev.storywire.embedded.kafka.KafkaMain",
                List.of(properties.toString(), readyFile.toString()));
        return ChildProcess.start(name(), command.words(), Map.of(), folder(), log());
    }

    /** The broker talks to itself by a listener of its own: a line that is cut for clients doesn't cut it off from itself. */
    private int clientPort() {
        return settings().line() == 0 ? port() : settings().line();
    }

    /** Few threads, partitions and buffers: what a stock broker reserves for many clients is most of its memory. */
    private String serverProperties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,INTERNAL://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%5$d,INTERNAL://127.0.0.1:%4$d
                inter.broker.listener.name=INTERNAL
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=4194304
                log.index.size.max.bytes=1048576
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                transaction.state.log.num.partitions=2
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                controlled.shutdown.enable=true
                """.formatted(port(), controllerPort, folder().resolve("data"), internalPort, clientPort());
    }
}
