package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Network;
import dev.storywire.e2e.Publisher;
import dev.storywire.e2e.SuiteExtension;
import dev.storywire.e2e.ToxicProxy;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import dev.storywire.local.Suite;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new version is rolled out: of each service another one is started, gets what is new, and the one before ends in good order. */
@Tag("chaos")
@Tag("long")
@ExtendWith(SuiteExtension.class)
class RollingRestartTest {

    @Test
    void everyServiceIsReplacedUnderLoadAndNoReadFails(
            Suite suite, Gateway gateway, Publisher publisher, Network network) throws InterruptedException {
        try (var door = new ToxicProxy()) {
            door.leadTo(suite.gateway().port());
            var balanced = new Gateway(URI.create("http://" + door.host()));
            try (var experiment = new Experiment("rolled", suite, balanced, publisher);
                    var readers = new Readers(balanced, experiment.source())) {
                roll(suite, suite.ingest(), Service.INGEST, network.toIngest(), experiment);
                roll(suite, suite.search(), Service.SEARCH, network.toSearch(), experiment);
                roll(suite, suite.gateway(), Service.GATEWAY, door, experiment);

                assertThat(experiment.workload().ledger().reads().keySet()).isEqualTo(Set.of("200"));
                assertThat(experiment.follower().cuts()).isZero();
                assertThat(readers.answers().values()).containsOnly(Set.of("200"));
                experiment.assertThatNothingIsLostDoubledOutdatedOrReordered("after the rolling restart");
            }
        }
    }

    /** The replica takes over while the service of the suite is restarted, and gives back. */
    private static void roll(Suite suite, ServiceProcess old, Service service, ToxicProxy line, Experiment experiment) {
        try (var replica = suite.replica(service, Map.of())) {
            replica.restart();
            experiment.suffer(
                    Faults.changed(
                            old.name() + " is replaced",
                            () -> {
                                line.leadTo(replica.port());
                                old.stop();
                                assertThat(old.log())
                                        .content()
                                        .contains("stopped in")
                                        .doesNotContain("Timed out waiting");
                            },
                            () -> {
                                old.restart();
                                line.leadTo(old.port());
                            }),
                    ChaosTest.HOLD);
        }
    }
}
