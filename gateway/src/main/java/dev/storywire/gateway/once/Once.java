package dev.storywire.gateway.once;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Upload;
import dev.storywire.gateway.once.OnceTable.Entry;
import dev.storywire.gateway.once.OnceTable.Name;
import dev.storywire.gateway.once.OnceTable.Reply;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does what a client calls by an {@code Idempotency-Key} once (draft-ietf-httpapi-idempotency-key-header-07): whoever sends
 * the same again gets the same answer, whoever sends something else under the same name is refused. Names are each caller's
 * own and are kept for a day; what failed is forgotten, so that it can be tried again.
 */
@ApplicationScoped
public class Once {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final int RETRY_SECONDS = 2;

    private final OnceTable table;

    Once(OnceTable table) {
        this.table = table;
    }

    /**
     * Sends, or answers what was answered before.
     *
     * @param caller as the audit log names it
     * @param key what the client sent, quoted or not
     * @param send hands the upload on and gives its answer whole
     */
    public Uni<Response> answer(String caller, String key, Upload upload, Supplier<Uni<Answer.Whole>> send) {
        String bare = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
        if (!KEY.matcher(bare).matches()) {
            throw Problems.of(
                            ProblemType.MALFORMED_REQUEST,
                            "Idempotency-Key: expected 1 to 255 characters of ASCII without spaces")
                    .build();
        }
        Name name = new Name(caller, bare);
        upload.takeFingerprint();
        return table.claim(name).chain(entry -> switch (entry) {
            case Entry.Ours ours -> first(name, upload, send);
            case Entry.UnderWay underWay -> Uni.createFrom().failure(stillUnderWay());
            case Entry.Done done -> again(done, upload);
        });
    }

    private Uni<Response> first(Name name, Upload upload, Supplier<Uni<Answer.Whole>> send) {
        return send.get()
                .chain(answer -> {
                    if (!answer.isSuccess()) {
                        return Uni.createFrom().failure(Relay.problem(answer));
                    }
                    Reply reply = new Reply(answer.status(), Relay.contentType(answer), answer.body());
                    return table.done(name, upload.fingerprint(), reply).map(kept -> Relay.pass(answer));
                })
                .onFailure()
                .call(failed -> table.release(name).onFailure().recoverWithNull())
                .onCancellation()
                .call(() -> table.release(name));
    }

    private static Uni<Response> again(Entry.Done done, Upload upload) {
        return UniHelper.toUni(upload.drain()).map(read -> {
            if (!done.fingerprint().equals(upload.fingerprint())) {
                throw Problems.of(
                                ProblemType.UNPROCESSABLE,
                                "Idempotency-Key: another request was sent under this name. Use a new one.")
                        .build();
            }
            return Response.status(done.reply().status())
                    .header(HttpHeaders.CONTENT_TYPE, done.reply().contentType())
                    .header("Idempotency-Replayed", "true")
                    .entity(done.reply().body())
                    .build();
        });
    }

    private static HttpProblem stillUnderWay() {
        return Problems.of(ProblemType.CONFLICT, "Idempotency-Key: the request of this name is still under way.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
