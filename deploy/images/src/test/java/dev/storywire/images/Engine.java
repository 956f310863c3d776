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

    /** The same for a command of compose. */
    static String compose(String... words) throws IOException {
        return run("docker-compose", words);
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
