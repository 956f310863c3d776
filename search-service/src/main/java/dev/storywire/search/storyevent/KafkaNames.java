package dev.storywire.search.storyevent;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Waits at the start until a name of Kafka's servers is known. Without one Kafka's clients refuse to be made, and the start fails; where everything is put up at
 * once, a name may come minutes after this service.
 */
@ApplicationScoped
class KafkaNames {

    private static final Logger LOG = Logger.getLogger(KafkaNames.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** The JVM remembers for ten seconds that a name was not known. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<String> hosts;

    KafkaNames(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        String servers = Objects.toString(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG), "");
        this.hosts = hosts(servers);
    }

    /** Of what Kafka's client itself refuses to read, none. */
    static List<String> hosts(String servers) {
        return Arrays.stream(servers.split(",", -1))
                .map(server -> Utils.getHost(server.strip()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Comes before the channels are connected. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 1) StartupEvent start)
            throws InterruptedException {
        await(
                hosts,
                host -> {
                    // Else a process that is told to end goes on until it has started.
                    if (ApplicationLifecycleManager.isVmShuttingDown()) {
                        throw new IllegalStateException("told to end while no name of Kafka's servers was known");
                    }
                    return isKnown(host);
                },
                LIMIT,
                PAUSE);
    }

    /** Gives up in silence: Kafka's client says then what it misses. */
    static void await(List<String> hosts, Predicate<String> known, Duration limit, Duration pause)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        boolean told = false;
        while (!hosts.isEmpty() && hosts.stream().noneMatch(known) && System.nanoTime() < end) {
            if (!told) {
                LOG.warnf("event=kafka-name-awaited hosts=%s limit=%s", hosts, limit);
                told = true;
            }
            Thread.sleep(pause);
        }
    }

    private static boolean isKnown(String host) {
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
