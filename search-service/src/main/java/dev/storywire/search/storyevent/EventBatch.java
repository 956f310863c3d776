package dev.storywire.search.storyevent;

import dev.storywire.search.index.ChangeOutcome;
import dev.storywire.search.index.EventPlace;
import dev.storywire.search.index.IndexChange;
import dev.storywire.search.storyevent.EventReading.Indexable;
import dev.storywire.search.storyevent.EventReading.Poison;
import dev.storywire.search.storyevent.EventReading.Tombstone;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A batch of events on its way to the index. Of several events of a story only the last is written, by revision, cluster and
 * deletion; an earlier one has its turn where the last turns out to be poison.
 */
final class EventBatch {

    /** An event that can never be indexed, as it came. */
    record DeadEvent(ConsumerRecord<String, byte[]> event, PoisonReason reason, String detail) {}

    private record Candidate(ConsumerRecord<String, byte[]> event, IndexChange change) {}

    private final Map<String, Deque<Candidate>> open = new LinkedHashMap<>();
    private final List<DeadEvent> dead = new ArrayList<>();
    private final RevisionPlaces places;
    private List<Candidate> sent = List.of();
    private Instant oldest = Instant.MAX;
    private int written;
    private int superseded;

    /** @param places of the revisions that were read before, in whatever batch */
    EventBatch(ConsumerRecords<String, byte[]> events, RevisionPlaces places) {
        this.places = places;
        Map<String, List<Candidate>> byStory = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            Instant writtenAt = Instant.ofEpochMilli(Math.max(0, event.timestamp()));
            EventPlace place = StoryEventReader.isRepublished(event)
                    ? EventPlace.beforeAll(event.partition(), writtenAt)
                    : new EventPlace(event.partition(), event.offset(), writtenAt);
            switch (StoryEventReader.read(event, place, places)) {
                case Indexable indexable -> {
                    byStory.computeIfAbsent(indexable.change().id(), _ -> new ArrayList<>())
                            .add(new Candidate(event, indexable.change()));
                    oldest = writtenAt.isBefore(oldest) ? writtenAt : oldest;
                }
                case Tombstone _ -> {}
                case Poison poison -> dead.add(new DeadEvent(event, poison.reason(), poison.detail()));
            }
        }
        byStory.forEach((id, candidates) -> {
            candidates.sort(Comparator.comparingLong(
                            (Candidate candidate) -> candidate.change().version())
                    .reversed());
            open.put(id, new ArrayDeque<>(candidates));
        });
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /** What is to be tried next, of each story at most one revision. */
    List<IndexChange> next() {
        sent = open.values().stream().map(Deque::getFirst).toList();
        return sent.stream().map(Candidate::change).toList();
    }

    /**
     * Takes what became of {@link #next}, in the same order.
     *
     * @return whether anything was put off, so that the next attempt should wait
     */
    boolean settle(List<ChangeOutcome> outcomes) {
        boolean putOff = false;
        for (int i = 0; i < outcomes.size(); i++) {
            Candidate candidate = sent.get(i);
            String id = candidate.change.id();
            switch (outcomes.get(i)) {
                case ChangeOutcome.Written _ -> {
                    written++;
                    close(id, 1);
                }
                case ChangeOutcome.AlreadyThere _ -> close(id, 0);
                case ChangeOutcome.Rejected rejected -> reject(candidate, rejected.reason());
                case ChangeOutcome.Deferred _ -> putOff = true;
            }
        }
        return putOff;
    }

    private void close(String id, int used) {
        Deque<Candidate> candidates = open.remove(id);
        superseded += candidates == null ? 0 : candidates.size() - used;
    }

    private void reject(Candidate candidate, String reason) {
        dead.add(new DeadEvent(candidate.event, PoisonReason.REJECTED, reason));
        places.forget(candidate.change.id());
        Deque<Candidate> candidates = open.get(candidate.change.id());
        if (candidates != null) {
            candidates.removeFirst();
            if (candidates.isEmpty()) {
                open.remove(candidate.change.id());
            }
        }
    }

    List<DeadEvent> dead() {
        return dead;
    }

    int written() {
        return written;
    }

    /** Events that the index had already, or that a newer one of the batch stands for. */
    int superseded() {
        return superseded;
    }

    /** When the first event of the batch was written. */
    Instant oldest() {
        return oldest;
    }
}
