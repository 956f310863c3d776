package dev.storywire.images;

import static dev.storywire.images.Engine.compose;
import static dev.storywire.images.Engine.docker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storywire.embedded.process.Ports;
import dev.storywire.local.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The images, and the suite of {@code deploy/compose}, in a real engine, with what {@code ./mvnw -Pimages} left. Runs where {@code deploy/images/with-engine}
 * calls it, with the names of two base images in the system properties {@code engine.base}, for services, and {@code engine.stores}, for the stores.
 */
class EngineTest {

    private static final Path ROOTFS = Path.of("target/rootfs").toAbsolutePath();
    private static final List<String> PARTS =
            List.of("postgresql", "kafka", "elasticsearch", "ingest-service", "search-service", "gateway");
    private static final Path COMPOSE = Path.of("../compose").toAbsolutePath().normalize();

    @Test
    void imagesOfTheContainerfileTakeAStoryAndFindIt() throws Exception {
        String base = base();
        for (Service service : Service.values()) {
            docker(
                    "build",
                    "--file",
                    Path.of("Containerfile").toAbsolutePath().toString(),
                    "--build-arg=BASE=" + base,
                    "--build-arg=SERVICE=" + service.module(),
                    "--build-arg=PORT=" + ImageTars.port(service),
                    "--tag=storywire-test/" + service.module() + ":containerfile",
                    ROOTFS.toString());
        }
        takeAStoryAndFindIt("storywire-test/%s:containerfile");
    }

    @Test
    void imagesOfJibTakeAStoryAndFindIt() throws Exception {
        loadImagesOfJib();
        takeAStoryAndFindIt("storywire/%s:1.0.0");
    }

    /** Under the file's own settings; the stores are those of {@link StoreImages} under the names that the file has. */
    @Test
    void composeTakesStoriesAndLosesNoneWhateverIsKilled() throws Exception {
        loadImagesOfJib();
        StoreImages.build(System.getProperty("engine.stores"), storesOfCompose(), Path.of("target/stores"));
        // A copy, so that nobody's secrets are used or left.
        Path folder = Path.of("target/compose").toAbsolutePath();
        Contents.delete(folder);
        Contents.copy(COMPOSE, folder);
        Contents.delete(folder.resolve("secrets"));
        assertThat(Output.of(folder.resolve("make-secrets").toString()).code()).isZero();
        int port = Ports.free();
        URI gateway = URI.create("http://127.0.0.1:" + port);
        Path settings = Files.writeString(folder.resolve("settings"), "STORYWIRE_PORT=" + port + "\n");
        List<String> suite = List.of(
                "--project-name",
                "storywire-test",
                "--file",
                folder.resolve("compose.yaml").toString(),
                "--env-file",
                settings.toString());
        try (Visitor visitor = new Visitor(Files.readString(folder.resolve("secrets/admin-key")))) {
            compose(suite, "up", "--detach");
            List<String> headlines = new ArrayList<>(List.of("Compose sails"));
            visitor.awaitPush(gateway, "Compose sails");
            visitor.await(search(gateway, "Compose sails"), "Compose sails");

            for (String part : PARTS) {
                String container = compose(suite, "ps", "--quiet", part);
                for (String when : List.of("Before ", "After ")) {
                    visitor.awaitPush(gateway, when + part);
                    headlines.add(when + part);
                    if (when.equals("Before ")) {
                        kill(container);
                    }
                }
                visitor.await(search(gateway, "After " + part), "After " + part);
                assertThat(docker("inspect", "--format={{.RestartCount}}", container))
                        .as("restarts of %s", part)
                        .isEqualTo("1");
            }
            awaitAll(visitor, gateway, headlines);

            List<String> services = new ArrayList<>();
            for (Service service : Service.values()) {
                services.add(compose(suite, "ps", "--quiet", service.module()));
            }
            compose(suite, "stop");
            for (String service : services) {
                assertThat(docker(
                                "inspect",
                                "--format={{.State.ExitCode}} {{.State.OOMKilled}} {{.HostConfig.ReadonlyRootfs}}",
                                service))
                        .isEqualTo("143 false true");
            }
            compose(suite, "down");
            compose(suite, "up", "--detach");
            awaitAll(visitor, gateway, headlines);
        } catch (Exception | AssertionError failure) {
            failure.addSuppressed(new AssertionError("The parts said last:\n" + Engine.composeLogs(suite)));
            throw failure;
        } finally {
            compose(suite, "down", "--volumes");
        }
    }

    private static void awaitAll(Visitor visitor, URI gateway, List<String> headlines) throws InterruptedException {
        for (String headline : headlines) {
            visitor.await(search(gateway, headline), headline);
        }
    }

    private static URI search(URI gateway, String headline) {
        return gateway.resolve("/v1/stories?q=%22" + headline.replace(" ", "%20") + "%22");
    }

    private static void takeAStoryAndFindIt(String image) throws Exception {
        List<String> containers = new ArrayList<>();
        try (Stores stores = new Stores();
                Visitor visitor = new Visitor(Stores.ADMIN_KEY)) {
            for (Service service : List.of(Service.INGEST, Service.SEARCH, Service.GATEWAY)) {
                containers.add(run(service, image.formatted(service.module()), stores));
                visitor.await(stores.base(service).resolve("/q/health/ready"), "");
            }
            visitor.push(stores.base(Service.GATEWAY), "Containers sail");
            visitor.await(stores.base(Service.GATEWAY).resolve("/v1/stories?q=containers"), "Containers sail");
            // 143: ended in good order by SIGTERM.
            for (String container : containers) {
                docker("stop", "--time=20", container);
                assertThat(docker("inspect", "--format={{.State.ExitCode}}", container))
                        .isEqualTo("143");
            }
        } finally {
            for (String container : containers) {
                docker("rm", "--force", container);
            }
        }
    }

    private static String run(Service service, String image, Stores stores) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--network=host",
                "--read-only",
                "--tmpfs=/tmp:rw,size=64m",
                "--cap-drop=all",
                "--security-opt=no-new-privileges",
                "--env=JDK_JAVA_OPTIONS=-XX:AOTMode=on -Xmx192m"));
        stores.environment(service).forEach((name, value) -> words.add("--env=" + name + "=" + value));
        words.add(image);
        return docker(words.toArray(String[]::new));
    }

    private static void loadImagesOfJib() throws IOException {
        base();
        for (Service service : Service.values()) {
            docker(
                    "load",
                    "--input",
                    Path.of("target", service.module() + ".tar").toString());
        }
    }

    /** The image of each store, as compose.yaml names it. */
    private static Map<String, String> storesOfCompose() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(COMPOSE.resolve("compose.yaml")));
        Map<String, String> images = new LinkedHashMap<>();
        for (String store : List.of("postgresql", "kafka", "elasticsearch")) {
            if (file.get("services") instanceof Map<?, ?> services
                    && services.get(store) instanceof Map<?, ?> service) {
                images.put(store, Objects.toString(service.get("image")));
            }
        }
        return images;
    }

    /** As a crash does: by its process. What is ended by the engine's own command stays ended. */
    private static void kill(String container) throws IOException {
        long pid = Long.parseLong(docker("inspect", "--format={{.State.Pid}}", container));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static String base() {
        String base = System.getProperty("engine.base", "");
        assumeTrue(!base.isEmpty(), "no container engine: deploy/images/with-engine sets one up and runs this");
        return base;
    }
}
