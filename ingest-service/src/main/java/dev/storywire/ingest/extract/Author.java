package dev.storywire.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who wrote the story; {@code uri} is absolute. */
public record Author(
        String name, @Nullable String email, @Nullable String uri) {

    /** Authors of whom the visible text gives the names. */
    public static List<Found<Author>> printed(List<String> names) {
        return names.stream()
                .map(name -> new Found<>(new Author(name, null, null), Where.TEXT))
                .toList();
    }
}
