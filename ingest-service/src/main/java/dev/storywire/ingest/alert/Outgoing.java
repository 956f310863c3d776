package dev.storywire.ingest.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * News on their way.
 *
 * @param single for alerts without a throttle: each is a message
 * @param held for alerts with one: what comes within it makes one message
 */
record Outgoing(List<News> single, List<News> held) {

    static Outgoing of(List<News> news) {
        Map<Boolean, List<News>> parts = news.stream()
                .collect(Collectors.partitioningBy(it -> it.alert().throttle().isZero()));
        return new Outgoing(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    /** An id for each message. */
    List<String> ids(Instant now) {
        return single.stream().map(it -> Ids.message(now)).toList();
    }

    /** How many there are for each alert. */
    Map<String, Integer> stories() {
        return Stream.concat(single.stream(), held.stream())
                .map(it -> it.alert().id())
                .collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum));
    }
}
