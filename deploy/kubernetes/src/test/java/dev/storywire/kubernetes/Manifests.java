package dev.storywire.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.Yaml;

/** The objects that kustomize makes of a folder. */
final class Manifests {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    private Manifests() {}

    /** Renders an overlay, with further components where some are named. */
    static List<Node> render(String overlay, List<String> components) {
        if (components.isEmpty()) {
            return objects(kustomize(ROOT.resolve(overlay)));
        }
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(ROOT.resolve("target")), "combination");
            StringBuilder kustomization = new StringBuilder(
                    "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: storywire\nresources:\n  - ../../"
                            + overlay + "\ncomponents:\n");
            components.forEach(name ->
                    kustomization.append("  - ../../components/").append(name).append('\n'));
            Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
            return objects(kustomize(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void assumeKubectl() {
        Assumptions.assumeTrue(hasKubectl(), "kubectl is not installed, so the manifests can't be rendered");
    }

    /** The folders below this one that have a kustomization. */
    static List<String> names(String kind) {
        try (var folders = Files.list(ROOT.resolve(kind))) {
            return folders.filter(folder -> Files.exists(folder.resolve("kustomization.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean hasKubectl() {
        try {
            return run(List.of("kubectl", "version", "--client")).code == 0;
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    private static String kustomize(Path folder) {
        Output output = run(List.of("kubectl", "kustomize", folder.toString()));
        if (output.code != 0) {
            throw new AssertionError(folder + " can't be rendered: " + output.text);
        }
        return output.text;
    }

    private record Output(int code, String text) {}

    private static Output run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Node> objects(String yaml) {
        List<Node> objects = new ArrayList<>();
        for (Object object : new Yaml().loadAll(yaml)) {
            if (object instanceof Map<?, ?> map) {
                objects.add(new Node(map));
            }
        }
        return objects;
    }
}
