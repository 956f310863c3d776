package dev.storywire.gateway.backing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoFindsNoPlaceWaitsAndIsCalledInTheOrderOfComing() {
        Line line = line(2, 10, LONG);
        Service service = new Service();
        CompletableFuture<String> first = service.ask(line, "first");
        service.begin(line, "second");
        service.begin(line, "third");
        service.begin(line, "fourth");
        assertEquals(List.of("first", "second"), service.asked);
        assertEquals(2, line.length());

        service.answer();
        assertEquals("answer", soon(first));
        service.awaitAsked(3);
        service.answer();
        service.awaitAsked(4);

        assertEquals(List.of("first", "second", "third", "fourth"), service.asked);
        assertEquals(0, line.length());
    }

    @Test
    void whoFindsTheLineFullIsRefusedAtOnce() {
        Line line = line(1, 1, LONG);
        Service service = new Service();
        service.begin(line, "first");
        service.begin(line, "second");

        assertBusy(service.ask(line, "third"));
        assertEquals(1, line.length());
    }

    @Test
    void whoComesWithManyIsToldToComeLater() {
        AtomicLong nanos = new AtomicLong();
        Line line = new Line("search", VERTX, 1, 0, LONG, nanos::get);
        new Service().begin(line, "first");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));

        int told = 0;
        for (int i = 0; i < 5; i++) {
            Throwable failure = assertThrows(
                            CompletionException.class,
                            () -> new Service().ask(line, "another").join())
                    .getCause();
            told = assertInstanceOf(BackingFailure.class, failure).retrySeconds();
        }

        assertTrue(told > Pace.LEAST + 10, told + " s");
    }

    @Test
    void whoHasWaitedTooLongIsRefusedAndLeavesTheLine() {
        Line line = line(1, 10, Duration.ofMillis(50));
        Service service = new Service();
        service.begin(line, "first");

        assertBusy(service.ask(line, "second"));
        assertEquals(0, line.length());
        service.answer();
        service.begin(line, "third");
        assertEquals(List.of("first", "third"), service.asked);
    }

    @Test
    void whoCancelsWhileWaitingIsNeverCalled() {
        Line line = line(1, 10, LONG);
        Service service = new Service();
        service.begin(line, "first");
        Cancellable gone = line.inTurn(() -> service.call("gone")).subscribe().with(answer -> {});
        service.begin(line, "third");

        gone.cancel();
        assertEquals(1, line.length());
        service.answer();
        service.awaitAsked(2);

        assertEquals(List.of("first", "third"), service.asked);
    }

    @Test
    void whoCancelsACallFreesItsPlace() {
        Line line = line(1, 10, LONG);
        Service service = new Service();
        Cancellable call = line.inTurn(() -> service.call("first")).subscribe().with(answer -> {});
        service.begin(line, "second");

        call.cancel();
        service.awaitAsked(2);
        assertEquals(List.of("first", "second"), service.asked);
    }

    @Test
    void aCallThatFailsOrCannotEvenBeMadeFreesItsPlace() {
        Line line = line(1, 0, LONG);
        Service service = new Service();
        CompletableFuture<String> failing = service.ask(line, "failing");
        service.answers.remove().completeExceptionally(new IllegalStateException("as it is meant to"));
        assertThrows(CompletionException.class, failing::join);
        CompletableFuture<String> impossible = line.<String>inTurn(() -> {
                    throw new IllegalStateException("as it is meant to");
                })
                .subscribeAsCompletionStage();
        assertThrows(CompletionException.class, impossible::join);

        service.begin(line, "last");
        assertEquals(List.of("failing", "last"), service.asked);
    }

    @Test
    void aCallThatHadToWaitIsMadeOnTheThreadOfItsCaller() {
        Line line = line(1, 10, LONG);
        Service service = new Service();
        service.begin(line, "first");
        Context callers = VERTX.getOrCreateContext();
        CompletableFuture<Context> made = new CompletableFuture<>();
        callers.runOnContext(now -> line.<String>inTurn(() -> {
                    made.complete(Vertx.currentContext());
                    return Uni.createFrom().item("second");
                })
                .subscribe()
                .with(answer -> {}));
        while (line.length() == 0) {
            Thread.onSpinWait();
        }

        service.answer();
        assertEquals(callers, soon(made));
    }

    @Test
    void howeverManyComeAndGoAtOnceNeverAreMoreUnderWayAndNoPlaceIsLost() throws Exception {
        int places = 3;
        int callers = 400;
        Line line = line(places, 10_000, LONG);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            boolean impatient = i % 3 == 0;
            VERTX.getOrCreateContext().runOnContext(now -> {
                Cancellable call = line.inTurn(() -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            return Uni.createFrom()
                                    .<String>emitter(answer -> VERTX.setTimer(1, over -> answer.complete("done")))
                                    .onTermination()
                                    .invoke(underWay::decrementAndGet);
                        })
                        .onTermination()
                        .invoke(ended::countDown)
                        .subscribe()
                        .with(answer -> {});
                if (impatient) {
                    VERTX.setTimer(2, over -> call.cancel());
                }
            });
        }
        assertTrue(ended.await(20, TimeUnit.SECONDS));

        assertEquals(places, most.get());
        assertEquals(0, line.length());
        Service service = new Service();
        for (int i = 0; i <= places; i++) {
            service.begin(line, "again");
        }
        assertEquals(places, service.asked.size());
    }

    private static Line line(int places, int longest, Duration patience) {
        return new Line("search", VERTX, places, longest, patience, System::nanoTime);
    }

    private static void assertBusy(CompletableFuture<String> call) {
        Throwable failure = assertThrows(CompletionException.class, () -> call.orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .getCause();
        BackingFailure busy = assertInstanceOf(BackingFailure.class, failure);
        assertEquals(Reason.BUSY, busy.reason());
        assertEquals(Pace.LEAST, busy.retrySeconds());
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Answers when it is told to, in the order of what was asked. */
    private static final class Service {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final ConcurrentLinkedQueue<CompletableFuture<String>> answers = new ConcurrentLinkedQueue<>();

        void begin(Line line, String question) {
            line.inTurn(() -> call(question)).subscribe().with(answer -> {}, failure -> {});
        }

        CompletableFuture<String> ask(Line line, String question) {
            return line.inTurn(() -> call(question)).subscribeAsCompletionStage();
        }

        Uni<String> call(String question) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            answers.add(answer);
            asked.add(question);
            return Uni.createFrom().completionStage(answer);
        }

        void answer() {
            answers.remove().complete("answer");
        }

        void awaitAsked(int count) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (asked.size() < count && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
