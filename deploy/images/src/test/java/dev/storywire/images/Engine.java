package dev.storywire.images;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A container engine, by its commands. */
final class Engine {

    private Engine() {}

    /**
     * Runs a command of the engine and gives the last line that it says.
     *
     * @throws ProcessFailedException when it fails, with all that it said
     */
    static String docker(String... words) throws IOException {
        return run("docker", words);
    }

    /** The same for a command of compose on a suite, given by options. */
    static String compose(List<String> suite, String... words) throws IOException {
        return run("docker-compose", composeWords(suite, words));
    }

    /** What the parts of a suite said last. */
    static String composeLogs(List<String> suite) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker-compose"));
        command.addAll(List.of(composeWords(suite, "logs", "--tail=30")));
        return Output.of(command.toArray(String[]::new)).text();
    }

    private static String[] composeWords(List<String> suite, String... words) {
        List<String> all = new ArrayList<>(suite);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static String run(String program, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        Output output = Output.of(command.toArray(String[]::new));
        if (output.code() != 0) {
            throw new ProcessFailedException(String.join(" ", command) + " failed: " + output.text());
        }
        String[] lines = output.text().strip().split("\n");
        return lines[lines.length - 1];
    }
}
