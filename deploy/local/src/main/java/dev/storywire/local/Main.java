package dev.storywire.local;

import dev.storywire.embedded.process.Ports;
import dev.storywire.embedded.process.ProcessFailedException;
import dev.storywire.embedded.process.SupervisedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the suite in the foreground until Ctrl-C, or until a part of it ends. */
public final class Main {

    private static final long NEEDED_MEGABYTES = 600;

    /** The variable with the administrator's key, for those who want to choose it. */
    private static final String API_KEY = "STORYWIRE_API_KEY";

    private Main() {}

    /**
     * @param args the gateway's port; the folder that keeps the data, empty for none; hosts with their ports that feeds may be
     *     fetched from although they are not of the public internet, separated by commas, empty for none
     */
    public static void main(String[] args) {
        try {
            Path data = args[1].isBlank() ? null : Path.of(args[1]);
            checkSpace(data == null ? Path.of(System.getProperty("java.io.tmpdir")) : data);
            SuiteSettings settings =
                    SuiteSettings.defaults().withGatewayPort(port(args[0])).withApiKey(chosenKey());
            run(args[2].isBlank() ? settings : settings.withEnvironment(allowed(args[2].strip())), data);
        } catch (ProcessFailedException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Without it, a variable of the same name that this process has reaches the service by itself. */
    private static Map<Service, Map<String, String>> allowed(String hosts) {
        return Map.of(Service.INGEST, Map.of("STORYWIRE_FETCH_ALLOW", hosts));
    }

    private static void run(SuiteSettings settings, @Nullable Path data) {
        Instant start = Instant.now();
        AtomicBoolean stopping = new AtomicBoolean();
        Suite suite = new Suite(data == null ? settings : settings.keptIn(data));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, stopping), "stop"));
        System.out.println("Storywire starts. Data and logs are in " + suite.folder());
        try {
            suite.start(Main::ready);
            loadSample(suite);
            System.out.println(welcome(suite, Duration.between(start, Instant.now()), data));
            SupervisedServer ended = suite.firstEnd().join();
            if (!stopping.get()) {
                throw new ProcessFailedException(ended.name() + " ended." + ended.quotedLog());
            }
        } catch (ProcessFailedException failure) {
            // While everything stops, that a part can't be reached is no news.
            if (!stopping.get()) {
                throw failure;
            }
        }
    }

    private static void loadSample(Suite suite) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Sample(suite.gateway().base(), suite.apiKey(), client).loadOnce(suite.folder());
        }
    }

    private static void stop(Suite suite, AtomicBoolean stopping) {
        stopping.set(true);
        System.out.println("Storywire stops.");
        suite.close();
        System.out.println("Storywire has stopped.");
    }

    private static void ready(String part, Duration took) {
        System.out.printf(Locale.ROOT, "  %-15s ready after %4.1f s%n", part, took.toMillis() / 1000.0);
    }

    private static String welcome(Suite suite, Duration took, @Nullable Path data) {
        URI gateway = URI.create("http://localhost:" + suite.gateway().port());
        return """

                Storywire is ready after %1$d s.

                  API and OpenAPI   %2$s/v1/stories   %2$s/openapi   %2$s/q/swagger-ui
                  Status            %2$s/v1/status
                  Behind it         ingest-service %3$s, search-service %4$s
                  Data              %5$s
                  API key           %7$s

                Try it:

                  curl '%2$s/v1/stories?q=%6$s'

                Ctrl-C stops everything.
                """.formatted(
                        took.toSeconds(),
                        gateway,
                        suite.ingest().base(),
                        suite.search().base(),
                        data == null ? "thrown away at the end; -Ddata=DIR keeps it" : "kept in " + suite.folder(),
                        Sample.WORD,
                        chosenKey() == null
                                ? "none needed on this machine; STORYWIRE_API_KEY sets one"
                                : "the one in STORYWIRE_API_KEY, for everything but reading");
    }

    private static @Nullable String chosenKey() {
        String key = System.getenv(API_KEY);
        return key == null || key.isBlank() ? null : key;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && !Ports.isFree(port)) {
                throw new ProcessFailedException("Port " + port
                        + " is in use by another program: stop that one, or choose another port with -Dport=N.");
            }
            return port;
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("-Dport takes a number, not '" + text + "'.", noNumber);
        }
    }

    private static void checkSpace(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long megabytes = Files.getFileStore(existing).getUsableSpace() / 1_000_000;
            if (megabytes < NEEDED_MEGABYTES) {
                throw new ProcessFailedException("There is too little disk space in " + existing + ": " + megabytes
                        + " MB, and Storywire needs " + NEEDED_MEGABYTES + " MB. -Ddata=DIR uses another place.");
            }
        } catch (IOException unknown) {
            throw new ProcessFailedException(
                    "The folder " + existing + " can't be used: " + unknown.getMessage() + ".");
        }
    }
}
