package dev.storywire.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Stand-ins for the stores' official images, under their names: what {@code deploy/embedded} is made of, with the scripts of {@code deploy/images/stores}. Needs
 * stores that were embedded once, so that PostgreSQL is unpacked.
 */
final class StoreImages {

    private static final Path SCRIPTS = Path.of("stores").toAbsolutePath();

    private StoreImages() {}

    /**
     * Builds the images.
     *
     * @param base with a shell, {@code curl} and {@code pg_isready}
     * @param names the image of each of {@code postgresql}, {@code kafka} and {@code elasticsearch}
     * @param folder what they are built from, made anew
     */
    static void build(String base, Map<String, String> names, Path folder) throws IOException {
        assemble(folder);
        for (Map.Entry<String, String> name : names.entrySet()) {
            Engine.docker(
                    "build",
                    "--file",
                    SCRIPTS.resolve("Containerfile").toString(),
                    "--build-arg=BASE=" + base,
                    "--target=" + name.getKey(),
                    "--tag=" + name.getValue(),
                    folder.toString());
        }
    }

    private static void assemble(Path folder) throws IOException {
        Contents.delete(folder);
        Files.createDirectories(folder);
        Properties homes = new Properties();
        try (InputStream in = StoreImages.class.getResourceAsStream("/dev/storywire/embedded/homes.properties")) {
            homes.load(in);
        }
        Path kafka = Path.of(homes.getProperty("kafka.home"));
        Path elasticsearch = Path.of(homes.getProperty("elasticsearch.home"));
        List<String> modules = new ArrayList<>(JavaRuntime.MODULES);
        // By whose rules Elasticsearch segments Thai.
        modules.add("jdk.localedata");
        JavaRuntime.link(folder.resolve("java"), modules);
        Contents.copy(Path.of(homes.getProperty("postgres.home")), folder.resolve("postgresql"));
        copyJars(kafka, folder.resolve("kafka"));
        Contents.copy(elasticsearch.resolve("classpath"), folder.resolve("elasticsearch/lib"));
        copyJars(elasticsearch, folder.resolve("elasticsearch/lib"));
        Contents.copy(Path.of(homes.getProperty("elasticsearch.modules")), folder.resolve("elasticsearch/modules"));
        Contents.copy(SCRIPTS, folder);
    }

    private static void copyJars(Path home, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String jar :
                Files.readString(home.resolve("server.classpath")).strip().split(":")) {
            Path target = folder.resolve(Path.of(jar).getFileName());
            Files.copy(Path.of(jar), target);
        }
    }
}
