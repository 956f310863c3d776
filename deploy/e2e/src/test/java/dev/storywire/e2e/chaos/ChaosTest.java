package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Network;
import dev.storywire.e2e.Publisher;
import dev.storywire.e2e.SuiteExtension;
import dev.storywire.e2e.ToxicProxy;
import dev.storywire.embedded.process.SupervisedServer;
import dev.storywire.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each fault while the workload goes on; after each group everything is compared. {@code README.md} has what was seen.
 *
 * <p>{@code -Dchaos.hold=60} makes each last a minute instead of a moment, {@code -Dchaos.each=true} compares after each, {@code -Dchaos.only=Kafka}
 * leaves out those whose names don't have the word, and chance, {@code -Dchaos.seed=7
 * -Dchaos.rounds=20} plays chance again and longer; more than one round without a seed draws one, which the tests' names show.
 */
@Tag("chaos")
@ExtendWith(SuiteExtension.class)
class ChaosTest {

    static final Duration HOLD = Duration.ofSeconds(Integer.getInteger("chaos.hold", 2));
    private static final boolean EACH = Boolean.getBoolean("chaos.each");
    private static final String ONLY = System.getProperty("chaos.only", "");
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 1);
    private static final long SEED = Long.getLong("chaos.seed", ROUNDS == 1 ? 7 : new Random().nextInt(10_000));
    private static final int AT_ONCE = 3;
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final Duration FOLLOWED = Duration.ofSeconds(30);
    private static final String GIANTS = "Giants";
    private static final int NARROW = 200_000;
    private static final int WIDE = 8 * 1024 * 1024;
    private static final List<String> POISON = List.of(
            "",
            "{ not json",
            "[]",
            "{\"headline\":\"no id\"}",
            "{\"id\":\"chaos-poison\"}",
            "{\"id\":\"chaos-poison\",\"revision\":\"first\"}");
    /** What a newer ingest-service might say. */
    private static final String LATER = "{\"id\":\"chaos-poison\",\"revision\":1}";

    private static final String LATER_TYPE = "story.revised.v2";

    private static Suite suite;
    private static Gateway gateway;
    private static Publisher publisher;
    private static Network network;

    @BeforeAll
    static void take(Suite started, Gateway door, Publisher server, Network lines) {
        suite = started;
        gateway = door;
        publisher = server;
        network = lines;
    }

    @AfterEach
    void heal() {
        network.heal();
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whicheverServerIsKilled() {
        return group(experiment("killed"), servers().stream().map(Faults::killed));
    }

    @TestFactory
    Stream<DynamicTest> whicheverServerIsFrozen() {
        return group(experiment("frozen"), servers().stream().map(Faults::frozen));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whicheverLineIsSlow() {
        return group(experiment("slow"), slowLines());
    }

    private static Stream<Fault> slowLines() {
        return onEachLine((part, line) -> Faults.slow(part, line, SLOW));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whicheverConnectionsAreHalfOpen() {
        return group(experiment("half-open"), onEachLine(Faults::halfOpen));
    }

    /** Both sides have another opinion of what was done. */
    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whicheverAnswersAreLost() {
        return group(experiment("unanswered"), onEachLine(Faults::unanswered));
    }

    private static Stream<Fault> onEachLine(BiFunction<String, ToxicProxy, Fault> fault) {
        return Stream.of(
                fault.apply("ingest-service", network.toIngest()),
                fault.apply("search-service", network.toSearch()),
                fault.apply("Elasticsearch", network.toElasticsearch()),
                fault.apply("Kafka", network.toKafka()),
                fault.apply("PostgreSQL", network.toPostgres()));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whoeverTakesOver() {
        var experiment = experiment("takeover");
        var consumers = new Group(suite.kafka().bootstrapServers());
        var takeovers = new Takeovers(suite, network, gateway, experiment, consumers);
        return group(
                        experiment,
                        Stream.of(
                                takeovers.rebalanceWithinABatch(),
                                takeovers.leaderThatWakes(),
                                takeovers.pushThatSleeps(),
                                takeovers.rebuildThatIsKilled()))
                .onClose(consumers::close);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whateverAStoreRefuses() {
        var experiment = experiment("refused");
        return group(
                experiment,
                Stream.of(
                        Faults.overloaded(network.toElasticsearch()),
                        Faults.readOnly(experiment.index()),
                        new Hoarder(suite.postgres()),
                        Faults.serializable(suite.postgres())));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whicheverDiskIsFull() {
        return group(
                experiment("full"),
                Stream.of(suite.postgres(), suite.kafka(), suite.elasticsearch())
                        .map(Faults::full));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> whateverHappensToTheTopic() {
        var experiment = experiment("topic");
        var intruder = new Intruder(suite.kafka().bootstrapServers());
        var others = Stream.of(
                Faults.changed(
                        "poison stands in the topic",
                        () -> {
                            intruder.poison("chaos-poison", POISON);
                            intruder.poison("chaos-poison", LATER, LATER_TYPE);
                        },
                        () -> await("poison is parked").atMost(FOLLOWED).untilAsserted(() -> assertThat(parked())
                                .isEqualTo(POISON.size() + 1))),
                Faults.done("events come again, in the wrong order", () -> {
                    experiment.topic().events();
                    intruder.repeatBackwards(experiment.topic());
                }),
                Faults.done("the topic is truncated", () -> intruder.truncate(experiment.topic())),
                Faults.changed(
                        "a story is too large for the topic",
                        () -> {
                            intruder.limit(NARROW);
                            pushGiant();
                            await("it is kept aside")
                                    .atMost(FOLLOWED)
                                    .until(() -> experiment.database().keptAside() == 1);
                        },
                        () -> {
                            intruder.limit(WIDE);
                            experiment.database().sendAgainWhatIsKeptAside();
                            gateway.searchUntil(
                                    Map.of("source", GIANTS), FOLLOWED, page -> page.getInt("total.value") == 1);
                        }));
        return group(experiment, others).onClose(intruder::close);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> atWhicheverPointAServiceIsKilled() {
        var experiment = experiment("points");
        var consumers = new Group(suite.kafka().bootstrapServers());
        var points = new FaultPoints(suite, network, experiment, consumers);
        return group(
                        experiment,
                        Stream.of(
                                points.betweenCommitAndRelay(),
                                points.betweenAcknowledgementAndDeletion(),
                                points.betweenBulkAndCommit()))
                .onClose(consumers::close);
    }

    /** What comes together by chance; the same for the same seed. */
    @TestFactory
    Stream<DynamicTest> whateverComesTogether() {
        if (!ONLY.isEmpty()) {
            return Stream.of();
        }
        var experiment = experiment("chance");
        var random = new Random(SEED);
        var rounds = IntStream.rangeClosed(1, ROUNDS).mapToObj(round -> round(experiment, round, random));
        return rounds.onClose(experiment::close);
    }

    private static DynamicTest round(Experiment experiment, int round, Random random) {
        var faults = new ArrayList<>(everything(experiment));
        Collections.shuffle(faults, random);
        var some = new Together(List.copyOf(faults.subList(0, 1 + random.nextInt(AT_ONCE))));
        var length = HOLD.plusMillis(random.nextInt(3_000));
        var name = "round " + round + " of seed " + SEED;
        return DynamicTest.dynamicTest(name + ": " + some.name(), () -> {
            experiment.suffer(some, length);
            compare(experiment, name);
        });
    }

    private static List<SupervisedServer> servers() {
        return List.of(
                suite.ingest(),
                suite.search(),
                suite.gateway(),
                suite.postgres(),
                suite.kafka(),
                suite.elasticsearch());
    }

    private static List<Fault> everything(Experiment experiment) {
        var faults = new ArrayList<Fault>();
        servers().forEach(server -> faults.addAll(List.of(Faults.killed(server), Faults.frozen(server))));
        onEachLine(Faults::halfOpen).forEach(faults::add);
        onEachLine(Faults::unanswered).forEach(faults::add);
        slowLines().forEach(faults::add);
        faults.addAll(List.of(
                Faults.overloaded(network.toElasticsearch()),
                Faults.readOnly(experiment.index()),
                Faults.serializable(suite.postgres()),
                new Hoarder(suite.postgres())));
        return faults;
    }

    private static void pushGiant() {
        var body = new Random(SEED)
                .ints(4L * NARROW, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var answer = gateway.request()
                .contentType("application/json")
                .body(
                        "{\"source\":{\"name\":\"%s\"},\"externalId\":\"giant\",\"headline\":\"Giant\",\"bodyText\":\"%s\"}"
                                .formatted(GIANTS, body))
                .post("/v1/stories");
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static int parked() {
        return gateway.request()
                .get("/v1/admin/dead-letters?size=200")
                .jsonPath()
                .getList("letters.findAll { it.key == 'chaos-poison' }")
                .size();
    }

    private static Experiment experiment(String run) {
        return new Experiment(run, suite, gateway, publisher);
    }

    private static Stream<DynamicTest> group(Experiment experiment, Stream<Fault> faults) {
        return Stream.concat(
                        faults.filter(fault -> fault.name().contains(ONLY))
                                .map(fault -> DynamicTest.dynamicTest(fault.name() + ", and the work goes on", () -> {
                                    experiment.suffer(fault, HOLD);
                                    if (EACH) {
                                        compare(experiment, fault.name());
                                    }
                                })),
                        Stream.of(DynamicTest.dynamicTest(
                                "nothing is lost, doubled, outdated or reordered",
                                () -> compare(experiment, "after all of these"))))
                .onClose(experiment::close);
    }

    private static void compare(Experiment experiment, String name) throws InterruptedException {
        experiment.assertThatNothingIsLostDoubledOutdatedOrReordered(name);
    }
}
