package dev.storywire.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import dev.storywire.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Images as tar files, written by Jib: no engine, and no registry unless the base is in one. */
final class ImageTars {

    /** Known to no system: a number needs no entry in the base's table of users. */
    static final String USER = "10001:10001";

    static final List<String> ENTRY_POINT =
            List.of("/opt/java/bin/java", "-XX:AOTCache=" + Contents.CACHE, "@" + Contents.ARGUMENTS);

    private final Contents contents;
    private final String base;
    private final String prefix;
    private final String tag;
    private final Path folder;
    private final Path layers;

    /**
     * @param base {@code scratch}, or what Jib takes: {@code tar:///path}, or a reference in a registry
     * @param prefix of the images' names
     * @param folder that they are written to
     */
    ImageTars(Contents contents, String base, String prefix, String tag, Path folder) throws IOException {
        this.contents = contents;
        this.base = base;
        this.prefix = prefix;
        this.tag = tag;
        this.folder = folder;
        this.layers = folder.resolve("jib/application");
        // Jib knows files by their times, which are all the same here: it would take an earlier build's layer.
        Contents.delete(layers);
    }

    /** Writes the image of a service, named as its module is. */
    Path write(Service service) throws Exception {
        Path tar = folder.resolve(service.module() + ".tar");
        Path application = contents.application(service);
        JibContainerBuilder image = base.equals("scratch") ? Jib.fromScratch() : Jib.from(base);
        image.addFileEntriesLayer(layer("runtime", contents.runtime(), "/opt/java"))
                .addFileEntriesLayer(layer("libraries", application.resolve("lib"), "/app/lib"))
                .addFileEntriesLayer(application(application))
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setEntrypoint(ENTRY_POINT)
                .addExposedPort(Port.tcp(port(service)))
                .setLabels(labels(service))
                .setCreationTime(Instant.EPOCH);
        image.containerize(Containerizer.to(TarImage.at(tar).named(prefix + service.module() + ":" + tag))
                .setBaseImageLayersCache(folder.resolve("jib/base"))
                .setApplicationLayersCache(layers));
        return tar;
    }

    static Map<String, String> labels(Service service, String version, String base) {
        return Map.of(
                "org.opencontainers.image.title",
                "storywire-" + service.module(),
                "org.opencontainers.image.description",
                "The " + service.module() + " of Storywire",
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.base.name",
                base);
    }

    private Map<String, String> labels(Service service) {
        return labels(service, tag, base);
    }

    static int port(Service service) {
        return switch (service) {
            case GATEWAY -> 8080;
            case INGEST -> 8081;
            case SEARCH -> 8082;
        };
    }

    /** Everything but the libraries, which change less often and have a layer of their own. */
    private static FileEntriesLayer application(Path folder) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("application");
        try (var parts = Files.list(folder)) {
            for (Path part : parts.sorted().toList()) {
                if (!part.endsWith("lib")) {
                    add(layer, part, "/app/" + part.getFileName());
                }
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer layer(String name, Path folder, String place) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        add(layer, folder, place);
        return layer.build();
    }

    private static void add(FileEntriesLayer.Builder layer, Path source, String place) throws IOException {
        layer.addEntryRecursive(
                source,
                AbsoluteUnixPath.get(place),
                (file, target) -> FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"));
    }
}
