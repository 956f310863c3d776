package dev.storywire.ingest.schedule;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does together what many want done at the same time, as databases commit in groups: what comes while a group is under way is the next group.
 * Nobody waits for a group to fill.
 *
 * @param <T> what is to be done
 * @param <R> what comes of it
 */
final class Together<T, R> {

    private record Wish<T, R>(T what, UniEmitter<? super R> result) {}

    private final int most;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Predicate<Throwable> everybodys;
    private final Queue<Wish<T, R>> wishes = new ArrayDeque<>();
    private boolean busy;

    /**
     * Works in groups.
     *
     * @param most of a group
     * @param work gives a result for each, in their order
     * @param everybodys tells failures that all of a group share; after another one each is done by itself, so that none suffers from
     *     its neighbour
     */
    Together(int most, Function<List<T>, Uni<List<R>>> work, Predicate<Throwable> everybodys) {
        this.most = most;
        this.work = work;
        this.everybodys = everybodys;
    }

    /** Has it done when it is subscribed to; fails as the work does. */
    Uni<R> handle(T what) {
        return Uni.createFrom().emitter(result -> {
            synchronized (this) {
                wishes.add(new Wish<>(what, result));
                if (busy) {
                    return;
                }
                busy = true;
            }
            next();
        });
    }

    private void next() {
        List<Wish<T, R>> group = new ArrayList<>();
        synchronized (this) {
            while (group.size() < most && !wishes.isEmpty()) {
                group.add(wishes.remove());
            }
            busy = !group.isEmpty();
        }
        if (!group.isEmpty()) {
            fulfil(group).subscribe().with(done -> next());
        }
    }

    /** Never fails: each is told. */
    private Uni<Void> fulfil(List<Wish<T, R>> group) {
        return Uni.createFrom()
                .deferred(() -> work.apply(group.stream().map(Wish::what).toList()))
                .invoke(results -> {
                    for (int i = 0; i < group.size(); i++) {
                        group.get(i).result().complete(results.get(i));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> failed(group, failure));
    }

    private Uni<Void> failed(List<Wish<T, R>> group, Throwable failure) {
        if (group.size() == 1 || everybodys.test(failure)) {
            group.forEach(wish -> wish.result().fail(failure));
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(group.stream().map(wish -> fulfil(List.of(wish))).toList())
                .usingConcurrencyOf(1)
                .andCollectFailures()
                .replaceWithVoid();
    }
}
