package dev.storywire.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @Test
    void dataSurvivesAKillAndARestartOnTheSamePort(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(EmbeddedPostgres.defaults().keptIn(folder))) {
            int port = server.port();
            run(server, "CREATE TABLE note (text text)");
            run(server, "INSERT INTO note VALUES ('王毅 visits Zürich')");

            var ended = server.ended();
            server.kill();
            ended.get(5, TimeUnit.SECONDS);
            server.restart();

            assertEquals(port, server.port());
            assertEquals("王毅 visits Zürich", query(server, "SELECT text FROM note"));
        }
    }

    @Test
    void theFolderOfAServerThatKeepsNothingIsGoneAfterwards() throws Exception {
        Path folder;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.defaults())) {
            folder = server.log().getParent();
            assertTrue(query(server, "SHOW server_version").startsWith("18."));
            assertTrue(Files.exists(folder));
        }
        assertFalse(Files.exists(folder));
    }

    private static void run(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.DATABASE, "");
    }
}
