package dev.storywire.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Where the build put what the servers are made of. */
final class Homes {

    private Homes() {}

    static Path of(String key) {
        Properties homes = new Properties();
        try (InputStream in = Homes.class.getResourceAsStream("homes.properties")) {
            homes.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("homes.properties can't be read", failure);
        }
        return Path.of(homes.getProperty(key));
    }

    /** The class path of a Java server: its main class and the jars that Maven resolved for it. */
    static List<Path> classPath(Path home, Path main) throws IOException {
        List<Path> parts = new ArrayList<>();
        parts.add(main);
        for (String part :
                Files.readString(home.resolve("server.classpath")).strip().split(File.pathSeparator, -1)) {
            parts.add(Path.of(part));
        }
        return parts;
    }
}
