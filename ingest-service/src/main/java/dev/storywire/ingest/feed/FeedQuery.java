package dev.storywire.ingest.feed;

import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which feeds are asked for. Filters are ANDed.
 *
 * @param states any of them; all where empty
 * @param volumes any of them; all where empty
 * @param tags all of them
 * @param source name, whatever its case
 * @param folder that one and those below it
 * @param text that stands in title, source or address, whatever its case
 * @param after id of the last feed on the page before
 * @param size of the page
 */
record FeedQuery(
        List<FeedState> states,
        List<Volume> volumes,
        List<String> tags,
        @Nullable String source,
        @Nullable String folder,
        @Nullable String text,
        @Nullable String after,
        int size) {

    static final int MAX_SIZE = 200;

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_TEXT = 500;
    private static final Pattern ID = Pattern.compile("[0-9a-v]{26}");

    /** What may be asked for, as the parameters of a request say it; what is wrong is the problem {@code invalid-parameter} (400). */
    static FeedQuery of(
            List<String> states,
            List<String> volumes,
            List<String> tags,
            @Nullable String source,
            @Nullable String folder,
            @Nullable String text,
            @Nullable String cursor,
            @Nullable String size) {
        List<FieldError> errors = new ArrayList<>();
        FeedQuery query = new FeedQuery(
                choices("state", states, FeedState.values(), FeedState::wireName, errors),
                choices("volume", volumes, Volume.values(), Volume::wireName, errors),
                tags.stream()
                        .flatMap(tag -> Stream.ofNullable(bounded("tag", tag, errors)))
                        .toList(),
                bounded("source", source, errors),
                bounded("folder", folder, errors),
                bounded("q", text, errors),
                cursor(cursor, errors),
                size(size, errors));
        if (!errors.isEmpty()) {
            throw wrong(errors);
        }
        return query;
    }

    /** A page's size from 1 to so many; the problem {@code invalid-parameter} (400) where it is something else. */
    static int size(@Nullable String size, int usual, int most) {
        List<FieldError> errors = new ArrayList<>();
        int number = size(size, usual, most, errors);
        if (!errors.isEmpty()) {
            throw wrong(errors);
        }
        return number;
    }

    /** What to ask the page after this feed with. */
    static String cursor(String lastId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastId.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String cursor(@Nullable String cursor, List<FieldError> errors) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (ID.matcher(id).matches()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in words of our own.
        }
        errors.add(FieldError.of("cursor", "must be the nextCursor of a page before"));
        return null;
    }

    private static <T> List<T> choices(
            String field, List<String> given, T[] all, Function<T, String> name, List<FieldError> errors) {
        List<String> names = given.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty())
                .toList();
        List<T> chosen = Arrays.stream(all)
                .filter(choice -> names.contains(name.apply(choice)))
                .toList();
        if (chosen.size() < names.stream().distinct().count()) {
            errors.add(FieldError.of(
                    field, Arrays.stream(all).map(name).collect(Collectors.joining(", ", "must be of ", ""))));
        }
        return chosen;
    }

    private static @Nullable String bounded(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_TEXT || text.indexOf(0) >= 0) {
            errors.add(FieldError.of(field, "must have at most " + MAX_TEXT + " characters, none of them NUL"));
        }
        return text.strip();
    }

    private static int size(@Nullable String size, List<FieldError> errors) {
        return size(size, DEFAULT_SIZE, MAX_SIZE, errors);
    }

    private static int size(@Nullable String size, int usual, int most, List<FieldError> errors) {
        if (size == null || size.isBlank()) {
            return usual;
        }
        if (size.matches("\\d{1,6}") && Integer.parseInt(size) >= 1 && Integer.parseInt(size) <= most) {
            return Integer.parseInt(size);
        }
        errors.add(FieldError.of("size", "must be a number from 1 to " + most));
        return usual;
    }

    private static HttpProblem wrong(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return ProblemType.INVALID_PARAMETER.problem(
                "The parameter " + first.field() + " " + first.message() + ".", errors);
    }
}
