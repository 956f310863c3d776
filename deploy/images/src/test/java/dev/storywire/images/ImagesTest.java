package dev.storywire.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The images of the three services, built once without an engine, and taken apart again. */
class ImagesTest {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final List<Service> ORDER = List.of(Service.INGEST, Service.SEARCH, Service.GATEWAY);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Stores STORES = new Stores();
    private static final Map<Service, UnpackedImage> IMAGES = new EnumMap<>(Service.class);

    @BeforeAll
    static void build() throws Exception {
        Contents contents = Contents.assemble(TARGET.resolve("rootfs"));
        Training.of(contents, TARGET.resolve("training"), STORES);
        String base = MachineBase.write(contents.runtime(), TARGET.resolve("machine-base.tar"));
        ImageTars tars = new ImageTars(contents, base, "storywire/", "1.0.0", TARGET);
        Path unpacked = TARGET.resolve("unpacked");
        Contents.delete(unpacked);
        for (Service service : Service.values()) {
            Path tar = tars.write(service);
            System.out.printf(
                    Locale.ROOT,
                    "%-15s %,d kB compressed, with its runtime%n",
                    service.module(),
                    Files.size(tar) / 1024);
            IMAGES.put(service, UnpackedImage.of(tar, unpacked.resolve(service.module())));
        }
    }

    @AfterAll
    static void stop() {
        STORES.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anImageSaysWhatItIsAndRunsAsAUserWithoutRights(Service service) throws IOException {
        UnpackedImage image = image(service);

        assertThat(image.user()).matches("[1-9][0-9]{4,}:[1-9][0-9]{4,}");
        assertThat(image.entryPoint()).first().isEqualTo("/opt/java/bin/java");
        assertThat(image.config().get("ExposedPorts").fieldNames().next()).isEqualTo(declaredPort(service) + "/tcp");
        assertThat(image.config()
                        .get("Labels")
                        .get("org.opencontainers.image.title")
                        .asText())
                .isEqualTo("storywire-" + service.module());
        assertThat(image.config()
                        .get("Labels")
                        .get("org.opencontainers.image.licenses")
                        .asText())
                .isEqualTo("Apache-2.0");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anImageListsTheLibrariesThatItHasAndHoldsNoShell(Service service) throws IOException {
        Path root = image(service).root();
        var materials =
                new ObjectMapper().readTree(root.resolve("app/" + Contents.SBOM).toFile());

        assertThat(materials.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(materials.get("components").findValuesAsText("name")).contains("quarkus-rest", "vertx-core");
        assertThat(root.resolve("bin/sh")).doesNotExist();
        assertThat(root.resolve("opt/java/bin/javac")).doesNotExist();
    }

    @Test
    void theServicesStartFromTheirLayersAsThatUserOnAReadOnlyRootWithTheirCaches() throws Exception {
        assumeTrue(
                Confined.isPossible(),
                "mounts of our own need root (unshare --mount): the images are not started here");
        List<ChildProcess> started = new ArrayList<>();
        try (Visitor visitor = new Visitor(Stores.ADMIN_KEY)) {
            for (Service service : ORDER) {
                Map<String, String> environment = new HashMap<>(STORES.environment(service));
                // Without this a cache that doesn't fit is passed over in silence.
                environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on -Xmx192m");
                ChildProcess process = Confined.start(
                        service.module(), image(service), environment, TARGET.resolve("started-" + service.module()));
                started.add(process);
                process.awaitReady(() -> visitor.sees(STORES.base(service).resolve("/q/health/ready"), ""), READY);
                Usage usage = Usage.of(process.pid());
                System.out.printf(
                        Locale.ROOT,
                        "%-15s ready after %.1f s of processor time, %d MB resident%n",
                        service.module(),
                        usage.processorSeconds(),
                        usage.residentMegabytes());
                assertThat(usage.user()).isEqualTo(10_001);
                assertThat(usage.rootIsReadOnly()).isTrue();
            }
        } finally {
            started.forEach(ImagesTest::end);
        }
    }

    @Test
    void withTheVariablesAndFilesOfTheDemoOnKubernetesTheServicesTakeAStoryAndFindItAndEndWithoutLosingARequest()
            throws Exception {
        assumeTrue(
                Confined.isPossible(), "mounts of our own need root (unshare --mount): the pods are not started here");
        assumeTrue(DemoPods.canBeRendered(), "kubectl is not installed, so the pods' settings can't be rendered");
        DemoPods demo = DemoPods.render();
        List<ChildProcess> started = new ArrayList<>();
        try (Visitor visitor = new Visitor(demo.of(Service.GATEWAY).files().get("STORYWIRE_SECURITY_ADMIN_KEY"))) {
            for (Service service : ORDER) {
                Path folder = TARGET.resolve("pod-" + service.module());
                DemoPods.Pod pod = demo.of(service);
                DemoPods.write(pod, folder.resolve("files"));
                ChildProcess process = Confined.start(
                        service.module(), image(service), pod.variablesOn(STORES.environment(service)), folder);
                started.add(process);
                process.awaitReady(() -> visitor.sees(STORES.base(service).resolve("/q/health/ready"), ""), READY);
            }
            URI gateway = STORES.base(Service.GATEWAY);
            visitor.push(gateway, "Pods sail");
            started.getLast().awaitReady(() -> visitor.sees(gateway.resolve("/v1/stories?q=pods"), "Pods sail"), READY);
            for (Service service : ORDER) {
                System.out.printf(
                        Locale.ROOT,
                        "%-15s %d MB resident as a pod of the demo%n",
                        service.module(),
                        Usage.of(started.get(ORDER.indexOf(service)).pid()).residentMegabytes());
            }

            // With the one of the training, two stories are there. With nobody to find the story the answer takes its
            // four seconds, in which the pod is told to end.
            started.get(ORDER.indexOf(Service.SEARCH)).kill();
            CompletableFuture<Integer> underWay =
                    visitor.pushAndWait(gateway, "The last to board", Duration.ofSeconds(4));
            visitor.await(gateway.resolve("/v1/status"), "\"stored\":3");
            ProcessHandle.of(started.getLast().pid()).ifPresent(ProcessHandle::destroy);
            assertThat(underWay.join()).isEqualTo(202);
        } finally {
            started.forEach(ImagesTest::end);
        }
    }

    @Test
    void theContainerfileMakesTheSameOfTheSameContents() throws IOException {
        String recipe = Files.readString(Path.of("Containerfile"));

        assertThat(recipe)
                .contains("USER " + ImageTars.USER + "\n")
                .contains("WORKDIR " + image(Service.GATEWAY).workingFolder() + "\n")
                .contains("ENTRYPOINT [\"" + String.join("\", \"", ImageTars.ENTRY_POINT) + "\"]\n");
        ImageTars.labels(Service.GATEWAY, "1.0.0", "scratch").forEach((label, value) -> assertThat(recipe)
                .contains(label + "=\""
                        + switch (label) {
                            case "org.opencontainers.image.version" -> "${VERSION}";
                            case "org.opencontainers.image.base.name" -> "${BASE}";
                            default -> value.replace("gateway", "${SERVICE}");
                        }
                        + "\""));
    }

    private static UnpackedImage image(Service service) {
        UnpackedImage image = IMAGES.get(service);
        if (image == null) {
            throw new AssertionError("There is no image of the " + service.module());
        }
        return image;
    }

    /** In good order, so that the next one needn't wait until Kafka misses this one. */
    private static void end(ChildProcess process) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
        process.ended().completeOnTimeout(null, 20, TimeUnit.SECONDS).join();
        process.kill();
    }

    private static String declaredPort(Service service) {
        Properties application = new Properties();
        Path file = Path.of("../..", service.module(), "src/main/resources/application.properties");
        try (var in = Files.newInputStream(file)) {
            application.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return application.getProperty("quarkus.http.port");
    }
}
