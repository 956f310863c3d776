package dev.storywire.embedded.process;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java child process on the JDK that runs now.
 *
 * @param heapMegabytes the largest heap, 32 or more
 * @param options further options of the JVM
 * @param classPath what the main class needs
 * @param mainClass the class to run
 * @param arguments its arguments
 */
public record JavaCommand(
        int heapMegabytes, List<String> options, List<Path> classPath, String mainClass, List<String> arguments) {

    /**
     * Small beats fast: C1 alone and one collecting thread save a third of the memory of a server that idles. Who has no memory left ends, and is
     * seen to have ended; a thread that dies of it alone leaves a server that hangs.
     */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    public JavaCommand {
        if (heapMegabytes < 32) {
            throw new IllegalArgumentException("A heap of " + heapMegabytes + " MB is too small, give 32 or more.");
        }
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /**
     * The words of the command. Ctrl-C and hang-up reach every process of the terminal; the child leaves them to its
     * parent, who stops things in their order.
     */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + heapMegabytes + "m");
        words.addAll(SMALL);
        words.addAll(options);
        words.add("-cp");
        words.add(joinedClassPath());
        words.add(ChildMain.class.getName());
        words.add(mainClass);
        words.addAll(arguments);
        return List.copyOf(words);
    }

    private String joinedClassPath() {
        List<String> parts = new ArrayList<>();
        parts.add(ownLocation().toString());
        classPath.forEach(part -> parts.add(part.toString()));
        return String.join(java.io.File.pathSeparator, parts);
    }

    private static Path ownLocation() {
        try {
            return Path.of(ChildMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The class path has an address that is none", impossible);
        }
    }
}
