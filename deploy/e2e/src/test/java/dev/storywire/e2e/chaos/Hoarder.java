package dev.storywire.e2e.chaos;

import dev.storywire.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody who takes every connection that PostgreSQL has, also those that others hold: whoever connects hears {@code too many clients}. */
final class Hoarder implements Fault {

    private static final String NAME = "hoarder";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final String DISPOSSESS = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where backend_type = 'client backend' and application_name <> '%s'
            """.formatted(NAME);

    private final String url;
    private final List<Connection> connections = new ArrayList<>();
    private volatile boolean greedy;
    private Thread thread = new Thread();

    Hoarder(EmbeddedPostgres server) {
        url = Database.url(server) + "&ApplicationName=" + NAME;
    }

    @Override
    public String name() {
        return "PostgreSQL has no connection left";
    }

    @Override
    public Set<Spared> spares() {
        return Set.of(Spared.SEARCHES);
    }

    @Override
    public boolean needsAnswers() {
        return true;
    }

    @Override
    public void begin() {
        greedy = true;
        thread = Thread.ofVirtual().start(this::hoard);
    }

    private void hoard() {
        while (greedy) {
            try {
                connections.add(DriverManager.getConnection(url));
            } catch (SQLException full) {
                dispossess();
            }
        }
    }

    /** Where the server itself is gone, there is nobody to dispossess. */
    private void dispossess() {
        for (Connection own : connections) {
            try (var statement = own.createStatement()) {
                statement.execute(DISPOSSESS);
                break;
            } catch (SQLException lost) {
                // Another may still be good.
            }
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void end() {
        greedy = false;
        try {
            thread.join();
            for (Connection connection : connections) {
                connection.close();
            }
            connections.clear();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
