package dev.storywire.images;

import dev.storywire.embedded.process.ChildProcess;
import dev.storywire.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the services once on real stores, so that the JVM writes down which classes it loads and how it links them (JEP 514). */
final class Training {

    private static final Duration READY = Duration.ofMinutes(5);
    private static final long MINUTES_TO_WRITE = 5;
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Contents contents;
    private final Path folder;
    private final Stores stores;
    private final HttpClient client;
    private final Map<Service, ChildProcess> running = new EnumMap<>(Service.class);

    private Training(Contents contents, Path folder, Stores stores, HttpClient client) {
        this.contents = contents;
        this.folder = folder;
        this.stores = stores;
        this.client = client;
    }

    /**
     * Writes the AOT cache of every service beside the application.
     *
     * @param folder for the logs
     * @param stores nobody else's
     */
    static void of(Contents contents, Path folder, Stores stores) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            new Training(contents, folder, stores, client).run();
        }
        contents.fixTimes();
    }

    private void run() throws Exception {
        try {
            for (Service service : List.of(Service.INGEST, Service.SEARCH, Service.GATEWAY)) {
                start(service);
            }
            useAll();
            for (Map.Entry<Service, ChildProcess> started : running.entrySet()) {
                end(started.getKey(), started.getValue());
            }
        } finally {
            running.values().forEach(ChildProcess::kill);
        }
    }

    private void start(Service service) throws IOException {
        Path application = contents.application(service);
        Path logs = Files.createDirectories(folder.resolve(service.module()));
        // The words of the image but for the cache, and the shell that goes to where the image's working folder will
        // be.
        ChildProcess process = ChildProcess.start(
                service.module(),
                List.of(
                        "sh",
                        "-c",
                        "cd \"$1\" && exec \"$2\" -XX:AOTCacheOutput=" + Contents.CACHE + " -Xmx192m @"
                                + Contents.ARGUMENTS,
                        "sh",
                        application.toString(),
                        contents.runtime().resolve("bin/java").toString()),
                stores.environment(service),
                logs,
                logs.resolve("server.log"));
        running.put(service, process);
        process.awaitReady(() -> status(service, "/q/health/ready") == 200, READY);
    }

    /** One story's way through all three services, and what monitoring asks for. */
    private void useAll() throws IOException, InterruptedException {
        String story = """
                {"source": {"name": "Training"}, "externalId": "training-1", "headline": "A ferry trains", "bodyText": "The ferry left at nine."}""";
        HttpRequest push = HttpRequest.newBuilder(at(Service.GATEWAY, "/v1/stories"))
                .header("X-API-Key", Stores.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .timeout(ANSWER)
                .POST(BodyPublishers.ofString(story))
                .build();
        int pushed = client.send(push, BodyHandlers.discarding()).statusCode();
        if (pushed >= 300) {
            throw new IllegalStateException("The pushed story was answered with " + pushed + ".");
        }
        for (String path : List.of("/v1/stories?q=ferry", "/v1/feeds", "/v1/status", "/")) {
            status(Service.GATEWAY, path);
        }
        for (Service service : Service.values()) {
            status(service, "/q/metrics");
        }
    }

    private void end(Service service, ChildProcess process) throws Exception {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
        process.ended().get(MINUTES_TO_WRITE, TimeUnit.MINUTES);
        if (!Files.exists(contents.application(service).resolve(Contents.CACHE))) {
            throw new IllegalStateException("The " + service.module() + " wrote no AOT cache."
                    + ChildProcess.quoted(folder.resolve(service.module()).resolve("server.log")));
        }
    }

    private int status(Service service, String path) {
        HttpRequest request = HttpRequest.newBuilder(at(service, path))
                .header("X-API-Key", Stores.ADMIN_KEY)
                .timeout(ANSWER)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private URI at(Service service, String path) {
        return stores.base(service).resolve(path);
    }
}
