package dev.storywire.embedded;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Elasticsearch 9 as one node without security. It has the analysis names of a stock node, but none of its other modules:
 * no {@code GET /}, no percolator, no Painless, no reindex.
 */
public final class EmbeddedElasticsearch extends EmbeddedServer {

    private EmbeddedElasticsearch(ServerSettings settings) {
        super("Elasticsearch", settings);
    }

    /** Any free port, nothing kept, 256 MB of heap, two minutes to get ready. */
    public static ServerSettings defaults() {
        return ServerSettings.ofHeap(256);
    }

    /** A node that is not started yet: its port and folder are taken. {@link #restart} starts it. */
    public static EmbeddedElasticsearch create(ServerSettings settings) {
        return new EmbeddedElasticsearch(settings);
    }

    /**
     * Starts a node and waits until its indices can be searched.
     *
     * @throws dev.storywire.embedded.process.ProcessFailedException when it is not ready in time
     */
    public static EmbeddedElasticsearch start(ServerSettings settings) {
        return started(create(settings));
    }

    /** Host and port, as {@code quarkus.elasticsearch.hosts} wants it. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    @Override
    ChildProcess launch(Path readyFile) throws IOException {
        Path home = Homes.of("elasticsearch.home");
        Path configuration = Files.createDirectories(folder().resolve("config")).resolve("elasticsearch.yml");
        Files.writeString(configuration, nodeConfiguration());
        Files.createDirectories(folder().resolve("plugins"));
        JavaCommand command = new JavaCommand(
                settings().heapMegabytes(),
                List.of(
                        "-XX:MaxDirectMemorySize=64m",
                        "-Dio.netty.noUnsafe=true",
                        "-Dio.netty.allocator.type=unpooled",
                        "-Dlog4j2.disable.jmx=true"),
                Homes.classPath(home, home.resolve("classpath/*")),
                "dev.storywire.embedded.elasticsearch.node.NodeMain",
                List.of(folder().toString(), Homes.of("elasticsearch.modules").toString(), readyFile.toString()));
        return ChildProcess.start(name(), command.words(), Map.of(), folder(), log());
    }

    /**
     * The breaker that looks at real memory relies on a collector that is soon through; with the serial one a small heap is
     * mostly garbage, and searches would be refused for it.
     */
    private String nodeConfiguration() {
        return """
                cluster.name: storywire
                node.name: storywire
                node.processors: 2
                discovery.type: single-node
                path.data: "%2$s/data"
                path.logs: "%2$s/logs"
                network.host: 127.0.0.1
                http.port: %1$d
                transport.port: 0
                cluster.routing.allocation.disk.threshold_enabled: false
                indices.breaker.total.use_real_memory: false
                """.formatted(port(), folder());
    }
}
