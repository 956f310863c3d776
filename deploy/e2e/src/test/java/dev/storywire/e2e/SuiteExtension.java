package dev.storywire.e2e;

import dev.storywire.embedded.process.Ports;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one suite of this module's test run, the lines between its parts, who takes its traces, and the publisher that it may fetch from: started by the first that asks, stopped after the
 * last.
 */
public final class SuiteExtension implements ParameterResolver {

    /** Hosts of the publisher, each with pauses of its own. */
    static final int HOSTS = 5;

    /** Any key will do: 32 bytes. */
    private static final String CREDENTIALS_KEY = "e2e:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** A minute for what is sent is more than a test likes to wait; here it is still far above what a push needs. */
    private static final Map<String, String> SHORT_DEADLINES = Map.of(
            "STORYWIRE_INGEST_SEND_DEADLINE", "15s",
            "STORYWIRE_STORE_SILENCE", "15s");

    /** By default a rebuild whose replica died goes on after twenty seconds. */
    private static final Map<String, String> SHORT_PATIENCE = Map.of(
            "STORYWIRE_SEARCH_REBUILD_TAKE_OVER", "1s",
            "STORYWIRE_SEARCH_REBUILD_WATCH", "200ms");

    /** Closed by JUnit with the root store. */
    private record Started(Suite suite, Publisher publisher, Network network, TraceReceiver traces)
            implements AutoCloseable {

        static Started now() {
            var publisher = new Publisher(HOSTS);
            var network = new Network();
            var traces = new TraceReceiver();
            // Hubs are told where to call back before the gateway is there.
            int port = Ports.free();
            var settings = SuiteSettings.defaults()
                    .withApiKey(Gateway.KEY)
                    .withGatewayPort(port)
                    .withKafkaLine(network.toKafka().port())
                    .withEnvironment(Map.of(
                            Service.INGEST, joined(network, traces, Service.INGEST, ingest(publisher, port)),
                            Service.SEARCH, joined(network, traces, Service.SEARCH, SHORT_PATIENCE),
                            Service.GATEWAY, joined(network, traces, Service.GATEWAY, SHORT_DEADLINES)));
            var started = new Started(new Suite(settings), publisher, network, traces);
            network.connect(started.suite());
            try {
                started.suite().start((part, took) -> {});
                return started;
            } catch (RuntimeException failure) {
                started.close();
                throw failure;
            }
        }

        private static Map<String, String> joined(
                Network network, TraceReceiver traces, Service service, Map<String, String> more) {
            var all = new HashMap<>(network.variables(service));
            all.put("QUARKUS_SHUTDOWN_DELAY", "1s");
            all.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1");
            all.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint());
            all.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            all.putAll(more);
            return all;
        }

        /** Short limits, so that a server that hangs is given up before a test is bored. */
        private static Map<String, String> ingest(Publisher publisher, int gatewayPort) {
            return Map.ofEntries(
                    Map.entry("STORYWIRE_FETCH_ALLOW", publisher.allowed()),
                    Map.entry("STORYWIRE_FETCH_DEADLINE", "4s"),
                    Map.entry("STORYWIRE_FETCH_IDLE", "2s"),
                    Map.entry("STORYWIRE_FETCH_FEED_SIZE", "2M"),
                    Map.entry("STORYWIRE_FETCH_HOST_CONCURRENCY", "32"),
                    Map.entry("STORYWIRE_SCHEDULE_HOST_CONCURRENCY", "8"),
                    Map.entry("STORYWIRE_SCHEDULE_LEASE", "10s"),
                    Map.entry("STORYWIRE_SCHEDULE_HOST_SPACING", "10ms"),
                    Map.entry("STORYWIRE_ALERT_FIRST_BACK_OFF", "200ms"),
                    Map.entry("STORYWIRE_ALERT_LONGEST_BACK_OFF", "1s"),
                    Map.entry("STORYWIRE_ALERT_TRIED_FOR", "6s"),
                    Map.entry("STORYWIRE_ALERT_ANSWER_WITHIN", "3s"),
                    Map.entry("STORYWIRE_SEARCH_DEADLINE", "5s"),
                    Map.entry("STORYWIRE_STORE_SILENCE", "15s"),
                    Map.entry("STORYWIRE_PUSH_DEADLINE", "15s"),
                    Map.entry("STORYWIRE_FEED_CREDENTIALS_KEY", CREDENTIALS_KEY),
                    Map.entry("STORYWIRE_WEBSUB_CALLBACK", "http://127.0.0.1:" + gatewayPort),
                    Map.entry("STORYWIRE_WEBSUB_POLL", "500ms"));
        }

        @Override
        public void close() {
            suite.close();
            network.close();
            traces.close();
            publisher.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return Set.of(Suite.class, Gateway.class, Publisher.class, Network.class, TraceReceiver.class)
                .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = context.getRoot()
                .getStore(Namespace.create(SuiteExtension.class))
                .computeIfAbsent(Started.class, type -> Started.now(), Started.class);
        var type = parameter.getParameter().getType();
        if (type == Gateway.class) {
            return new Gateway(started.suite().gateway().base());
        }
        return Stream.of(started.suite(), started.publisher(), started.network(), started.traces())
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
