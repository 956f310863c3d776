package dev.storywire.ingest.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clusters as what hangs together: the connected components of the stories that are alike in pairs. A function of members and edges alone,
 * so the order in which they came doesn't matter. The first published is the original and gives its id to the cluster; of two published at the same
 * moment it is the one with the smaller id.
 */
final class Grouping {

    private static final Comparator<Member> FIRST =
            Comparator.comparing(Member::publishedAt).thenComparing(Member::id);

    private final Map<String, String> parents = new HashMap<>();

    private Grouping() {}

    /** An edge between two stories that are alike. */
    record Edge(String one, String other) {

        /** The edge with the smaller id first. */
        static Edge between(String a, String b) {
            return a.compareTo(b) < 0 ? new Edge(a, b) : new Edge(b, a);
        }
    }

    /** The groups of two or more, the original of each first. */
    static List<List<Member>> of(Collection<Member> members, Collection<Edge> edges) {
        Grouping grouping = new Grouping();
        members.forEach(member -> grouping.parents.put(member.id(), member.id()));
        for (Edge edge : edges) {
            if (grouping.parents.containsKey(edge.one) && grouping.parents.containsKey(edge.other)) {
                grouping.parents.put(grouping.root(edge.one), grouping.root(edge.other));
            }
        }
        Map<String, List<Member>> groups = new HashMap<>();
        members.forEach(member -> groups.computeIfAbsent(grouping.root(member.id()), _ -> new ArrayList<>())
                .add(member));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().sorted(FIRST).toList())
                .toList();
    }

    private String root(String id) {
        String at = id;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = parent;
            parent = above;
        }
        return at;
    }
}
