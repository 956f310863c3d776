package dev.storywire.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Rules and dashboards ask for metrics that there are. That the JVM's and HTTP's are there too is checked on the running suite (deploy/e2e). */
class ObservabilityTest {

    private static final Path FOLDER = Path.of("../observability");
    private static final Pattern OWN = Pattern.compile("\\bstorywire_[a-z_]+");
    private static final Pattern RECORDED = Pattern.compile("\\bstorywire:[a-z_]+:[a-z0-9_]+");
    private static final Pattern LITERAL = Pattern.compile("\"(storywire\\.[a-z.]+)\"");
    /** What Prometheus' naming adds to a meter's name. */
    private static final Pattern SUFFIX = Pattern.compile("_(total|seconds_(sum|count|max|bucket)|sum|count|max)$");

    @Test
    void everyMetricOfOursIsCountedInTheCode() throws IOException {
        Set<String> counted = new HashSet<>();
        for (String service : List.of("ingest-service", "search-service", "gateway")) {
            try (Stream<Path> sources = Files.walk(Path.of("../..", service, "src/main/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    LITERAL.matcher(Files.readString(source))
                            .results()
                            .forEach(meter -> counted.add(meter.group(1).replace('.', '_')));
                }
            }
        }
        for (String expression : expressions()) {
            OWN.matcher(expression).results().map(MatchResult::group).forEach(metric -> assertThat(counted)
                    .as("%s, of: %s", metric, expression)
                    .containsAnyOf(metric, SUFFIX.matcher(metric).replaceFirst("")));
        }
    }

    @Test
    void everyRecordedSeriesThatIsAskedForIsRecorded() throws IOException {
        Set<String> recorded = new HashSet<>();
        for (Map<?, ?> rule : rules()) {
            if (rule.get("record") != null) {
                recorded.add(rule.get("record").toString());
            }
        }
        for (String expression : expressions()) {
            assertThat(recorded)
                    .containsAll(RECORDED.matcher(expression)
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
    }

    @Test
    void everyAlertHasASeverityASummaryAndARunbookThatIsThere() throws IOException {
        Set<String> headings = new HashSet<>();
        Files.readString(Path.of("../README.md"))
                .lines()
                .filter(line -> line.startsWith("#"))
                .forEach(line -> headings.add(line.replaceFirst("^#+ ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-')));
        for (Map<?, ?> rule : rules()) {
            if (rule.get("alert") != null) {
                assertThat(map(rule, "labels").get("severity"))
                        .as(rule.toString())
                        .isIn("page", "ticket");
                assertThat(map(rule, "annotations").get("summary"))
                        .as(rule.toString())
                        .isNotNull();
                String runbook = String.valueOf(map(rule, "annotations").get("runbook"));
                assertThat(runbook).startsWith("deploy/README.md#");
                assertThat(headings).contains(runbook.replaceFirst(".*#", ""));
            }
        }
    }

    @Test
    void everyPanelHasATitleOfItsOwnAndAUnit() throws IOException {
        for (JsonObject dashboard : dashboards()) {
            List<String> titles = new ArrayList<>();
            for (JsonElement element : dashboard.getAsJsonArray("panels")) {
                JsonObject panel = element.getAsJsonObject();
                titles.add(panel.get("title").getAsString());
                if (panel.has("targets")) {
                    assertThat(panel.getAsJsonObject("fieldConfig")
                                    .getAsJsonObject("defaults")
                                    .has("unit"))
                            .as(panel.get("title").getAsString())
                            .isTrue();
                }
            }
            assertThat(titles).doesNotHaveDuplicates();
        }
    }

    @Test
    void onMadeUpSeriesTheAlertsAreRaisedThatShouldBe(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(isInstalled("promtool"), "promtool is not installed, so the alerts can't be tried");
        String rules = Files.readString(FOLDER.resolve("rules.yaml"));
        String spec = rules.substring(rules.indexOf("\nspec:\n") + "\nspec:\n".length());
        Files.writeString(folder.resolve("storywire.rules.yaml"), spec.replaceAll("(?m)^ {2}", ""));
        Path cases = Files.copy(FOLDER.resolve("rules-test.yaml"), folder.resolve("rules-test.yaml"));

        Process promtool = new ProcessBuilder("promtool", "test", "rules", cases.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Everything that is asked of Prometheus. */
    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        rules().forEach(rule -> expressions.add(String.valueOf(rule.get("expr"))));
        for (JsonObject dashboard : dashboards()) {
            for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
                JsonArray targets = panel.getAsJsonObject().getAsJsonArray("targets");
                if (targets != null) {
                    targets.forEach(target ->
                            expressions.add(target.getAsJsonObject().get("expr").getAsString()));
                }
            }
        }
        assertThat(expressions).isNotEmpty();
        return expressions;
    }

    private static List<Map<?, ?>> rules() throws IOException {
        List<Map<?, ?>> rules = new ArrayList<>();
        try (var in = Files.newInputStream(FOLDER.resolve("rules.yaml"))) {
            Map<?, ?> object = new Yaml().load(in);
            for (Map<?, ?> group : maps(map(object, "spec").get("groups"))) {
                rules.addAll(maps(group.get("rules")));
            }
        }
        return rules;
    }

    private static List<JsonObject> dashboards() throws IOException {
        List<JsonObject> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                dashboards.add(new Gson().fromJson(Files.readString(file), JsonObject.class));
            }
        }
        return dashboards;
    }

    private static Map<?, ?> map(Map<?, ?> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> known) {
            known.forEach(element -> maps.add(element instanceof Map<?, ?> map ? map : Map.of()));
        }
        return maps;
    }
}
