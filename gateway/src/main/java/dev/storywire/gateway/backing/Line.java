package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where calls wait for their turn: so many are under way at once, further ones stand in line, first come, first served. Whoever
 * finds the line full, or has stood in it for as long as anybody may, is told that the service is busy, and for how long to stay away; whoever cancels
 * leaves the line, or the place.
 */
final class Line {

    private final String service;
    private final Vertx vertx;
    private final int places;
    private final int longest;
    private final long patienceMillis;
    private final Pace pace;

    /** Who stands in line, and how they are called. Guarded by this line, as all below; empty while there is a place. */
    private final SequencedMap<Turn, Runnable> standing = new LinkedHashMap<>();

    private int taken;

    /** What one call has of the line. */
    private static final class Turn {
        private boolean hasPlace;
    }

    /**
     * @param places calls under way at most
     * @param longest calls that wait at most
     * @param patience how long one waits
     * @param nanos the time by which it is found how quickly calls are answered
     */
    Line(String service, Vertx vertx, int places, int longest, Duration patience, LongSupplier nanos) {
        this.service = service;
        this.vertx = vertx;
        this.places = places;
        this.longest = longest;
        this.patienceMillis = patience.toMillis();
        this.pace = new Pace(nanos);
    }

    /** Makes the call when its turn has come, on its caller's thread; its place is free when it has ended. */
    <T> Uni<T> inTurn(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = new Turn();
            return Uni.createFrom()
                    .<Void>emitter(caller -> enter(turn, caller).run())
                    .chain(called -> call.get())
                    .onItem()
                    .invoke(answer -> pace.answered())
                    .onTermination()
                    .invoke(() -> leave(turn).run());
        });
    }

    /** How many stand in line. */
    synchronized int length() {
        return standing.size();
    }

    /** Gives a call its place, or lets it stand; returns what is to be said to whom, once the line isn't held any more. */
    private synchronized Runnable enter(Turn turn, UniEmitter<? super Void> caller) {
        if (taken < places) {
            taken++;
            turn.hasPlace = true;
            return () -> caller.complete(null);
        }
        if (standing.size() == longest) {
            return () -> caller.fail(busy());
        }
        Context thread = vertx.getOrCreateContext();
        long patience = vertx.setTimer(patienceMillis, over -> caller.fail(busy()));
        caller.onTermination(() -> vertx.cancelTimer(patience));
        standing.put(turn, () -> thread.runOnContext(called -> caller.complete(null)));
        return Line::nothing;
    }

    /** Takes a call out, and gives its place to who has stood longest; returns what is to be said to that one. */
    private synchronized Runnable leave(Turn turn) {
        standing.remove(turn);
        if (!turn.hasPlace) {
            return Line::nothing;
        }
        turn.hasPlace = false;
        if (standing.isEmpty()) {
            taken--;
            return Line::nothing;
        }
        var next = standing.pollFirstEntry();
        next.getKey().hasPlace = true;
        return next.getValue();
    }

    private static void nothing() {}

    private BackingFailure busy() {
        return new BackingFailure(service, Reason.BUSY, pace.refused(), null);
    }
}
