package dev.storywire.images;

import dev.storywire.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** What Kubernetes would give the containers of {@code deploy/kubernetes/overlays/demo}: variables, and files. */
final class DemoPods {

    /**
     * A container's settings.
     *
     * @param variables by name
     * @param files by name, of the folder {@code /etc/storywire/secrets}
     * @param memory its limit, in mebibytes
     */
    record Pod(Map<String, String> variables, Map<String, String> files, int memory) {

        /** The same variables, where addresses are those of this machine, and the JVM takes the limit for the memory that there is. */
        Map<String, String> variablesOn(Map<String, String> here) {
            Map<String, String> result = new HashMap<>(variables);
            result.merge("JDK_JAVA_OPTIONS", "-XX:MaxRAM=" + memory + "m", (options, limit) -> options + " " + limit);
            here.forEach((name, value) -> {
                if (variables.containsKey(name) || name.startsWith("QUARKUS_HTTP_")) {
                    result.put(name, value);
                }
            });
            return result;
        }
    }

    private final List<Map<?, ?>> objects;

    private DemoPods(List<Map<?, ?>> objects) {
        this.objects = objects;
    }

    /** Whether kustomize is there to render them. */
    static boolean canBeRendered() {
        try {
            return Output.of("kubectl", "version", "--client").code() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    static DemoPods render() throws IOException {
        Output rendered = Output.of("kubectl", "kustomize", "../kubernetes/overlays/demo");
        if (rendered.code() != 0) {
            throw new IOException("The demo overlay can't be rendered: " + rendered.text());
        }
        return new DemoPods(
                StreamSupport.stream(new Yaml().loadAll(rendered.text()).spliterator(), false)
                        .<Map<?, ?>>map(DemoPods::map)
                        .toList());
    }

    Pod of(Service service) {
        Map<?, ?> spec = map(at(object("Deployment", service.module()), "spec", "template", "spec"));
        Map<?, ?> container = maps(spec.get("containers")).getFirst();
        Map<String, String> variables = new HashMap<>();
        for (Map<?, ?> variable : maps(container.get("env"))) {
            Object reference = at(variable, "valueFrom", "configMapKeyRef");
            String value = reference == null
                    ? text(variable, "value")
                    : text(
                            map(object("ConfigMap", text(map(reference), "name"))
                                    .get("data")),
                            text(map(reference), "key"));
            variables.put(text(variable, "name"), value);
        }
        Map<String, String> files = new HashMap<>();
        for (Map<?, ?> volume : maps(spec.get("volumes"))) {
            for (Map<?, ?> source : maps(at(volume, "projected", "sources"))) {
                addFiles(map(source.get("configMap")), "ConfigMap", files);
                addFiles(map(source.get("secret")), "Secret", files);
            }
        }
        String memory = text(map(at(container, "resources", "limits")), "memory");
        return new Pod(variables, files, Integer.parseInt(memory.replaceFirst("Mi$", "")));
    }

    /** Writes the files of a pod, readable for its user. */
    static void write(Pod pod, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : pod.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private void addFiles(Map<?, ?> source, String kind, Map<String, String> files) {
        if (!source.isEmpty()) {
            Map<?, ?> data = map(object(kind, text(source, "name")).get("data"));
            for (Map<?, ?> item : maps(source.get("items"))) {
                String value = text(data, text(item, "key"));
                files.put(
                        text(item, "path"),
                        kind.equals("Secret")
                                ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)
                                : value);
            }
        }
    }

    private Map<?, ?> object(String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")) && name.equals(at(object, "metadata", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The demo has no " + kind + " " + name));
    }

    private static @Nullable Object at(Object object, String... path) {
        Object here = object;
        for (String name : path) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here;
    }

    private static String text(Map<?, ?> map, String name) {
        return Objects.toString(map.get(name), "");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> known
                ? known.stream().<Map<?, ?>>map(DemoPods::map).toList()
                : List.of();
    }
}
