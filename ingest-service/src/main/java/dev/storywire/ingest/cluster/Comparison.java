package dev.storywire.ingest.cluster;

import dev.storywire.ingest.cluster.ClusterTables.Pending;
import dev.storywire.ingest.cluster.Grouping.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares some stories with all others of the window and gives everyone concerned a new place; within one transaction. */
final class Comparison {

    private final ClusterTables tables;
    private final ClusterSettings settings;
    private final Instant now;

    Comparison(ClusterTables tables, ClusterSettings settings, Instant now) {
        this.tables = tables;
        this.settings = settings;
        this.now = now;
    }

    /** How many stories have another place after it. */
    int run(List<Pending> pending) {
        Set<String> ids = pending.stream().map(Pending::storyId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> concerned = new HashSet<>(ids);
        tables.members(ids).forEach(member -> concerned.add(member.id()));
        tables.forget(ids);
        List<Candidate> stories =
                tables.stories(ids).stream().filter(Candidate::isComparable).toList();
        tables.remember(stories, now);
        Set<Edge> edges = edges(stories);
        tables.connect(edges);
        edges.forEach(edge -> concerned.addAll(List.of(edge.one(), edge.other())));

        List<Member> members = tables.members(concerned);
        List<Move> moves = moves(members, ids);
        tables.put(moves);
        tables.announce(
                moves.stream()
                        .map(move -> move.member().id())
                        .filter(id -> !ids.contains(id))
                        .toList(),
                now);
        tables.release(pending);
        return moves.size();
    }

    private Set<Edge> edges(List<Candidate> stories) {
        Map<String, List<String>> candidates = candidates(stories);
        Map<String, TextSketch> sketches = new HashMap<>();
        stories.forEach(story -> sketches.put(story.id(), story.sketch()));
        Map<String, byte[]> others = tables.texts(candidates.values().stream()
                .flatMap(Collection::stream)
                .filter(id -> !sketches.containsKey(id))
                .collect(Collectors.toSet()));
        Set<Edge> edges = new HashSet<>();
        Set<Edge> compared = new HashSet<>();
        for (Candidate story : stories) {
            for (String other : candidates.getOrDefault(story.id(), List.of())) {
                Edge edge = Edge.between(story.id(), other);
                if (compared.add(edge) && alike(story.sketch(), sketches.get(other), others.get(other))) {
                    edges.add(edge);
                }
            }
        }
        return edges;
    }

    /** A full cluster is not found again, so that what comes after finds one another; these stories themselves, which may have left it, are. */
    private Map<String, List<String>> candidates(List<Candidate> stories) {
        Map<String, List<String>> candidates = tables.candidates(stories, settings);
        Set<String> others =
                candidates.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        stories.forEach(story -> others.remove(story.id()));
        Map<String, String> full = tables.full(others, settings.members());
        if (!full.isEmpty()) {
            tables.hide(
                    Set.copyOf(full.values()),
                    stories.stream().map(Candidate::id).toList());
            candidates.values().forEach(found -> found.removeAll(full.keySet()));
        }
        return candidates;
    }

    private static boolean alike(TextSketch sketch, @Nullable TextSketch other, byte @Nullable [] text) {
        if (other != null) {
            return Resemblance.of(sketch, other).alike();
        }
        return text != null
                && Resemblance.of(sketch, TextSketch.fromBytes(text)).alike();
    }

    private List<Move> moves(List<Member> members, Set<String> fresh) {
        Set<String> all = members.stream().map(Member::id).collect(Collectors.toSet());
        List<List<Member>> groups = Grouping.of(members, tables.edges(all));
        Map<String, byte[]> texts = tables.texts(
                groups.stream().flatMap(List::stream).map(Member::id).collect(Collectors.toSet()));
        Map<String, Place> places = new HashMap<>();
        groups.forEach(group -> place(group, fresh, texts, places));
        List<Move> moves = new ArrayList<>();
        for (Member member : members) {
            Place place = places.get(member.id());
            if (!Objects.equals(place, member.place())) {
                moves.add(new Move(member, place));
            }
        }
        return moves;
    }

    private static void place(
            List<Member> group, Set<String> fresh, Map<String, byte[]> texts, Map<String, Place> places) {
        String original = group.getFirst().id();
        byte[] first = texts.get(original);
        TextSketch sketch = first == null ? null : TextSketch.fromBytes(first);
        boolean changed = fresh.contains(original);
        places.put(original, Place.original(original));
        for (Member member : group.subList(1, group.size())) {
            Place before = member.place();
            byte[] text = texts.get(member.id());
            boolean stays =
                    before != null && before.clusterId().equals(original) && !changed && !fresh.contains(member.id());
            if (stays) {
                places.put(member.id(), before);
            } else if (sketch != null && text != null) {
                places.put(member.id(), Place.later(original, Resemblance.of(sketch, TextSketch.fromBytes(text))));
            } else if (before != null) {
                places.put(member.id(), before.movedTo(original));
            } else {
                places.put(member.id(), Place.unmeasured(original));
            }
        }
    }
}
