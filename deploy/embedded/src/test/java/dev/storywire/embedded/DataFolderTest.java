package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.process.ProcessFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void aFolderThatIsInUseIsRefusedUntilItIsGivenBack(@TempDir Path folder) {
        DataFolder first = DataFolder.kept(folder);
        ProcessFailedException refused = assertThrows(ProcessFailedException.class, () -> DataFolder.kept(folder));
        assertTrue(refused.getMessage().contains("another Storywire is running in it"), refused::getMessage);

        first.close();

        DataFolder.kept(folder).close();
        assertTrue(Files.exists(folder));
    }

    @Test
    void aTemporaryFolderIsDeletedWithWhatIsInIt() throws Exception {
        DataFolder folder = DataFolder.temporary("test");
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "content");

        folder.close();

        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void whatAKilledProcessLeftIsDeletedByTheNext() throws Exception {
        Path abandoned = Files.createTempDirectory("storywire-killed-");
        Files.createFile(abandoned.resolve(".temporary"));

        DataFolder.temporary("test").close();

        assertFalse(Files.exists(abandoned));
    }

    @Test
    void aKeptFolderStaysWhateverItIsCalled() throws Exception {
        Path kept = Files.createTempDirectory("storywire-kept-");
        DataFolder.kept(kept).close();

        DataFolder.temporary("test").close();

        assertTrue(Files.exists(kept));
        Files.delete(kept.resolve(".lock"));
        Files.delete(kept);
    }
}
