package dev.storywire.e2e.chaos;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What Kafka answers. */
final class Answer {

    private Answer() {}

    static <T> T of(Future<T> question) {
        try {
            return question.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
