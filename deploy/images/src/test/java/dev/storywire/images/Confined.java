package dev.storywire.images;

import dev.storywire.embedded.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts an image's entry point as a container would: in its own mounts, its root read-only but for {@code /tmp}, as the user that the image names. */
final class Confined {

    /** Of the machine nothing is left but devices, processes and the network. */
    private static final String ENTER = """
            set -e
            root=$1; user=$2; folder=$3; files=$4; shift 4
            mount --bind "$root" "$root"
            mkdir -p "$root/etc/storywire/secrets"
            mount -o remount,bind,ro "$root"
            mount --bind "$files" "$root/etc/storywire/secrets"
            mount -t tmpfs -o size=64m,mode=1777 tmpfs "$root/tmp"
            mount -t proc proc "$root/proc"
            mount --rbind /dev "$root/dev"
            exec unshare --root="$root" --wd="$folder" --setgid="${user#*:}" --setuid="${user%:*}" "$@"
            """;

    private Confined() {}

    /** Whether this machine lets us; a line that says why not is the caller's. */
    static boolean isPossible() {
        try {
            return Output.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt")
                            .code()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /**
     * Starts it.
     *
     * @param folder for its log; {@code files} in it is what the image sees as {@code /etc/storywire/secrets}
     */
    static ChildProcess start(String name, UnpackedImage image, Map<String, String> environment, Path folder)
            throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER, "sh"));
        words.add(image.root().toString());
        words.add(image.user());
        words.add(image.workingFolder());
        words.add(files.toString());
        words.addAll(image.entryPoint());
        return ChildProcess.start(name, words, environment, folder, folder.resolve("server.log"));
    }
}
