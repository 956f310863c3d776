package dev.storywire.local;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The services of the suite, as the build left them. */
public enum Service {
    INGEST("ingest-service", 144),
    SEARCH("search-service", 96),
    GATEWAY("gateway", 160);

    private final String module;
    private final int heapMegabytes;

    Service(String module, int heapMegabytes) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name of its module, by which people know it. */
    public String module() {
        return module;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /**
     * The application that would be deployed.
     *
     * @throws ProcessFailedException when it was not built
     */
    public Path application() {
        Path jar = root().resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .normalize();
        if (!Files.exists(jar)) {
            throw new ProcessFailedException(
                    "The " + module + " is not built: there is no " + jar + ". Run ./mvnw -Plocal.");
        }
        return jar;
    }

    private static Path root() {
        Properties locations = new Properties();
        try (InputStream in = Service.class.getResourceAsStream("locations.properties")) {
            locations.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("locations.properties can't be read", failure);
        }
        return Path.of(locations.getProperty("root"));
    }
}
