package dev.storywire.gateway.status;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingFailure;
import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.status.ServiceState.Health;
import dev.storywire.gateway.status.StatusReport.Told;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks both services how they are, at once. */
@ApplicationScoped
public class StatusReader {

    private final BackingServices services;

    StatusReader(BackingServices services) {
        this.services = services;
    }

    /** Never fails: what is away is in the report. */
    public Uni<StatusReport> read(Trace trace) {
        return Uni.combine()
                .all()
                .unis(told(services.ingest(), trace), told(services.search(), trace))
                .with(StatusReport::of);
    }

    private static Uni<Told> told(BackingService service, Trace trace) {
        Uni<JsonObject> numbers = service.probe(trace, "/v1/status")
                .map(StatusReader::numbers)
                .onFailure()
                .recoverWithItem(new JsonObject());
        return Uni.combine().all().unis(state(service, trace), numbers).with(Told::new);
    }

    private static Uni<ServiceState> state(BackingService service, Trace trace) {
        long asked = System.nanoTime();
        return service.probe(trace, "/q/health/ready")
                .map(answer -> answer.isSuccess()
                        ? new ServiceState(Health.UP, millisSince(asked), null)
                        : new ServiceState(Health.DOWN, null, "It doesn't say how it is."))
                .onFailure(BackingFailure.class)
                .recoverWithItem(failure -> away(failure, asked));
    }

    private static ServiceState away(BackingFailure failure, long asked) {
        boolean answers = failure.reason() == Reason.UNAVAILABLE || failure.reason() == Reason.FAULTY;
        return new ServiceState(
                answers ? Health.NOT_READY : Health.DOWN, answers ? millisSince(asked) : null, failure.sentence());
    }

    private static @Nullable Long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static JsonObject numbers(Answer.Whole answer) {
        try {
            return answer.isSuccess() ? new JsonObject(answer.body()) : new JsonObject();
        } catch (DecodeException notJson) {
            return new JsonObject();
        }
    }
}
