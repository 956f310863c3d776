package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathTest {

    @Test
    void whenTheParentIsKilledNothingStaysBehindAndTheNextStartIsNotHindered(@TempDir Path folder) throws Exception {
        Process parent = startParent(folder);
        List<ProcessHandle> children = childrenOnceReady(parent);
        assertTrue(children.size() >= 3, () -> "too few processes: " + children);

        parent.destroyForcibly();
        parent.waitFor();

        CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .get(10, TimeUnit.SECONDS);
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(EmbeddedPostgres.defaults().keptIn(folder.resolve("postgres")));
                EmbeddedKafka kafka =
                        EmbeddedKafka.start(EmbeddedKafka.defaults().keptIn(folder.resolve("kafka")))) {
            assertTrue(postgres.port() != kafka.port());
        }
    }

    private static Process startParent(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> childrenOnceReady(Process parent) throws IOException {
        List<ProcessHandle> children = new ArrayList<>();
        try (BufferedReader lines = parent.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals("ready")) {
                ProcessHandle.of(Long.parseLong(line)).ifPresent(children::add);
                line = lines.readLine();
            }
            assertEquals("ready", line);
        }
        return children;
    }
}
