package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Publisher;
import dev.storywire.e2e.SuiteExtension;
import dev.storywire.local.Suite;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each fault while the workload goes on; after each group everything is compared. {@code README.md} has what was seen. */
@Tag("chaos")
@ExtendWith(SuiteExtension.class)
class ChaosTest {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    @TestFactory
    Stream<DynamicTest> whicheverServerIsKilled(Suite suite, Gateway gateway, Publisher publisher) {
        return group(
                new Experiment("killed", suite, gateway, publisher),
                MOMENT,
                List.of(
                        Faults.killed(suite.ingest()),
                        Faults.killed(suite.search()),
                        Faults.killed(suite.gateway()),
                        Faults.killed(suite.postgres()),
                        Faults.killed(suite.kafka()),
                        Faults.killed(suite.elasticsearch())));
    }

    private static Stream<DynamicTest> group(Experiment experiment, Duration length, List<Fault> faults) {
        return Stream.concat(
                        faults.stream()
                                .map(fault -> DynamicTest.dynamicTest(
                                        fault.name() + ", and the work goes on",
                                        () -> experiment.suffer(fault, length))),
                        Stream.of(DynamicTest.dynamicTest(
                                "nothing is lost, doubled, outdated or reordered",
                                () -> experiment.assertThatNothingIsLostDoubledOutdatedOrReordered("all of them"))))
                .onClose(experiment::close);
    }
}
