package dev.storywire.embedded;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one process at a time works in. The lock is the system's: it goes with the process that holds it, so none
 * is ever left behind.
 */
public final class DataFolder implements AutoCloseable {

    private static final String PREFIX = "storywire-";
    private static final String LOCK = ".lock";

    /** The lock of a temporary folder; another name, so that none is ever deleted that people chose to keep. */
    private static final String TEMPORARY_LOCK = ".temporary";

    private static final String IN_USE = "another Storywire is running in it";

    /** In the names of this process's temporary folders: looking at a lock of one's own would give it back (POSIX). */
    private static final String OURS = "-" + ProcessHandle.current().pid() + "-";

    /** The kept folders of this process, for the same reason. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;
    private final boolean kept;

    private DataFolder(Path path, FileChannel lock, boolean kept) {
        this.path = path;
        this.lock = lock;
        this.kept = kept;
    }

    /**
     * A folder whose content stays; it is created where there is none.
     *
     * @throws ProcessFailedException when another process uses it, or it can't be written to
     */
    public static DataFolder kept(Path path) {
        try {
            Path folder = Files.createDirectories(path).toRealPath();
            if (!HELD.add(folder)) {
                throw new IOException(IN_USE);
            }
            try {
                return new DataFolder(folder, locked(folder, LOCK), true);
            } catch (IOException inUse) {
                HELD.remove(folder);
                throw inUse;
            }
        } catch (IOException failure) {
            throw new ProcessFailedException(
                    "The folder " + path + " can't be used: " + failure.getMessage() + ".", failure);
        }
    }

    /** A fresh folder under the system's temporary one, deleted by {@link #close}. */
    public static DataFolder temporary(String name) {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            deleteAbandoned(parent);
            Path folder = Files.createTempDirectory(parent, PREFIX + name + OURS);
            return new DataFolder(folder, locked(folder, TEMPORARY_LOCK), false);
        } catch (IOException failure) {
            throw new ProcessFailedException(
                    "No temporary folder could be made: " + failure.getMessage() + ".", failure);
        }
    }

    static DataFolder of(@Nullable Path folder, String name) {
        return folder == null ? temporary(name) : kept(folder);
    }

    public Path path() {
        return path;
    }

    /** Gives the folder back, and deletes it when it is a temporary one. */
    @Override
    public void close() {
        try {
            if (!kept) {
                delete(path);
            }
            lock.close();
            HELD.remove(path);
        } catch (IOException failure) {
            throw new ProcessFailedException("The folder " + path + " could not be deleted.", failure);
        }
    }

    private static FileChannel locked(Path folder, String name) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(IN_USE);
        }
        return channel;
    }

    /** A process that was killed could not delete its folders; the next one does. */
    private static void deleteAbandoned(Path parent) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            folders = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(entry -> !entry.getFileName().toString().contains(OURS))
                    .filter(entry -> Files.isWritable(entry) && Files.exists(entry.resolve(TEMPORARY_LOCK)))
                    .toList();
        }
        for (Path folder : folders) {
            deleteIfAbandoned(folder);
        }
    }

    private static void deleteIfAbandoned(Path folder) {
        try (FileChannel held = locked(folder, TEMPORARY_LOCK)) {
            if (held.isOpen()) {
                delete(folder);
            }
        } catch (IOException inUse) {
            // Its owner lives, or another process is deleting it.
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
