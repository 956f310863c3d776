package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.process.ProcessFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFailureTest {

    @Test
    void aPortInUseIsToldBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = EmbeddedKafka.defaults().onPort(taken.getLocalPort());

            ProcessFailedException failure =
                    assertThrows(ProcessFailedException.class, () -> EmbeddedKafka.start(settings));

            assertTrue(
                    failure.getMessage().startsWith("Kafka can't use port " + taken.getLocalPort()),
                    failure::getMessage);
        }
    }

    @Test
    void aServerThatIsNotReadyInTimeIsStoppedAndItsLogQuoted(@TempDir Path folder) {
        ServerSettings settings = EmbeddedKafka.defaults().keptIn(folder).readyWithin(Duration.ofMillis(1));

        ProcessFailedException failure =
                assertThrows(ProcessFailedException.class, () -> EmbeddedKafka.start(settings));

        assertTrue(failure.getMessage().startsWith("Kafka was not ready after"), failure::getMessage);
        assertTrue(failure.getMessage().contains(folder.resolve("server.log").toString()), failure::getMessage);
        assertTrue(ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }
}
