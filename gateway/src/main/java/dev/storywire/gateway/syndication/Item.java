package dev.storywire.gateway.syndication;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A story of a page of results, as far as feeds have words for it. Fields of an unexpected type count as absent. */
record Item(JsonObject story) {

    /** Something to look at or listen to. */
    record Medium(
            String url,
            String type,
            @Nullable String title,
            @Nullable Long bytes,
            @Nullable Long seconds) {}

    static List<Item> of(JsonObject page) {
        return objects(page, "stories").map(Item::new).toList();
    }

    String id() {
        return text("id").orElse("");
    }

    /** A name for the story that is the same everywhere and at all times (RFC 4151). */
    String uri() {
        return "tag:storywire.dev,2026:story/" + id();
    }

    String headline() {
        return text("headline").or(() -> text("summary")).orElse("Untitled");
    }

    Optional<String> text(String field) {
        return text(story, field);
    }

    /** Where the story stands at its publisher's, if it has a web address. */
    Optional<String> link() {
        return text("canonicalUrl").or(() -> text("url")).filter(Item::isWeb);
    }

    Optional<Instant> published() {
        return time("publishedAt").or(() -> time("firstSeenAt"));
    }

    /** When this revision came about. */
    Instant updated() {
        return time("retrievedAt")
                .or(() -> time("updatedAt"))
                .or(this::published)
                .orElse(Instant.EPOCH);
    }

    List<String> authors() {
        return objects(story, "authors")
                .flatMap(author -> text(author, "name").stream())
                .distinct()
                .toList();
    }

    Optional<String> source() {
        return story.getValue("source") instanceof JsonObject source ? text(source, "name") : Optional.empty();
    }

    List<String> tags() {
        return objects(story, "tags")
                .flatMap(tag -> text(tag, "label").or(() -> text(tag, "term")).stream())
                .distinct()
                .toList();
    }

    /** Known by address and type. */
    List<Medium> media() {
        return objects(story, "media")
                .filter(medium -> text(medium, "url").filter(Item::isWeb).isPresent()
                        && text(medium, "type").isPresent())
                .map(medium -> new Medium(
                        text(medium, "url").orElseThrow(),
                        text(medium, "type").orElseThrow(),
                        text(medium, "title").orElse(null),
                        number(medium, "bytes"),
                        number(medium, "durationSeconds")))
                .toList();
    }

    Optional<Instant> time(String field) {
        try {
            return text(field).map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonObject object, String field) {
        return object.getValue(field) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    static Stream<JsonObject> objects(JsonObject object, String field) {
        return object.getValue(field) instanceof JsonArray array
                ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.empty();
    }

    static @Nullable Long number(JsonObject object, String field) {
        return object.getValue(field) instanceof Number number
                ? Objects.requireNonNull(number).longValue()
                : null;
    }

    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }
}
