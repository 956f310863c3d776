package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Which way a call takes to a service.
 *
 * @param line where it waits for its turn
 * @param guard its deadline, from then on, and what it does when the service fails
 */
record Way<T extends Answer>(String service, Line line, TypedGuard<Uni<T>> guard) {

    /** Asks when it is the call's turn; whoever cancels leaves the line, or resets the request. */
    Uni<T> take(Exchange exchange, Function<Exchange, Uni<T>> ask) {
        return line.inTurn(() -> guard.get(() -> ask.apply(exchange)))
                .onFailure()
                .transform(this::classify)
                .onFailure()
                .invoke(exchange::abandon)
                .onCancellation()
                .invoke(exchange::abandon);
    }

    private Throwable classify(Throwable failure) {
        return switch (failure) {
            case CircuitBreakerOpenException open -> new BackingFailure(service, Reason.RESTING, open);
            case TimeoutException late -> new BackingFailure(service, Reason.TOO_SLOW, late);
            default -> failure;
        };
    }
}
