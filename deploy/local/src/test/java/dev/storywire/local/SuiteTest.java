package dev.storywire.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.process.ProcessFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    @Test
    void aGatewayPortInUseIsToldAndTheFolderGivenBack(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SuiteSettings settings = SuiteSettings.defaults().keptIn(folder).withGatewayPort(taken.getLocalPort());

            ProcessFailedException failure = assertThrows(ProcessFailedException.class, () -> new Suite(settings));

            assertEquals(
                    "gateway can't use port " + taken.getLocalPort() + ": another program listens on it.",
                    failure.getMessage());
        }
        new Suite(SuiteSettings.defaults().keptIn(folder)).close();
    }

    @Test
    void aFolderThatAnotherSuiteWorksInIsRefused(@TempDir Path folder) {
        SuiteSettings settings = SuiteSettings.defaults().keptIn(folder);
        try (Suite first = new Suite(settings)) {
            ProcessFailedException failure = assertThrows(ProcessFailedException.class, () -> new Suite(settings));

            assertTrue(failure.getMessage().contains(first.folder().toString()), failure::getMessage);
            assertTrue(failure.getMessage().contains("another Storywire is running in it"), failure::getMessage);
        }
    }

    @Test
    void everyPartHasAPortOfItsOwnAndAThrownAwayFolderIsGoneAfterwards() {
        Path folder;
        try (Suite suite = new Suite(SuiteSettings.defaults())) {
            folder = suite.folder();
            assertTrue(Files.isDirectory(folder));
            assertNotEquals(suite.ingest().port(), suite.search().port());
            assertNotEquals(suite.search().port(), suite.gateway().port());
        }
        assertTrue(Files.notExists(folder));
    }
}
