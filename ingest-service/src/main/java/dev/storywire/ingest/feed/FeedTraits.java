package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.BasicCredentials;
import dev.storywire.ingest.problem.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people say of a feed, checked and tidied; the components as {@link Feed} has them. */
record FeedTraits(
        @Nullable String title,
        @Nullable String source,
        List<String> tags,
        @Nullable String language,
        @Nullable String folder,
        @Nullable Duration interval,
        @Nullable String userAgent,
        @Nullable BasicCredentials credentials,
        boolean fullText) {

    /** What a form turned out to be. */
    sealed interface Reading {

        /** All is right. */
        record Right(FeedTraits traits) implements Reading {}

        /** At least one error. */
        record Wrong(List<FieldError> errors) implements Reading {}
    }

    /** No more than the address is said. */
    static final FeedTraits NONE = new FeedTraits(null, null, List.of(), null, null, null, null, null, false);

    static final int MAX_TITLE = 500;
    static final int MAX_NAME = 200;
    static final int MAX_TAGS = 50;
    static final int MAX_TAG = 100;
    static final int MAX_FOLDERS = 10;

    FeedTraits {
        tags = List.copyOf(tags);
    }

    /** Checks a form; its address is for {@link FeedAddress} to check. */
    static Reading read(FeedForm form, Duration shortest, Duration longest) {
        Checks checks = new Checks();
        FeedTraits traits = new FeedTraits(
                checks.line("title", form.title(), MAX_TITLE),
                checks.line("source", form.source(), MAX_NAME),
                checks.tags(form.tags()),
                checks.language(form.language()),
                checks.folder(form.folder()),
                checks.interval(form.intervalMinutes(), shortest, longest),
                checks.userAgent(form.userAgent()),
                checks.credentials(form.credentials()),
                Boolean.TRUE.equals(form.fullText()));
        return checks.errors.isEmpty() ? new Reading.Right(traits) : new Reading.Wrong(checks.errors);
    }

    /** A feed with these traits; its credentials are sealed under its id, or stay as they are where none are said. */
    Feed of(Feed feed, Function<BasicCredentials, SealedText> seal) {
        return FeedBuilder.builder(feed)
                .ownTitle(title == null || title.equals(feed.title()) ? null : title)
                .source(source)
                .tags(tags)
                .language(language)
                .folder(folder)
                .ownInterval(interval)
                .userAgent(userAgent)
                .fullText(fullText)
                .credentials(credentials == null ? feed.credentials() : seal.apply(credentials))
                .build();
    }

    /** What an OPML document says of a feed: what is too long is cut, what can't be so is left out. */
    static FeedTraits of(OpmlFeed feed) {
        Checks lenient = new Checks();
        List<String> tags = feed.tags().stream()
                .map(tag -> cut(tag, MAX_TAG))
                .limit(MAX_TAGS)
                .toList();
        String language = lenient.language(feed.language());
        String folder = lenient.folder(feed.folder() == null ? null : folders(feed.folder()));
        String title = lenient.line("title", feed.title() == null ? null : cut(feed.title(), MAX_TITLE), MAX_TITLE);
        return new FeedTraits(title, null, lenient.tags(tags), language, folder, null, null, null, false);
    }

    private static String folders(String path) {
        return Stream.of(path.split("/")).map(name -> cut(name, MAX_NAME)).collect(Collectors.joining("/"));
    }

    private static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static final class Checks {

        private static final int MAX_USER_AGENT = 300;
        private static final int MAX_LOGIN = 500;

        private final List<FieldError> errors = new ArrayList<>();

        /** One line of text, white space folded; {@code null} where it says nothing. */
        @Nullable String line(String field, @Nullable String text, int most) {
            if (text == null) {
                return null;
            }
            String line = Stream.of(text.split("[\\s\\p{Cntrl}]+"))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" "));
            if (line.length() > most) {
                wrong(field, "must have at most " + most + " characters");
            }
            return line.isEmpty() ? null : line;
        }

        List<String> tags(@Nullable List<? extends @Nullable String> tags) {
            Set<String> tidy = new LinkedHashSet<>();
            for (String tag : tags == null ? List.<String>of() : tags) {
                String line = line("tags", tag, MAX_TAG);
                if (line == null || line.indexOf(',') >= 0) {
                    wrong("tags", "must each say something and have no comma");
                } else {
                    tidy.add(line);
                }
            }
            if (tidy.size() > MAX_TAGS) {
                wrong("tags", "must be at most " + MAX_TAGS);
            }
            return List.copyOf(tidy);
        }

        @Nullable String language(@Nullable String language) {
            if (language == null || language.isBlank()) {
                return null;
            }
            try {
                return new Locale.Builder()
                        .setLanguageTag(language.strip())
                        .build()
                        .toLanguageTag();
            } catch (IllformedLocaleException e) {
                wrong("language", "must be a language tag (BCP 47), such as en or zh-Hant-TW");
                return null;
            }
        }

        @Nullable String folder(@Nullable String folder) {
            if (folder == null) {
                return null;
            }
            List<String> names = Stream.of(folder.split("/"))
                    .map(name -> line("folder", name, MAX_NAME))
                    .filter(name -> name != null)
                    .toList();
            if (names.size() > MAX_FOLDERS) {
                wrong("folder", "must be at most " + MAX_FOLDERS + " folders deep");
            }
            return names.isEmpty() ? null : String.join("/", names);
        }

        @Nullable Duration interval(@Nullable Integer minutes, Duration shortest, Duration longest) {
            if (minutes == null) {
                return null;
            }
            if (minutes < shortest.toMinutes() || minutes > longest.toMinutes()) {
                wrong("intervalMinutes", "must be from " + shortest.toMinutes() + " to " + longest.toMinutes());
            }
            return Duration.ofMinutes(minutes);
        }

        @Nullable String userAgent(@Nullable String userAgent) {
            if (userAgent == null || userAgent.isBlank()) {
                return null;
            }
            String tidy = userAgent.strip();
            if (tidy.length() > MAX_USER_AGENT || !tidy.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
                wrong("userAgent", "must be printable ASCII of at most " + MAX_USER_AGENT + " characters");
            }
            return tidy;
        }

        @Nullable BasicCredentials credentials(FeedForm.@Nullable Login login) {
            if (login == null) {
                return null;
            }
            String user = login.user() == null ? "" : login.user();
            String password = login.password() == null ? "" : login.password();
            if (user.length() > MAX_LOGIN || password.length() > MAX_LOGIN) {
                wrong("credentials", "must have at most " + MAX_LOGIN + " characters in each part");
                return null;
            }
            try {
                return new BasicCredentials(user, password);
            } catch (IllegalArgumentException e) {
                wrong("credentials", "need a user without a colon, and neither part may have control characters");
                return null;
            }
        }

        private void wrong(String field, String message) {
            errors.add(FieldError.of(field, message));
        }
    }
}
