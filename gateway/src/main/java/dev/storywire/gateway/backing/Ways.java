package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingService.Errand;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/** Makes the ways to a service: each kind of call has a line and a circuit breaker of its own. */
final class Ways {

    private static final Logger LOG = Logger.getLogger(Ways.class);
    private static final int BREAKER_WINDOW = 20;
    private static final TypeLiteral<Uni<Answer.Whole>> WHOLE = new TypeLiteral<>() {};
    private static final TypeLiteral<Uni<Answer>> FLOWING = new TypeLiteral<>() {};

    private final String service;
    private final Vertx vertx;
    private final BackingSettings settings;
    private final MeterRegistry meters;

    Ways(String service, Vertx vertx, BackingSettings settings, MeterRegistry meters) {
        this.service = service;
        this.vertx = vertx;
        this.settings = settings;
        this.meters = meters;
    }

    /** Questions; asked once more where the connection was lost. */
    Way<Answer.Whole> reads() {
        return new Way<>(
                service,
                line("read", settings.reads(), settings.waiting(), settings.turnDeadline()),
                askedAgain(spared(within(TypedGuard.create(WHOLE), settings.readDeadline())))
                        .build());
    }

    /** Questions that an answer can do without; they wait no longer than their answer may take. */
    Way<Answer.Whole> parts() {
        return new Way<>(
                service,
                line("part", settings.reads(), settings.waiting(), settings.partDeadline()),
                spared(within(TypedGuard.create(WHOLE), settings.partDeadline()))
                        .build());
    }

    /** Questions how the service is, which are asked whatever it did before. */
    Way<Answer.Whole> probes() {
        return new Way<>(
                service,
                line("probe", settings.reads(), settings.waiting(), settings.partDeadline()),
                within(TypedGuard.create(WHOLE), settings.partDeadline()).build());
    }

    /** Whatever a client sends. */
    Map<Errand, Way<Answer>> errands() {
        return Arrays.stream(Errand.values()).collect(Collectors.toMap(Function.identity(), this::errand));
    }

    private Way<Answer> errand(Errand errand) {
        return new Way<>(
                service,
                line(
                        errand.name().toLowerCase(Locale.ROOT),
                        settings.sends(),
                        settings.waiting(),
                        settings.turnDeadline()),
                spared(within(TypedGuard.create(FLOWING), settings.sendDeadline()))
                        .build());
    }

    /**
     * Streams and exports, which have a place for as long as they are being opened. After an outage all subscribers come back
     * at once: who waits for a place costs little, and many clients never ask again after a refusal.
     */
    Way<Answer> opens() {
        return new Way<>(
                service,
                line("stream", settings.reads(), settings.streams(), settings.turnDeadline()),
                within(TypedGuard.create(FLOWING), settings.readDeadline()).build());
    }

    private Line line(String kind, int places, int longest, Duration patience) {
        Line line = new Line(service, vertx, places, longest, patience, System::nanoTime);
        Gauge.builder("storywire.calls.waiting", line, Line::length)
                .description("Calls to a service that wait for their turn")
                .tag("service", service)
                .tag("kind", kind)
                .register(meters);
        return line;
    }

    private static <T> TypedGuard.Builder<T> within(TypedGuard.Builder<T> guard, Duration deadline) {
        return guard.withTimeout()
                .duration(deadline.toMillis(), ChronoUnit.MILLIS)
                .done();
    }

    private <T> TypedGuard.Builder<T> spared(TypedGuard.Builder<T> guard) {
        return guard.withCircuitBreaker()
                .requestVolumeThreshold(BREAKER_WINDOW)
                .failureRatio(0.5)
                .delay(settings.rest().toMillis(), ChronoUnit.MILLIS)
                .when(Ways::isOutage)
                .onStateChange(state -> LOG.warnf("event=circuit service=%s state=%s", service, state))
                .done();
    }

    private static <T> TypedGuard.Builder<T> askedAgain(TypedGuard.Builder<T> guard) {
        return guard.withRetry()
                .maxRetries(1)
                .delay(20, ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof BackingFailure known && known.isConnectionLost())
                .done();
    }

    /** What keeps others away: not a fault that one question provoked. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof BackingFailure known && known.isConnectionLost());
    }
}
