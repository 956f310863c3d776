package dev.storywire.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ingest service's tables, as far as they say where the stories of a source stand. */
record Database(String url, String source) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String STORIES = """
            select s.status, r.number, r.document from story s
            join revision r on r.story_id = s.id and r.number = s.revision
            where r.document -> 'source' ->> 'name' = ?
            """;

    private static final String WAITING = """
            select r.document ->> 'url', o.story_id || '/' || o.revision, o.cluster_pending from outbox o
            join revision r on r.story_id = o.story_id and r.number = o.revision
            where r.document -> 'source' ->> 'name' = ?
            """;

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException, JsonProcessingException;
    }

    static Database of(EmbeddedPostgres server, String source) {
        return new Database(url(server), source);
    }

    /** A server that doesn't answer is given up after some seconds. */
    static String url(EmbeddedPostgres server) {
        return server.jdbcUrl() + "?user=" + EmbeddedPostgres.DATABASE + "&connectTimeout=5&socketTimeout=10";
    }

    List<Sighting> stories() {
        return rows(STORIES, row -> {
            var story = (ObjectNode) JSON.readTree(row.getString("document"));
            story.put("status", row.getString("status")).put("revision", row.getInt("number"));
            return Sighting.of(story);
        });
    }

    /** The names of the stories that wait to be published, also of those that Kafka refused. */
    Set<String> waiting() {
        return new HashSet<>(
                rows(WAITING, row -> row.getString(1).substring(row.getString(1).lastIndexOf('/') + 1)));
    }

    /** How many events Kafka refused, of whatever source. */
    long keptAside() {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from outbox where refused is not null")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What the runbook says is to be done when Kafka takes them. */
    void sendAgainWhatIsKeptAside() {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("update outbox set refused = null where refused is not null");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The revisions, as id and number, that are compared with other stories and wait to be sent. */
    Set<String> compared() {
        var compared = new HashSet<>(rows(WAITING, row -> row.getBoolean(3) ? "" : row.getString(2)));
        compared.remove("");
        return compared;
    }

    private <T> List<T> rows(String query, Row<T> reader) {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, source);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
