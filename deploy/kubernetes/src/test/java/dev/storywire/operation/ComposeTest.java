package dev.storywire.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** {@code deploy/compose/compose.yaml} says the same as the manifests for Kubernetes, in the same names. */
class ComposeTest {

    private static final Path FOLDER = Path.of("../compose");
    /** Of Java's launcher and of Quarkus, where services keep its defaults otherwise. */
    private static final Set<String> LAUNCHER = Set.of("JDK_JAVA_OPTIONS", "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "search-service", "gateway"})
    void everyVariableAndSecretOfAServiceIsAKeyThatItReads(String service) throws IOException {
        Set<String> readable = new HashSet<>();
        Keys.of(service).forEach(key -> readable.add(key.variable()));
        Keys.preset(service).keySet().forEach(name -> readable.add(new Key(name, "", "").variable()));
        Map<?, ?> described = at(compose(), "services", service);

        Set<String> given = new HashSet<>(names(at(described, "environment")));
        given.removeAll(LAUNCHER);
        for (Object secret : list(described, "secrets")) {
            given.add(text(secret, "target"));
        }
        given.remove("config_ordinal");

        assertThat(readable).containsAll(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "search-service", "gateway"})
    void aServiceHasTheImageTheMemoryAndTheConfinementOfItsPod(String service) throws IOException {
        Map<?, ?> described = at(compose(), "services", service);
        String pod = Files.readString(Path.of("base", service + ".yaml"));

        assertThat(described.get("image")).isEqualTo("storywire/" + service + ":1.0.0");
        assertThat(pod)
                .contains("memory: " + text(described, "mem_limit").replace("m", "Mi"))
                .contains("value: " + text(at(described, "environment"), "JDK_JAVA_OPTIONS"));
        assertThat(described.get("read_only")).isEqualTo(true);
        assertThat(described.get("cap_drop")).isEqualTo(List.of("ALL"));
    }

    @Test
    void theGatewayAloneIsPublishedAtItsOwnPortForThisMachine() throws IOException {
        Map<?, ?> services = at(compose(), "services");

        assertThat(list(at(services, "gateway"), "ports"))
                .isEqualTo(List.of("127.0.0.1:${STORYWIRE_PORT:-8080}:"
                        + Keys.preset("gateway").get("quarkus.http.port")));
        services.forEach((name, service) -> assertThat(
                        name.equals("gateway") || list(service, "ports").isEmpty())
                .as("%s is published", name)
                .isTrue());
    }

    @Test
    void addressesNameServicesOfThisFileAndPortsThatTheyHave() throws IOException {
        Map<?, ?> services = at(compose(), "services");
        Map<String, String> ports = Map.of(
                "postgresql",
                "5432",
                "kafka",
                "9092",
                "elasticsearch",
                "9200",
                "ingest-service",
                port("ingest-service"),
                "search-service",
                port("search-service"),
                "gateway",
                port("gateway"));

        assertThat(names(services)).isEqualTo(ports.keySet());
        for (String service : List.of("ingest-service", "search-service", "gateway")) {
            at(services, service, "environment").forEach((name, value) -> {
                if (name.toString().matches(".*_(URL|SERVERS|HOSTS)")) {
                    String address = value.toString()
                            .replaceFirst("^(jdbc:)?[a-z]+://", "")
                            .replaceFirst("/.*", "");
                    assertThat(ports.entrySet().stream().map(known -> known.getKey() + ":" + known.getValue()))
                            .as(name.toString())
                            .contains(address);
                }
            });
        }
    }

    @Test
    void everySecretIsDeclaredAndDrawnByTheScript() throws IOException {
        Map<?, ?> compose = compose();
        String script = Files.readString(FOLDER.resolve("make-secrets"));
        Set<String> declared = names(at(compose, "secrets"));

        at(compose, "services").forEach((name, service) -> {
            for (Object secret : list(service, "secrets")) {
                assertThat(declared).as(name.toString()).contains(text(secret, "source"));
            }
        });
        assertThat(declared).allSatisfy(secret -> assertThat(script).contains("keep " + secret + " "));
    }

    @Test
    void theStoresAreThoseOfTheDemo() throws IOException {
        for (String store : List.of("postgresql", "kafka", "elasticsearch")) {
            String manifest = Files.readString(Path.of("overlays/demo", store + ".yaml"));
            Map<?, ?> described = at(compose(), "services", store);

            assertThat(manifest).contains("image: " + text(described, "image"));
            if (store.equals("kafka")) {
                at(described, "environment").keySet().forEach(name -> assertThat(manifest)
                        .contains("name: " + name + "\n"));
            }
        }
    }

    private static String port(String service) throws IOException {
        return Keys.preset(service).getOrDefault("quarkus.http.port", "");
    }

    private static Map<?, ?> compose() throws IOException {
        try (var in = Files.newInputStream(FOLDER.resolve("compose.yaml"))) {
            return new Yaml().load(in);
        }
    }

    private static Map<?, ?> at(Map<?, ?> map, String... path) {
        Map<?, ?> here = map;
        for (String name : path) {
            here = here.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
        }
        return here;
    }

    private static List<?> list(Object map, String name) {
        return map instanceof Map<?, ?> known && known.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String text(Object map, String name) {
        return map instanceof Map<?, ?> known && known.get(name) != null ? String.valueOf(known.get(name)) : "";
    }

    private static Set<String> names(Map<?, ?> map) {
        Set<String> names = new HashSet<>();
        map.keySet().forEach(name -> names.add(name.toString()));
        return names;
    }
}
