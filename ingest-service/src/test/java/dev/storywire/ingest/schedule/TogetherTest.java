package dev.storywire.ingest.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<Integer>> groups = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> underWay = new ArrayList<>();

    @Test
    void firstIsDoneAtOnceAndThoseThatComeMeanwhileAreTheNextGroup() {
        Together<Integer, String> together = new Together<>(10, this::later, failure -> false);

        var all = IntStream.range(0, 4).mapToObj(i -> ask(together, i)).toList();
        assertEquals(List.of(List.of(0)), groups);
        finish(0, "a");
        assertEquals(List.of(List.of(0), List.of(1, 2, 3)), groups);
        finish(1, "b", "c", "d");
        var last = ask(together, 4);
        finish(2, "e");

        assertEquals("a", all.getFirst().assertCompleted().getItem());
        assertEquals("d", all.getLast().assertCompleted().getItem());
        assertEquals("e", last.assertCompleted().getItem());
    }

    @Test
    void groupIsNoLargerThanItMayBe() {
        Together<Integer, String> together = new Together<>(2, this::later, failure -> false);

        IntStream.range(0, 4).forEach(i -> ask(together, i));
        finish(0, "a");
        finish(1, "b", "c");

        assertEquals(List.of(List.of(0), List.of(1, 2), List.of(3)), groups);
    }

    @Test
    void oneThatFailsLeavesTheOthersOfItsGroupUnharmed() {
        Together<Integer, String> together = blocked(what -> {
            if (what.contains(2)) {
                throw new IllegalArgumentException("two");
            }
            return Uni.createFrom().item(what.stream().map(i -> "done " + i).toList());
        });

        var all = IntStream.range(1, 4).mapToObj(i -> ask(together, i)).toList();
        finish(0, "a");

        assertEquals("done 1", all.get(0).assertCompleted().getItem());
        all.get(1).assertFailedWith(IllegalArgumentException.class, "two");
        assertEquals("done 3", all.get(2).assertCompleted().getItem());
    }

    @Test
    void failureThatAllShareIsNotRunIntoByEachOfThem() {
        Together<Integer, String> together = blocked(what -> {
            throw new IllegalStateException("away");
        });

        var all = IntStream.range(1, 4).mapToObj(i -> ask(together, i)).toList();
        finish(0, "a");

        all.forEach(one -> one.assertFailedWith(IllegalStateException.class, "away"));
        assertEquals(2, groups.size());
    }

    /** The first wish is under way already. */
    private Together<Integer, String> blocked(Function<List<Integer>, Uni<List<String>>> work) {
        Together<Integer, String> together = new Together<>(
                10,
                what -> {
                    if (underWay.isEmpty()) {
                        return later(what);
                    }
                    groups.add(what);
                    return work.apply(what);
                },
                IllegalStateException.class::isInstance);
        ask(together, 0);
        return together;
    }

    private Uni<List<String>> later(List<Integer> what) {
        groups.add(what);
        return Uni.createFrom().emitter(underWay::add);
    }

    private void finish(int group, String... results) {
        underWay.get(group).complete(List.of(results));
    }

    private static UniAssertSubscriber<String> ask(Together<Integer, String> together, int what) {
        return together.handle(what).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
