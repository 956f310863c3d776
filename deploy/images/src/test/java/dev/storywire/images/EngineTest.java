package dev.storywire.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storywire.embedded.process.ProcessFailedException;
import dev.storywire.local.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The images in a real engine, with what {@code ./mvnw -Pimages} left. Runs where {@code deploy/images/with-engine} calls it, with the name of the base
 * image in the system property {@code engine.base}.
 */
class EngineTest {

    private static final Path ROOTFS = Path.of("target/rootfs").toAbsolutePath();

    @Test
    void imagesOfTheContainerfileTakeAStoryAndFindIt() throws Exception {
        String base = base();
        for (Service service : Service.values()) {
            engine(
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
        base();
        for (Service service : Service.values()) {
            engine(
                    "load",
                    "--input",
                    Path.of("target", service.module() + ".tar").toString());
        }
        takeAStoryAndFindIt("storywire/%s:1.0.0");
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
                engine("stop", "--time=20", container);
                assertThat(engine("inspect", "--format={{.State.ExitCode}}", container))
                        .isEqualTo("143");
            }
        } finally {
            for (String container : containers) {
                engine("rm", "--force", container);
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
        return engine(words.toArray(String[]::new));
    }

    private static String base() {
        String base = System.getProperty("engine.base", "");
        assumeTrue(!base.isEmpty(), "no container engine: deploy/images/with-engine sets one up and runs this");
        return base;
    }

    private static String engine(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(words));
        Output output = Output.of(command.toArray(String[]::new));
        if (output.code() != 0) {
            throw new ProcessFailedException(String.join(" ", command) + " failed: " + output.text());
        }
        String[] lines = output.text().strip().split("\n");
        return lines[lines.length - 1];
    }
}
