package dev.storywire.embedded;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once from their artifact into the build's folder. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that has {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() throws IOException {
        Path home = Homes.of("postgres.home");
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(home.getParent());
        // Several modules' tests may come here at once; the lock goes with the process.
        try (FileChannel lock = FileChannel.open(
                        home.resolveSibling("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(home)) {
                Path fresh = Files.createTempDirectory(home.getParent(), "postgres-fresh-");
                // Temporary folders are for their owner alone; a build may be run by another user than it was made by.
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpack(archive(), fresh);
                Files.move(fresh, home);
            }
        }
        return home;
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + system + "-" + machine + ".txz";
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new ProcessFailedException("There is no PostgreSQL for this machine: " + archive
                        + " is not on the class path. Supported are Linux and macOS on amd64 and arm64.");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder.resolve(entry.getName()));
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
