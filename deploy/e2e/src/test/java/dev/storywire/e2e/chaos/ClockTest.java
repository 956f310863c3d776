package dev.storywire.e2e.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Network;
import dev.storywire.e2e.Publisher;
import dev.storywire.e2e.SuiteExtension;
import dev.storywire.e2e.ToxicProxy;
import dev.storywire.embedded.process.SupervisedServer;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import dev.storywire.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks jump, of all services at once as where one machine has them, or of one alone. They go by libfaketime (Debian's package {@code faketime}),
 * without which this is skipped; those of the stores stay right.
 */
@Tag("chaos")
@Tag("long")
@ExtendWith(SuiteExtension.class)
class ClockTest {

    private static final List<Path> LIBRARIES = Stream.of("x86_64", "aarch64")
            .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
            .toList();

    private static final int HOUR = 3_600;

    private final Map<Service, ServiceProcess> replicas = new EnumMap<>(Service.class);

    @TempDir
    private Path clocks;

    @Test
    void whicheverClockJumpsNothingIsLostDoubledOutdatedOrReordered(
            Suite suite, Gateway gateway, Publisher publisher, Network network) throws InterruptedException {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        assumeTrue(library.isPresent(), "libfaketime is not installed");
        try (var door = new ToxicProxy()) {
            for (Service service : Service.values()) {
                set(service, 0);
                replicas.put(service, suite.replica(service, faked(library.get(), service)));
            }
            replicas.values().parallelStream().forEach(ServiceProcess::restart);
            Stream.of(suite.ingest(), suite.search(), suite.gateway()).forEach(ServiceProcess::stop);
            network.toIngest().leadTo(port(Service.INGEST));
            network.toSearch().leadTo(port(Service.SEARCH));
            door.leadTo(port(Service.GATEWAY));
            var balanced = new Gateway(URI.create("http://" + door.host()));
            try (var experiment = new Experiment("clocks", suite, balanced, publisher)) {
                suffer(experiment, "the clocks of all services are an hour ahead", HOUR, Service.values());
                suffer(experiment, "the clocks of all services are an hour behind", -HOUR, Service.values());
                for (Service service : Service.values()) {
                    suffer(experiment, "the clock of the " + service.module() + " is an hour ahead", HOUR, service);
                    suffer(experiment, "the clock of the " + service.module() + " is an hour behind", -HOUR, service);
                }
            }
        } finally {
            replicas.values().forEach(ServiceProcess::close);
            Stream.of(suite.ingest(), suite.search(), suite.gateway()).forEach(SupervisedServer::restart);
            network.toIngest().leadTo(suite.ingest().port());
            network.toSearch().leadTo(suite.search().port());
        }
    }

    private int port(Service service) {
        return Objects.requireNonNull(replicas.get(service)).port();
    }

    private void suffer(Experiment experiment, String name, int seconds, Service... services)
            throws InterruptedException {
        experiment.suffer(
                Faults.changed(
                        name,
                        () -> Stream.of(services).forEach(service -> set(service, seconds)),
                        () -> Stream.of(services).forEach(service -> set(service, 0))),
                ChaosTest.HOLD);
        experiment.assertThatNothingIsLostDoubledOutdatedOrReordered(name);
    }

    /** Time itself jumps; what measures how long something takes does not, as on a machine whose clock is set. */
    private Map<String, String> faked(Path library, Service service) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file(service).toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
    }

    private Path file(Service service) {
        return clocks.resolve(service.name());
    }

    private void set(Service service, int seconds) {
        try {
            Files.writeString(file(service), "%+d%n".formatted(seconds));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
