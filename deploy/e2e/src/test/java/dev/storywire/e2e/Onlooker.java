package dev.storywire.e2e;

import static java.util.Map.entry;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls everything that clients call, all at once, and says in a few words how each was answered. */
final class Onlooker {

    private static final String WORD = "zqxoutage";
    private static final String EXPORT = "/v1/stories.ndjson?q=" + WORD;
    private static final Pattern JSON = Pattern.compile("application/([a-z.]+\\+)?json");
    private static final Pattern SERVICE = Pattern.compile("The (\\w+) service ");

    private final Gateway gateway;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String known;

    Onlooker(Gateway gateway) {
        this.gateway = gateway;
        this.known = push("known");
    }

    /** The headline of a story that was pushed under this name. */
    static String headline(String name) {
        return "What was seen of " + WORD + ": " + name;
    }

    /** Pushes a story; its id. */
    String push(String name) {
        return gateway.pushStories(line(name)).then().statusCode(202).extract().path("outcomes[0].id");
    }

    /** Follows the stories that were pushed here. */
    LiveStream follow(@Nullable String lastEventId) {
        return new LiveStream(gateway.base().resolve("/v1/stream?q=" + WORD), lastEventId);
    }

    /**
     * By kind of call: the status and, where it is an error, who is named as its reason; what is missing of a story; which service isn't up.
     *
     * @param name of the story that is pushed
     */
    Map<String, String> sees(String name) {
        return told(Map.ofEntries(
                entry("search", get("/v1/stories?q=" + WORD)),
                entry("rss", get("/v1/stories.rss?q=" + WORD)),
                entry("atom", get("/v1/stories.atom?q=" + WORD)),
                entry("json feed", get("/v1/stories.json?q=" + WORD)),
                entry("lines", get(EXPORT)),
                entry("table", get("/v1/stories.csv?q=" + WORD)),
                entry("story", get("/v1/stories/" + known)),
                entry("push", post("/v1/stories", "application/x-ndjson", line(name))),
                entry("feeds", get("/v1/feeds")),
                entry("alerts", get("/v1/alerts")),
                entry("dry run", post("/v1/alerts/dry-run", "application/json", "{\"q\":\"" + WORD + "\"}")),
                entry("status", get("/v1/status")),
                entry("stream", get("/v1/stream?q=" + WORD))));
    }

    /** How so many searches are answered that are sent at once. */
    Collection<String> searches(int many) {
        return told(IntStream.range(0, many)
                        .boxed()
                        .collect(Collectors.toMap(String::valueOf, i -> get("/v1/stories?q=" + WORD))))
                .values();
    }

    /** All that was pushed here, one story a line; fails where that is cut in the middle. */
    List<String> export() throws IOException, InterruptedException {
        return client.send(get(EXPORT).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private Map<String, String> told(Map<String, HttpRequest.Builder> calls) {
        var told = new ConcurrentHashMap<String, Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            calls.forEach((kind, call) -> told.put(kind, threads.submit(() -> told(call))));
        }
        return told.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> outcome(it.getValue())));
    }

    private static String outcome(Future<String> call) {
        try {
            return call.get();
        } catch (ExecutionException failure) {
            return String.valueOf(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(gateway.base().resolve(path)).header("X-API-Key", Gateway.KEY);
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return get(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private String told(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            var type = answer.headers().firstValue("Content-Type").orElse("");
            // A stream has no end; that it begins is all that is to be seen of it.
            var text =
                    type.startsWith("text/event-stream") ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            var details = JSON.matcher(type).lookingAt() ? details(text) : "";
            var patience = answer.statusCode() == 503
                            && answer.headers().firstValue("Retry-After").isEmpty()
                    ? " and no word of when to come back"
                    : "";
            return (answer.statusCode() + " " + details).strip() + patience;
        }
    }

    private static String details(String body) {
        var json = JsonPath.from(body);
        String detail = json.getString("detail");
        if (detail != null) {
            var service = SERVICE.matcher(detail);
            return service.find() ? service.group(1) : detail;
        }
        List<String> missing = json.getList("degraded", String.class);
        if (missing != null && !missing.isEmpty()) {
            return "without " + String.join(", ", missing);
        }
        Map<String, Map<String, Object>> services = json.getMap("services");
        return services == null
                ? ""
                : services.entrySet().stream()
                        .filter(it -> !"up".equals(it.getValue().get("health")))
                        .map(it -> it.getKey() + " " + it.getValue().get("health"))
                        .collect(Collectors.joining(", "));
    }

    private static String line(String name) {
        return "{\"source\":{\"name\":\"Outage Wire\"},\"externalId\":\"%s\",\"headline\":\"%s\"}\n"
                .formatted(name, headline(name));
    }
}
