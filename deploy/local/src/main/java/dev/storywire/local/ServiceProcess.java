package dev.storywire.local;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.embedded.process.JavaCommand;
import dev.storywire.embedded.process.SupervisedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A service as it would be deployed, in a process of its own. It is ready when its health resource says so. */
public final class ServiceProcess extends SupervisedServer {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(2);

    /** What is under way when it is stopped, so that the rest fits into what {@link #stop} allows. */
    private static final String ANSWERED_WITHIN = "3s";

    private final Service service;
    private final Path folder;
    private final Map<String, String> environment;
    private final HttpClient client;

    /**
     * A service that is not started yet: its port is taken. {@link #restart} starts it.
     *
     * @param port 0 for any free one
     * @param folder for its log
     * @param environment variables that configure it, beside its address
     * @param deadline how long it may take until it is ready
     * @param client asks for its health
     */
    public ServiceProcess(
            Service service,
            int port,
            Path folder,
            Map<String, String> environment,
            Duration deadline,
            HttpClient client) {
        super(service.module(), port, deadline);
        this.service = service;
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        this.environment.putIfAbsent("QUARKUS_HTTP_HOST", "127.0.0.1");
        this.environment.putIfAbsent("QUARKUS_HTTP_PORT", Integer.toString(port()));
        this.environment.putIfAbsent("QUARKUS_SHUTDOWN_TIMEOUT", ANSWERED_WITHIN);
        this.client = client;
    }

    /** Where it answers. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    protected Path folder() {
        return folder;
    }

    @Override
    protected ChildProcess launch() throws IOException {
        Files.createDirectories(folder);
        Path jar = service.application();
        Attributes manifest;
        try (JarFile application = new JarFile(jar.toFile())) {
            manifest = application.getManifest().getMainAttributes();
        }
        JavaCommand command = new JavaCommand(
                service.heapMegabytes(), options(manifest), List.of(jar), manifest.getValue("Main-Class"), List.of());
        return ChildProcess.start(name(), command.words(), environment, folder, log());
    }

    @Override
    protected boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(base().resolve("/q/health/ready"))
                .timeout(REQUEST_LIMIT)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Our own main class comes first, so what {@code java -jar} reads from the manifest must be said. */
    private static List<String> options(Attributes manifest) {
        List<String> options = new ArrayList<>(
                List.of("-XX:MaxDirectMemorySize=48m", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        for (String opened : manifest.getValue("Add-Opens").split(" ")) {
            options.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        return options;
    }
}
