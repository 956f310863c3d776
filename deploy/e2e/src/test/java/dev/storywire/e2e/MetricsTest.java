package dev.storywire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.local.ServiceProcess;
import dev.storywire.local.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules and dashboards ({@code deploy/observability}) ask for metrics that the running services show. */
@ExtendWith(SuiteExtension.class)
class MetricsTest {

    /** Those that libraries count; of our own, some are there only after what they count has happened: the code is asked for them. */
    private static final Pattern OF_LIBRARIES = Pattern.compile("\\b(http|jvm|process|system|kafka)_[a-z_]+\\b");

    private static final Pattern SHOWN = Pattern.compile("(?m)^([a-z_]+)[{ ]");

    @Test
    void everyMetricThatRulesAndDashboardsAskForIsShownByAService(Suite suite, Gateway gateway) throws IOException {
        gateway.pushStories(
                "{\"source\":{\"name\":\"Gauges\"},\"externalId\":\"g1\",\"headline\":\"Gauges are read\"}");
        gateway.search(Map.of("q", "gauges"));
        Set<String> asked = asked();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shown(suite)).containsAll(asked));
        assertThat(asked).isNotEmpty();
    }

    @Test
    void searchesAreCountedByWhetherTheyTookASecond(Suite suite, Gateway gateway) {
        gateway.search(Map.of("q", "gauges"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(metrics(suite.gateway()).lines())
                        .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket")
                                && line.contains("uri=\"/v1/stories\"")
                                && line.contains("le=\"1.0\"")));
    }

    private static Set<String> asked() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../observability"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.endsWith("rules.yaml") || file.toString().endsWith(".json"))
                    .toList()) {
                OF_LIBRARIES
                        .matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> shown(Suite suite) {
        Set<String> names = new HashSet<>();
        for (ServiceProcess service : List.of(suite.ingest(), suite.search(), suite.gateway())) {
            SHOWN.matcher(metrics(service)).results().forEach(line -> names.add(line.group(1)));
        }
        return names;
    }

    private static String metrics(ServiceProcess service) {
        return given().baseUri(service.base().toString())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
