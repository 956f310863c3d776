package dev.storywire.e2e.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.storywire.e2e.chaos.Difference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compares what was accepted with what every part of the suite made of it. */
final class Checker {

    private final Observations seen;
    private final Map<String, Accepted> accepted;
    private final Map<String, Sighting> stored;
    private final List<Difference> differences = new ArrayList<>();

    private Checker(Observations seen) {
        this.seen = seen;
        this.accepted = seen.accepted().stream().collect(toMap(Accepted::name, Function.identity()));
        this.stored = seen.database().stream().collect(toMap(Sighting::name, Function.identity(), (one, other) -> one));
    }

    /** Whatever was lost, doubled, reordered, outdated or not told; nothing when all is well. */
    static List<Difference> differences(Observations seen) {
        var checker = new Checker(seen);
        checker.checkState("database", seen.database());
        checker.checkState("index", seen.index());
        checker.checkOutbox();
        checker.checkTopic();
        checker.checkDeadLetters();
        checker.checkStream();
        checker.checkDeliveries();
        return List.copyOf(checker.differences);
    }

    /** Where each story stands once, in its newest revision. */
    private void checkState(String place, List<Sighting> stories) {
        var byName = stories.stream().collect(groupingBy(Sighting::name));
        checkNames(place, byName.keySet());
        byName.forEach((name, found) -> {
            if (found.size() > 1) {
                report(Kind.DOUBLED, place, name, "as " + ids(found));
            } else if (accepted.containsKey(name)) {
                checkNewest(place, accepted.get(name), found.getFirst());
            }
        });
    }

    private void checkNewest(String place, Accepted wanted, Sighting found) {
        int revision = wanted.revision() == Accepted.ANY ? stored(found).revision() : wanted.revision();
        if (found.revision() > revision) {
            report(
                    Kind.DOUBLED,
                    place,
                    wanted.name(),
                    "revision " + found.revision() + ", after the last, " + revision);
        } else if (found.revision() < revision) {
            report(Kind.STALE, place, wanted.name(), "revision " + found.revision() + " of " + revision);
        }
        if (!found.headline().equals(wanted.headline()) || found.canceled() != wanted.canceled()) {
            report(
                    Kind.STALE,
                    place,
                    wanted.name(),
                    "says \"%s\", canceled %s, instead of \"%s\", canceled %s"
                            .formatted(found.headline(), found.canceled(), wanted.headline(), wanted.canceled()));
        }
    }

    private Sighting stored(Sighting found) {
        return stored.getOrDefault(found.name(), found);
    }

    private void checkOutbox() {
        seen.outbox().forEach(name -> report(Kind.UNDELIVERED, "outbox", name, "still waits"));
    }

    /** Whatever failed, nothing was wrong with what was sent. */
    private void checkDeadLetters() {
        stored.values().stream()
                .filter(story -> seen.deadLetters().contains(story.id()))
                .forEach(story -> report(Kind.LOST, "dead letters", story.name(), "was parked"));
    }

    private void checkTopic() {
        var byName =
                seen.topic().stream().collect(groupingBy(event -> event.story().name()));
        checkNames("topic", byName.keySet());
        byName.forEach((name, events) -> {
            if (events.stream().map(event -> event.story().id()).distinct().count() > 1) {
                report(Kind.DOUBLED, "topic", name, "as " + ids(stories(events)));
            }
            checkOrder("topic", name, stories(firstTimes(events)));
            checkLast(name, stories(events));
            checkContents(name, stories(events));
            checkIds(name, events);
            checkRevisions(name, stories(events));
        });
    }

    /** Publishing is at least once: an event that comes again, under the same id, says nothing new. */
    private static List<Observations.Event> firstTimes(List<Observations.Event> events) {
        var ids = new HashSet<String>();
        return events.stream().filter(event -> ids.add(event.id())).toList();
    }

    private void checkOrder(String place, String name, List<Sighting> stories) {
        int before = 0;
        for (Sighting story : stories) {
            if (story.revision() < before) {
                report(Kind.REORDERED, place, name, "revision " + story.revision() + " after " + before);
            }
            before = Math.max(before, story.revision());
        }
    }

    /** Compaction leaves the last, which has to be the newest. */
    private void checkLast(String name, List<Sighting> events) {
        int newest = events.stream().mapToInt(Sighting::revision).max().orElse(0);
        int last = events.getLast().revision();
        if (last < newest) {
            report(Kind.STALE, "topic", name, "ends with revision " + last + " of " + newest);
        }
    }

    private void checkContents(String name, List<Sighting> events) {
        events.stream()
                .collect(groupingBy(Sighting::revision, mapping(Sighting::content, toCollection(HashSet::new))))
                .forEach((revision, contents) -> {
                    if (contents.size() > 1) {
                        report(
                                Kind.DOUBLED,
                                "topic",
                                name,
                                "revision " + revision + " with other contents: " + contents);
                    }
                });
    }

    /** By its id a consumer knows that an event comes again. */
    private void checkIds(String name, List<Observations.Event> events) {
        events.stream()
                .collect(groupingBy(
                        event -> event.story().revision(),
                        mapping(Observations.Event::id, toCollection(LinkedHashSet::new))))
                .forEach((revision, ids) -> {
                    if (ids.size() > 1) {
                        report(Kind.DOUBLED, "topic", name, "revision " + revision + " as " + ids);
                    }
                });
    }

    private void checkRevisions(String name, List<Sighting> events) {
        var published = events.stream().map(Sighting::revision).collect(toCollection(HashSet::new));
        var newest = stored.get(name);
        for (int revision = 1; newest != null && revision <= newest.revision(); revision++) {
            if (!published.remove(revision)) {
                report(Kind.LOST, "topic", name, "revision " + revision);
            }
        }
        if (newest != null && !published.isEmpty()) {
            report(Kind.DOUBLED, "topic", name, "revisions that are not stored: " + published);
        }
    }

    /** Each story is told in its newest revision, and none twice; earlier ones may have been outdated before they were told. */
    private void checkStream() {
        var byName = seen.stream().stream().collect(groupingBy(Sighting::name));
        checkNames("stream", byName.keySet());
        byName.forEach((name, told) -> {
            var revisions = told.stream().map(Sighting::revision).toList();
            if (new HashSet<>(revisions).size() < revisions.size()) {
                report(Kind.DOUBLED, "stream", name, "revisions " + revisions);
            }
            checkOrder("stream", name, told);
            var newest = stored.get(name);
            if (newest != null && !revisions.contains(newest.revision())) {
                report(Kind.LOST, "stream", name, "revision " + newest.revision() + " of " + revisions);
            }
        });
    }

    /** A canceled story may have been told before; every other has to be. */
    private void checkDeliveries() {
        var byName = seen.deliveries().stream()
                .collect(groupingBy(
                        Observations.Delivery::story,
                        mapping(Observations.Delivery::id, toCollection(LinkedHashSet::new))));
        byName.forEach((name, ids) -> {
            if (ids.size() > 1) {
                report(Kind.DOUBLED, "alert", name, "told as " + ids);
            }
            checkKnown("alert", name);
        });
        accepted.values().stream()
                .filter(story -> !story.canceled() && !byName.containsKey(story.name()))
                .forEach(story -> report(Kind.UNDELIVERED, "alert", story.name(), "never told"));
    }

    private void checkNames(String place, Set<String> names) {
        accepted.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> report(Kind.LOST, place, name, "not there"));
        names.forEach(name -> checkKnown(place, name));
    }

    private void checkKnown(String place, String name) {
        if (!accepted.containsKey(name)) {
            report(Kind.DOUBLED, place, name, "which nobody sent");
        }
    }

    private static List<Sighting> stories(List<Observations.Event> events) {
        return events.stream().map(Observations.Event::story).toList();
    }

    private static List<String> ids(Collection<Sighting> stories) {
        return stories.stream().map(Sighting::id).distinct().toList();
    }

    private void report(Kind kind, String place, String name, String detail) {
        differences.add(new Difference(kind, place, name, detail));
    }
}
