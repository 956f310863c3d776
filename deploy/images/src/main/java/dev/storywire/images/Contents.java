package dev.storywire.images;

import dev.storywire.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes into the images: {@code runtime} into {@code /opt/java}, a service's folder into {@code /app}. Jib and the Containerfile both take it from here.
 *
 * @param folder where it is
 */
record Contents(Path folder) {

    /** Options of the JVM and the application, read by {@code java @java.args} in the working folder {@code /app}. */
    static final String ARGUMENTS = "java.args";

    static final String CACHE = "app.aot";
    static final String SBOM = "sbom.cdx.json";

    /** The AOT cache knows files by path, size and time; layers carry this time. */
    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    /** What the cache was trained with holds when it is used: collector and headers are part of what it stores. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // The cache brings objects along, and without room for them the JVM ends: in a small container a heap
            // begins small.
            "-Xms64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            "quarkus-run.jar");

    /** Copies the services as the build left them, and links the runtime; what an earlier run left is thrown away. */
    static Contents assemble(Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
        Contents contents = new Contents(folder);
        JavaRuntime.link(contents.runtime());
        for (Service service : Service.values()) {
            Path built = service.application().resolveSibling("");
            copy(built, contents.application(service));
            Files.copy(
                    built.resolveSibling("bom.json"),
                    contents.application(service).resolve(SBOM));
            Files.write(contents.application(service).resolve(ARGUMENTS), OPTIONS);
        }
        contents.fixTimes();
        return contents;
    }

    Path runtime() {
        return folder.resolve("runtime");
    }

    Path application(Service service) {
        return folder.resolve(service.module());
    }

    /** Gives every file the time that it has in a layer. */
    void fixTimes() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, TIME);
            }
        }
    }

    /** Copies a folder with all that is in it; folders that are there already stay. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it, where there is one. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
