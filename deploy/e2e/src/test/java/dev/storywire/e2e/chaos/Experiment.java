package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.e2e.Gateway;
import dev.storywire.e2e.Publisher;
import dev.storywire.e2e.chaos.Fault.Spared;
import dev.storywire.local.Suite;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A workload that goes on while faults come and go, watched everywhere that its stories pass through. */
final class Experiment implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(250);

    /** How long it may take until a story that is published after a fault is told to those who follow. */
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    /** How long it may take until everything that was accepted is everywhere: longer than a webhook is held for a service that died. */
    private static final Duration REST = Duration.ofMinutes(2);

    /** What is told or sent twice may come a moment after everything looks well. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final String source;
    private final String hook;
    private final Gateway gateway;
    private final Publisher publisher;
    private final Database database;
    private final Index index;
    private final TopicReader topic;
    private final Follower follower;
    private final Workload workload;

    Experiment(String run, Suite suite, Gateway gateway, Publisher publisher) {
        this.source = "Chaos-" + run;
        this.hook = "/chaos/" + run + "/hook";
        this.gateway = gateway;
        this.publisher = publisher;
        this.database = Database.of(suite.postgres(), source);
        this.index = new Index(suite.elasticsearch().host());
        this.topic = new TopicReader(suite.kafka().bootstrapServers(), source);
        this.follower = new Follower(gateway, "status=usable&status=canceled&source=" + source);
        this.workload = new Workload(run, source, gateway, publisher);
        publisher.at(hook, (request, reply) -> reply.send(204, Map.of(), new byte[0]));
        watch();
        await().atMost(RECOVERY).until(follower::hasBegun);
        workload.start();
    }

    private void watch() {
        gateway.request()
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        source,
                        "q",
                        "seen",
                        "filters",
                        Map.of("source", List.of(source)),
                        "delivery",
                        Map.of("url", publisher.url(0, hook))))
                .post("/v1/alerts")
                .then()
                .statusCode(201);
    }

    String source() {
        return source;
    }

    Database database() {
        return database;
    }

    Index index() {
        return index;
    }

    TopicReader topic() {
        return topic;
    }

    Follower follower() {
        return follower;
    }

    Workload workload() {
        return workload;
    }

    /** Lets a fault last for so long, then waits until what is published afterwards reaches those who follow. */
    void suffer(Fault fault, Duration length) {
        var pushes = workload.ledger().pushes();
        var reads = workload.ledger().reads();
        var begin = Instant.now();
        try {
            fault.begin();
            await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
        } finally {
            fault.end();
        }
        var end = Instant.now();
        awaitNews();
        Results.suffered(
                fault.name(),
                Duration.between(begin, end),
                Duration.between(end, Instant.now()),
                since(pushes, workload.ledger().pushes()),
                since(reads, workload.ledger().reads()));
        assertSpared(
                fault, Spared.PUSHES, "202", since(pushes, workload.ledger().pushes()));
        assertSpared(
                fault, Spared.SEARCHES, "200", since(reads, workload.ledger().reads()));
    }

    private static void assertSpared(Fault fault, Spared what, String well, Map<String, Integer> answers) {
        if (fault.spares().contains(what)) {
            assertThat(answers.keySet()).as(what + " while " + fault.name()).containsExactly(well);
        }
    }

    private void awaitNews() {
        var ledger = workload.ledger();
        int before = ledger.pushed();
        await("something is accepted").atMost(RECOVERY).pollInterval(POLL).until(() -> ledger.pushed() > before);
        var name = ledger.newest();
        await(name + " is told").atMost(RECOVERY).pollInterval(POLL).until(() -> follower.told().stream()
                .anyMatch(story -> story.name().equals(name)));
    }

    /** Stops the workload and compares; it goes on afterwards. */
    void assertThatNothingIsLostDoubledOutdatedOrReordered(String name) throws InterruptedException {
        var begin = Instant.now();
        workload.stop();
        var differences = atRest();
        Results.checked(name, workload.ledger().stories().size(), Duration.between(begin, Instant.now()), differences);
        workload.start();
        assertThat(workload.ledger().surprises()).isEmpty();
        assertThat(differences).isEmpty();
    }

    /** What is left of the differences when everything is through, or when it should have been, and what comes after that. */
    private List<Difference> atRest() throws InterruptedException {
        var last = new AtomicReference<List<Difference>>(List.of());
        Callable<Boolean> settled = () -> {
            workload.feed().ask();
            last.set(Checker.differences(observations()));
            return last.get().isEmpty();
        };
        try {
            await().atMost(REST)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .ignoreExceptions()
                    .until(settled);
        } catch (ConditionTimeoutException late) {
            assertThat(last.get())
                    .as("differences, when the deadline is over: " + late.getMessage())
                    .isNotEmpty();
            return last.get();
        }
        Thread.sleep(AFTERWARDS);
        return Checker.differences(observations());
    }

    private Observations observations() {
        return new Observations(
                workload.ledger().stories(),
                database.stories(),
                database.waiting(),
                topic.events(),
                deadLetters(),
                index.stories(source),
                follower.told(),
                deliveries());
    }

    private Set<String> deadLetters() {
        return Set.copyOf(gateway.request()
                .get("/v1/admin/dead-letters?size=200&all=true")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("letters.key.findAll { it != null }"));
    }

    private List<Observations.Delivery> deliveries() {
        return publisher.requests(hook).stream()
                .flatMap(call -> stories(call.body())
                        .map(story -> new Observations.Delivery(
                                call.headers().getOrDefault("webhook-id", ""),
                                Sighting.of(story).name())))
                .toList();
    }

    private static Stream<JsonNode> stories(String body) {
        try {
            return JSON.readTree(body).path("data").path("stories").valueStream();
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, Integer> since(Map<String, Integer> before, Map<String, Integer> now) {
        var since = new TreeMap<>(now);
        before.forEach((how, times) -> since.merge(how, -times, Integer::sum));
        since.values().removeIf(times -> times == 0);
        return since;
    }

    @Override
    public void close() {
        try {
            workload.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            follower.close();
            topic.close();
        }
    }
}
