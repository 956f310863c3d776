package dev.storywire.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.util.ModelMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every installation keeps, whichever overlay and components it is made of. */
class ManifestsTest {

    private static final Set<String> SERVICES = Set.of("ingest-service", "search-service", "gateway");
    /** Read before any key is: by the launcher of Java, and to find the files that keys come from. */
    private static final Set<String> LAUNCHER = Set.of("JDK_JAVA_OPTIONS", "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS");

    /** Kinds whose pods end by themselves. */
    private static final Set<String> ENDING = Set.of("Job", "CronJob");

    private static final Fields CERT_MANAGER = Fields.of("cert-manager.io-v1.yaml");

    private static final Pattern KEY = Pattern.compile("`([a-z.][a-z0-9.-]+)`");
    private static final String MODELS = "io.kubernetes.client.openapi.models";
    /** Written by an operator, or by whoever runs the cluster. */
    private static final Map<String, Set<String>> FOREIGN_SECRETS = Map.of(
            "storywire-db-app", Set.of("username", "password"),
            "storywire-es-es-elastic-user", Set.of("elastic"),
            "storywire-keys", Set.of("cursor", "internal", "admin", "credentials"));

    private static final Map<Installation, List<Node>> RENDERED = new ConcurrentHashMap<>();

    /** An overlay, with components beside its own. */
    record Installation(String overlay, List<String> components) {

        List<Node> objects() {
            return Objects.requireNonNull(RENDERED.get(this));
        }
    }

    /** Each overlay alone, with every further component, with every two of them, and with all. */
    static Stream<Installation> installations() {
        return Manifests.names("overlays").stream().flatMap(overlay -> {
            List<String> further = Manifests.names("components").stream()
                    .filter(component -> !isPartOf(overlay, component))
                    .toList();
            List<List<String>> chosen = new ArrayList<>(List.of(List.of(), further));
            for (int one = 0; one < further.size(); one++) {
                chosen.add(List.of(further.get(one)));
                for (int other = one + 1; other < further.size(); other++) {
                    chosen.add(List.of(further.get(one), further.get(other)));
                }
            }
            return chosen.stream().map(components -> new Installation(overlay, components));
        });
    }

    @BeforeAll
    static void render() {
        Manifests.assumeKubectl();
        installations()
                .parallel()
                .forEach(installation -> RENDERED.put(
                        installation,
                        Manifests.render("overlays/" + installation.overlay(), installation.components())));
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyObjectParsesStrictlyAsTheKubernetesModelHasIt(Installation installation) {
        for (Node object : installation.objects()) {
            Class<?> model = model(object);
            if (model != null && model.getPackageName().equals(MODELS)) {
                check(model, object);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyObjectOfCertManagerHasNothingButFieldsThatItKnows(Installation installation) {
        for (Node object : installation.objects()) {
            if (object.at("apiVersion").text().equals("cert-manager.io/v1")) {
                assertThat(CERT_MANAGER.faults(object.kind(), object.at("spec")))
                        .as(object.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyCertificateHasAnIssuerAndEveryAddressByTlsACertificate(Installation installation) {
        List<Node> objects = installation.objects();
        List<Node> certificates = all(objects, "Certificate");
        for (Node certificate : certificates) {
            assertThat(names(objects, "Issuer"))
                    .as(certificate.toString())
                    .contains(certificate.at("spec", "issuerRef", "name").text());
        }
        for (Node issuer : all(objects, "Issuer")) {
            Node secret = issuer.at("spec", "ca", "secretName");
            if (secret.exists()) {
                assertThat(certificates)
                        .as(issuer.toString())
                        .anyMatch(certificate ->
                                certificate.at("spec", "isCA").text().equals("true")
                                        && certificate.at("spec", "secretName").equals(secret));
            }
        }
        for (Node map : all(objects, "ConfigMap")) {
            map.at("data").entries().forEach((key, value) -> {
                if (key.startsWith("STORYWIRE_") && key.endsWith("_URL")) {
                    checkAddress(objects, URI.create(value));
                }
            });
        }
    }

    private static void checkAddress(List<Node> objects, URI address) {
        assertThat(all(objects, "Service"))
                .as(address.toString())
                .anyMatch(service -> service.name().equals(address.getHost())
                        && service.at("spec", "ports").each().stream()
                                .anyMatch(port -> port.at("port").text().equals(String.valueOf(address.getPort()))
                                        && port.at("appProtocol").text().equals(address.getScheme())));
        if (address.getScheme().equals("https")) {
            assertThat(all(objects, "Certificate"))
                    .as(address.toString())
                    .anyMatch(certificate ->
                            certificate.at("spec", "dnsNames").each().contains(new Node(address.getHost())));
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyContainerIsBoundedProbedAndConfined(Installation installation) {
        for (Node workload : installation.objects()) {
            assertThat(workload.containers().isEmpty()
                            || workload.pod().at("spec", "securityContext").exists())
                    .as("%s has a security context", workload)
                    .isTrue();
            for (Node container : workload.containers()) {
                String what = workload + " " + container.at("name").text();
                // What ends by itself is neither alive nor ready for anybody.
                List<String> probes = ENDING.contains(workload.kind())
                        ? List.of()
                        : List.of("startupProbe", "livenessProbe", "readinessProbe");
                for (String probe : probes) {
                    assertThat(container.at(probe).exists())
                            .as("%s has a %s", what, probe)
                            .isTrue();
                }
                for (String resource : List.of("cpu", "memory")) {
                    Quantity request = Quantity.fromString(
                            container.at("resources", "requests", resource).text());
                    Quantity limit = Quantity.fromString(
                            container.at("resources", "limits", resource).text());
                    assertThat(request.getNumber())
                            .as("%s: request and limit of %s", what, resource)
                            .isLessThanOrEqualTo(limit.getNumber());
                }
                assertThat(container
                                .at("securityContext", "allowPrivilegeEscalation")
                                .text())
                        .as(what)
                        .isEqualTo("false");
                assertThat(container
                                .at("securityContext", "capabilities", "drop")
                                .text())
                        .as(what)
                        .isEqualTo("[ALL]");
                assertThat(container.at("image").text()).as(what).matches(".+:[^:]*[0-9][^:]*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyServiceFindsPodsAndTheirPort(Installation installation) {
        List<Node> objects = installation.objects();
        for (Node service : all(objects, "Service")) {
            // A headless one has no address as long as no pod is ready, and its name is not known.
            assertThat(service.at("spec", "clusterIP").text())
                    .as("%s has an address from the start", service)
                    .isNotEqualTo("None");
            Map<String, String> selector = service.at("spec", "selector").entries();
            List<Node> found = objects.stream()
                    .filter(object -> !object.containers().isEmpty())
                    .filter(object -> labels(object).entrySet().containsAll(selector.entrySet()))
                    .toList();
            assertThat(found).as("workloads of %s", service).hasSize(1);
            for (Node port : service.at("spec", "ports").each()) {
                assertThat(ports(found.getFirst()))
                        .as("ports of %s", found.getFirst())
                        .contains(port.at("targetPort").text());
            }
        }
    }

    /** Of two cores, a small cluster's own parts ask for about one. */
    @Test
    void theDemoAndARolloutOfItFitOnTwoCores() {
        List<Node> objects = Manifests.render("overlays/demo", List.of());
        BigDecimal cores = BigDecimal.ZERO;
        for (Node workload : objects) {
            for (Node container : workload.containers()) {
                BigDecimal request = Quantity.fromString(
                                container.at("resources", "requests", "cpu").text())
                        .getNumber();
                // New pods come before old ones go.
                cores = cores.add(workload.kind().equals("Deployment") ? request.add(request) : request);
            }
        }
        assertThat(cores).isLessThan(BigDecimal.ONE);
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everySelectorMatchesTheLabelsOfItsOwnPods(Installation installation) {
        for (Node workload : installation.objects()) {
            if (!workload.containers().isEmpty() && !ENDING.contains(workload.kind())) {
                assertThat(labels(workload))
                        .as(workload.toString())
                        .containsAllEntriesOf(
                                workload.at("spec", "selector", "matchLabels").entries());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyReferenceLeadsSomewhere(Installation installation) {
        List<Node> objects = installation.objects();
        for (Node workload : objects) {
            String account = workload.pod().at("spec", "serviceAccountName").text();
            assertThat(account.isEmpty() || names(objects, "ServiceAccount").contains(account))
                    .as("the account %s of %s", account, workload)
                    .isTrue();
            Set<String> volumes = new HashSet<>();
            for (Node volume : workload.pod().at("spec", "volumes").each()) {
                volumes.add(volume.at("name").text());
                Node secret = volume.at("secret", "secretName");
                assertThat(!secret.exists()
                                || all(objects, "Certificate").stream().anyMatch(certificate -> certificate
                                        .at("spec", "secretName")
                                        .equals(secret)))
                        .as("the certificate %s of %s", secret.text(), workload)
                        .isTrue();
            }
            workload.at("spec", "volumeClaimTemplates").each().forEach(claim -> volumes.add(claim.name()));
            for (Node container : workload.containers()) {
                for (Node mount : container.at("volumeMounts").each()) {
                    assertThat(volumes)
                            .as("volumes of %s", workload)
                            .contains(mount.at("name").text());
                }
                for (Node variable : container.at("env").each()) {
                    checkReference(objects, workload, variable.at("valueFrom"));
                }
            }
            for (Node source : projected(workload)) {
                for (String kind : List.of("configMap", "secret")) {
                    for (Node item : source.at(kind, "items").each()) {
                        Map<String, String> reference = Map.of(
                                "name",
                                source.at(kind, "name").text(),
                                "key",
                                item.at("key").text());
                        checkReference(objects, workload, new Node(Map.of(kind + "KeyRef", reference)));
                    }
                }
            }
        }
        for (Node scaler : all(objects, "HorizontalPodAutoscaler")) {
            assertThat(names(
                            objects, scaler.at("spec", "scaleTargetRef", "kind").text()))
                    .contains(scaler.at("spec", "scaleTargetRef", "name").text());
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyProbeAndPortOfAServiceIsTheApplicationsOwn(Installation installation) throws IOException {
        for (Node deployment : all(installation.objects(), "Deployment")) {
            assertThat(SERVICES).contains(deployment.name());
            Properties application = application(deployment.name());
            Node container = deployment.containers().getFirst();
            assertThat(container
                            .at("ports")
                            .each()
                            .getFirst()
                            .at("containerPort")
                            .text())
                    .isEqualTo(application.getProperty("quarkus.http.port"));
            for (String probe : List.of("started", "live", "ready")) {
                assertThat(container.text()).contains("/q/health/" + probe);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyVariableOfAServiceIsAKeyThatItReads(Installation installation) throws IOException {
        for (Node deployment : installation.objects()) {
            if (!deployment.kind().equals("Deployment") && !deployment.kind().equals("Job")) {
                continue;
            }
            Path service = root().resolve(deployment
                    .containers()
                    .getFirst()
                    .at("image")
                    .text()
                    .replaceFirst("^storywire/([a-z-]+):.*", "$1"));
            String readme = Files.readString(service.resolve("README.md"));
            List<String> names = new ArrayList<>();
            deployment
                    .containers()
                    .getFirst()
                    .at("env")
                    .each()
                    .forEach(variable -> names.add(variable.at("name").text()));
            // A file of this name sets the key as the variable would.
            projected(deployment).forEach(source -> source.at("secret", "items")
                    .each()
                    .forEach(item -> names.add(item.at("path").text())));
            names.removeAll(LAUNCHER);
            assertThat(names).as(deployment.toString()).doesNotHaveDuplicates();
            for (String name : names) {
                assertThat(isDocumented(name, readme))
                        .as("%s of %s is in the table of its README", name, deployment)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void everyNetworkPolicyNamesPodsThatThereAre(Installation installation) {
        List<Node> objects = installation.objects();
        Set<Map.Entry<String, String>> known = new HashSet<>();
        objects.forEach(object -> known.addAll(labels(object).entrySet()));
        List<String> stores = List.of("postgresql", "kafka", "elasticsearch");
        stores.forEach(store -> known.add(Map.entry("storywire.dev/store", store)));
        for (Node policy : all(objects, "NetworkPolicy")) {
            assertThat(known)
                    .as(policy.toString())
                    .containsAll(policy.at("spec", "podSelector", "matchLabels")
                            .entries()
                            .entrySet());
            for (String direction : List.of("ingress", "egress")) {
                for (Node rule : policy.at("spec", direction).each()) {
                    for (Node peer :
                            rule.at(direction.equals("ingress") ? "from" : "to").each()) {
                        assertThat(known)
                                .as("%s of %s", direction, policy)
                                .containsAll(peer.at("podSelector", "matchLabels")
                                        .entries()
                                        .entrySet());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("installations")
    void whereThereArePoliciesEveryServiceMayReachThoseThatItsVariablesName(Installation installation) {
        List<Node> objects = installation.objects();
        if (all(objects, "NetworkPolicy").isEmpty()) {
            return;
        }
        for (Node deployment : all(objects, "Deployment")) {
            for (Node variable : deployment.containers().getFirst().at("env").each()) {
                for (String service : List.of("ingest-service", "search-service")) {
                    String name = service.replace("-service", "").toUpperCase(Locale.ROOT);
                    if (variable.at("name").text().equals("STORYWIRE_" + name + "_URL")) {
                        assertThat(peers(objects, deployment.name(), "egress", "to"))
                                .contains(service);
                        assertThat(peers(objects, service, "ingress", "from")).contains(deployment.name());
                    }
                }
            }
        }
    }

    /** The names of the pods that the policy of a service lets it reach, or lets in. */
    private static Set<String> peers(List<Node> objects, String service, String direction, String side) {
        Set<String> names = new HashSet<>();
        for (Node policy : all(objects, "NetworkPolicy")) {
            if (policy.name().equals(service)) {
                for (Node rule : policy.at("spec", direction).each()) {
                    for (Node peer : rule.at(side).each()) {
                        names.add(peer.at("podSelector", "matchLabels", "app.kubernetes.io/name")
                                .text());
                    }
                }
            }
        }
        return names;
    }

    /** What the files of a pod come from. */
    private static List<Node> projected(Node workload) {
        return workload.pod().at("spec", "volumes").each().stream()
                .flatMap(volume -> volume.at("projected", "sources").each().stream())
                .toList();
    }

    private static boolean isPartOf(String overlay, String component) {
        try {
            return Files.readString(Path.of("overlays", overlay, "kustomization.yaml"))
                    .contains("../../components/" + component + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void checkReference(List<Node> objects, Node workload, Node from) {
        Node map = from.at("configMapKeyRef");
        if (map.exists() && !map.at("optional").exists()) {
            assertThat(all(objects, "ConfigMap"))
                    .as("%s of %s", map.text(), workload)
                    .anyMatch(object -> object.name().equals(map.at("name").text())
                            && object.at("data", map.at("key").text()).exists());
        }
        Node secret = from.at("secretKeyRef");
        if (secret.exists()) {
            String name = secret.at("name").text();
            String key = secret.at("key").text();
            boolean rendered = all(objects, "Secret").stream()
                    .anyMatch(object ->
                            object.name().equals(name) && object.at("data", key).exists());
            assertThat(rendered || FOREIGN_SECRETS.getOrDefault(name, Set.of()).contains(key))
                    .as("%s of %s", secret.text(), workload)
                    .isTrue();
        }
    }

    /** The model's class; none for what an operator defines. */
    private static @Nullable Class<?> model(Node object) {
        String[] version = object.at("apiVersion").text().split("/");
        return version.length == 1
                ? ModelMapper.getApiTypeClass("", version[0], object.kind())
                : ModelMapper.getApiTypeClass(version[0], version[1], object.kind());
    }

    private static void check(Class<?> model, Node object) {
        JsonElement json = new Gson().toJsonTree(object.value());
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException fault) {
            throw new AssertionError(object + ": " + fault.getTargetException().getMessage(), fault);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("Every model has validateJsonElement", impossible);
        }
    }

    /** Tables name keys as `storywire.outbox.partitions`, `.replication`: the second stands beside the first. */
    private static boolean isDocumented(String variable, String readme) {
        if (readme.contains("`" + variable + "`")) {
            return true;
        }
        String before = "";
        for (MatchResult key : KEY.matcher(readme).results().toList()) {
            String name = key.group(1);
            String full = name.startsWith(".") ? before.replaceFirst("\\.[^.]*$", name) : name;
            if (variable.equals(full.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))) {
                return true;
            }
            before = full;
        }
        return false;
    }

    private static Properties application(String service) throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Files.newInputStream(root().resolve(service).resolve("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }

    private static List<Node> all(List<Node> objects, String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind)).toList();
    }

    private static List<String> names(List<Node> objects, String kind) {
        return all(objects, kind).stream().map(Node::name).toList();
    }

    private static Map<String, String> labels(Node workload) {
        return workload.pod().at("metadata", "labels").entries();
    }

    private static List<String> ports(Node workload) {
        List<String> ports = new ArrayList<>();
        workload.containers().forEach(container -> container.at("ports").each().forEach(port -> {
            ports.add(port.at("name").text());
            ports.add(port.at("containerPort").text());
        }));
        return ports;
    }
}
