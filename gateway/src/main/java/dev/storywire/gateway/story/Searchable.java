package dev.storywire.gateway.story;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a push's answer back until a search finds what was pushed, for who prefers that ({@code Prefer: wait=5}, RFC 7240). */
@ApplicationScoped
class Searchable {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?(?=$|[,;\\s])", Pattern.CASE_INSENSITIVE);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final int AT_ONCE = 4;

    /** A revision of a story that is stored. */
    private record Pushed(String id, int revision) {}

    private final BackingServices services;
    private final WaitSettings settings;

    Searchable(BackingServices services, WaitSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** How long the client would wait, if it said so. */
    Optional<Duration> preferred(List<String> headers) {
        return headers.stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .map(wait -> wait.compareTo(settings.longest()) > 0 ? settings.longest() : wait)
                .findFirst();
    }

    /** The answer as it is where it takes longer than that; else 200 and that the preference was met. */
    Uni<Response> await(Response answer, Duration wait, Trace trace) {
        List<Pushed> pushed = answer.getEntity() instanceof Buffer body ? pushed(body) : List.of();
        if (pushed.isEmpty() || pushed.size() > settings.stories() || wait.isZero()) {
            return Uni.createFrom().item(answer);
        }
        return Multi.createFrom()
                .iterable(pushed)
                .onItem()
                .transformToUni(story -> found(story, trace))
                .merge(AT_ONCE)
                .collect()
                .last()
                .map(all -> Response.fromResponse(answer)
                        .status(Response.Status.OK)
                        .header("Preference-Applied", "wait=" + wait.toSeconds())
                        .build())
                .ifNoItem()
                .after(wait)
                .recoverWithItem(answer);
    }

    private Uni<Pushed> found(Pushed story, Trace trace) {
        return services.search()
                .readPart(trace, "/v1/stories/" + story.id() + "?searchable=true")
                .map(answer -> {
                    if (revision(answer) < story.revision()) {
                        throw new IllegalStateException("Not yet");
                    }
                    return story;
                })
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static int revision(Answer.Whole answer) {
        try {
            return answer.isSuccess() ? new JsonObject(answer.body()).getInteger("revision", 0) : 0;
        } catch (DecodeException | ClassCastException noStory) {
            return 0;
        }
    }

    private static List<Pushed> pushed(Buffer body) {
        try {
            JsonArray outcomes = new JsonObject(body).getJsonArray("outcomes", new JsonArray());
            return outcomes.stream()
                    .map(JsonObject.class::cast)
                    .filter(outcome -> outcome.getString("id") != null && outcome.getInteger("revision") != null)
                    .map(outcome -> new Pushed(outcome.getString("id"), outcome.getInteger("revision")))
                    .distinct()
                    .toList();
        } catch (DecodeException | ClassCastException noOutcomes) {
            return List.of();
        }
    }
}
