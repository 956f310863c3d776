package dev.storywire.ingest.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The search service as alerts see it, played in memory: a stream of stories, places {@code <stream>-<number>}, and searches that find the stories whose
 * headline holds their {@code q}. What ends in {@code OR} can't be run.
 */
public final class PlayedSearch implements AutoCloseable {

    /** Stories looked at in one answer. */
    private static final int STEP = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<ObjectNode> stream = new ArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private String name = "first";
    private boolean away;
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    PlayedSearch() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/matches", exchange -> answer(exchange, this::matches));
        server.createContext("/v1/stories", exchange -> answer(exchange, question -> trial(exchange)));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A story becomes searchable. */
    public synchronized void tell(String id, int revision, String headline) {
        tell(id, revision, headline, id, Instant.now());
    }

    /** A story of a cluster becomes searchable. */
    public synchronized void tell(String id, int revision, String headline, String cluster, Instant retrievedAt) {
        ObjectNode story = JSON.createObjectNode()
                .put("id", id)
                .put("revision", revision)
                .put("headline", headline)
                .put("url", "https://post.example/" + id)
                .put("retrievedAt", retrievedAt.toString());
        story.putObject("cluster").put("id", cluster);
        stream.add(story);
    }

    /** Whether it answers. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** Happens once, between the next matches and the moment when they are told, as if the caller's thread did it. */
    public void meanwhile(Runnable event) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        meanwhile.set(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            event.run();
        });
    }

    /** The topic is made anew, with the same stories at other places. */
    public synchronized void restart(String anew) {
        name = anew;
    }

    /** The queries of the ordinary searches that it was asked. */
    public List<String> queries() {
        return queries;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Answer {
        ObjectNode to(JsonNode question) throws IOException;
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            ObjectNode told = JSON.createObjectNode();
            int status;
            synchronized (this) {
                status = away ? 503 : 200;
                if (!away) {
                    told = answer.to(asked.length == 0 ? JSON.createObjectNode() : JSON.readTree(asked));
                    status = told.has("errors") ? 400 : 200;
                }
            }
            Runnable event = told.path("matches").isEmpty() ? null : meanwhile.getAndSet(null);
            if (event != null) {
                event.run();
            }
            byte[] body = told.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode matches(JsonNode question) {
        boolean nowhere =
                question.path("after").isMissingNode() || question.path("after").isNull();
        boolean restarted = !nowhere && !question.path("after").asText().startsWith(name + "-");
        int start = nowhere ? stream.size() : restarted ? 0 : number(question.path("after"));
        int end = question.path("until").asText().startsWith(name + "-")
                ? Math.max(start, number(question.path("until")))
                : stream.size();
        int next = Math.min(end, start + STEP);
        ObjectNode answer = JSON.createObjectNode()
                .put("after", name + "-" + start)
                .put("next", name + "-" + next)
                .put("complete", next == end)
                .put("restarted", restarted)
                .put("behind", stream.size() - next)
                .put("stories", next - start);
        ArrayNode faults = answer.putArray("faults");
        ArrayNode matches = answer.putArray("matches");
        for (int i = 0; i < question.path("searches").size(); i++) {
            if (q(question, i).endsWith("OR")) {
                ObjectNode fault = faults.addObject().put("search", i);
                fault.putArray("errors")
                        .addObject()
                        .put("field", "q")
                        .put("position", q(question, i).length())
                        .put("message", "expected a word");
            }
        }
        for (int at = start; at < next; at++) {
            match(question, at, matches);
        }
        return answer;
    }

    private void match(JsonNode question, int at, ArrayNode matches) {
        ArrayNode found = JSON.createArrayNode();
        for (int i = 0; i < question.path("searches").size(); i++) {
            JsonNode own = question.path("searches").path(i).path("after");
            boolean later = own.asText().startsWith(name + "-") && number(own) > at;
            String q = q(question, i);
            if (!later
                    && !q.endsWith("OR")
                    && stream.get(at).path("headline").asText().contains(q)) {
                found.add(i);
            }
        }
        if (!found.isEmpty()) {
            matches.addObject().set("story", stream.get(at));
            ((ObjectNode) matches.get(matches.size() - 1)).set("searches", found);
        }
    }

    private ObjectNode trial(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        queries.add(query);
        ObjectNode page = JSON.createObjectNode();
        if (query.contains("OR&")) {
            page.putArray("errors")
                    .addObject()
                    .put("field", "q")
                    .put("position", 3)
                    .put("message", "expected a word");
            return page;
        }
        page.putObject("total").put("value", 3).put("relation", "eq");
        String today = Instant.now().toString().substring(0, 10);
        page.putArray("timeline").addObject().put("from", today + "T00:00:00Z").put("count", 3);
        page.putArray("stories").addObject().put("id", "s").put("headline", "A ferry");
        return page;
    }

    private static String q(JsonNode question, int search) {
        return question.path("searches")
                .path(search)
                .path("parameters")
                .path("q")
                .path(0)
                .asText();
    }

    private static int number(JsonNode place) {
        String text = place.asText();
        return Integer.parseInt(text.substring(text.lastIndexOf('-') + 1));
    }
}
