package dev.storywire.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A part of a manifest; what is missing is empty. */
record Node(@Nullable Object value) {

    /** The part at a path of keys: {@code at("spec", "template")}. */
    Node at(String... path) {
        Object here = value;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new Node(here);
    }

    boolean exists() {
        return value != null;
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    /** The elements of a list. */
    List<Node> each() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    /** The entries of a map, values as text. */
    Map<String, String> entries() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(), entry -> new Node(entry.getValue()).text()))
                : Map.of();
    }

    String kind() {
        return at("kind").text();
    }

    String name() {
        return at("metadata", "name").text();
    }

    /** The pod that a workload makes; empty for anything else. */
    Node pod() {
        return kind().equals("CronJob") ? at("spec", "jobTemplate", "spec", "template") : at("spec", "template");
    }

    List<Node> containers() {
        return pod().at("spec", "containers").each();
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
