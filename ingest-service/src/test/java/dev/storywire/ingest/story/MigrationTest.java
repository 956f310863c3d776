package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A migration that fails half-way leaves the tables as they were, says why, and works once its hindrance is gone. */
class MigrationTest {

    private static final String AWAY = "drop event trigger hindrance; drop schema hindering cascade";

    private static final String SCHEMA = """
            select concat_ws(' ', c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstorage)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
            where c.relnamespace = 'public'::regnamespace and c.relname not like 'flyway%'
            union all
            select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = 'public'::regnamespace and conname not like 'flyway%'
            order by 1
            """;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start(EmbeddedPostgres.defaults());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> whereverItFails() {
        return Arrays.stream(upTo("latest").info().all())
                .map(migration ->
                        DynamicTest.dynamicTest(migration.getScript(), () -> failsUntilItIsLetThrough(migration)));
    }

    private static void failsUntilItIsLetThrough(MigrationInfo migration) throws SQLException {
        List<String> before = schema();
        int passed = 0;
        while (failsAfter(passed, migration)) {
            assertEquals(before, schema(), passed + " changes had passed");
            passed = 2 * passed + 1;
        }
        assertTrue(passed > 0, "it was hindered at least once");
    }

    private static boolean failsAfter(int passed, MigrationInfo migration) throws SQLException {
        hinderAfter(passed);
        try {
            assertEquals(1, upTo(migration.getVersion().getVersion()).migrate().migrationsExecuted);
            return false;
        } catch (FlywayException failure) {
            String said = String.valueOf(failure.getMessage());
            assertTrue(said.contains(migration.getScript()), said);
            assertTrue(said.contains("no room for more"), said);
            return true;
        } finally {
            execute(AWAY);
        }
    }

    /** Lets so many changes of the schema pass, and no more. */
    private static void hinderAfter(int passed) throws SQLException {
        execute("""
                create schema hindering;
                create sequence hindering.passed;
                create function hindering.hinder() returns event_trigger language plpgsql as $$
                begin
                    if exists (select from pg_event_trigger_ddl_commands() where object_identity not like '%%flyway%%')
                            and nextval('hindering.passed') > %d then
                        raise exception 'no room for more';
                    end if;
                end $$;
                create event trigger hindrance on ddl_command_end execute function hindering.hinder();
                """.formatted(passed));
    }

    /** As the service migrates at its start. */
    private static Flyway upTo(String version) {
        return Flyway.configure()
                .dataSource(server.jdbcUrl(), EmbeddedPostgres.DATABASE, "")
                .target(version)
                .load();
    }

    private static void execute(String statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static List<String> schema() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(SCHEMA)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines;
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.DATABASE, "");
    }
}
