package dev.storywire.ingest.push;

import dev.storywire.ingest.normalize.Link;
import dev.storywire.ingest.normalize.Media;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pushed story must have beyond the right types; that it has a headline or a text is seen after normalising. */
final class PushRules {

    private static final int MAX_KEY = 4096;
    private static final int MAX_YEAR = 9999;

    private final List<FieldError> errors = new ArrayList<>();

    private PushRules() {}

    /** Everything that is wrong, empty when nothing is. */
    static List<FieldError> check(PushedStory story) {
        PushRules rules = new PushRules();
        Source source = story.source();
        rules.require("source.name", source == null ? null : source.name());
        if (isBlank(story.externalId()) && isBlank(story.url())) {
            rules.add("externalId", "is missing, and so is url: a story needs one of them");
        }
        boolean canceled = story.status() == PublicationStatus.CANCELED;
        if (!canceled && isBlank(story.headline()) && isBlank(story.bodyText()) && isBlank(story.bodyHtml())) {
            rules.add("headline", "is missing, and so is bodyText: a story needs one of them");
        }
        rules.bounded("source.name", source == null ? null : source.name());
        rules.bounded("externalId", story.externalId());
        rules.address("url", story.url());
        rules.address("canonicalUrl", story.canonicalUrl());
        rules.time("publishedAt", story.publishedAt());
        rules.time("updatedAt", story.updatedAt());
        rules.items(story.media(), story.links());
        return rules.errors;
    }

    /** An instant that {@link #check} has let pass. */
    static @Nullable Instant instant(@Nullable String time) {
        return time == null || time.isBlank()
                ? null
                : OffsetDateTime.parse(time.strip()).toInstant();
    }

    private void items(List<Media> media, List<Link> links) {
        for (int i = 0; i < media.size(); i++) {
            Media item = media.get(i);
            if (isBlank(item.url()) && isBlank(item.caption()) && isBlank(item.credit())) {
                add(
                        "media[" + i + "].url",
                        "is missing, and so are caption and credit: a media item needs one of them");
            }
        }
        for (int i = 0; i < links.size(); i++) {
            require("links[" + i + "].href", links.get(i).href());
        }
    }

    private void require(String field, @Nullable String value) {
        if (isBlank(value)) {
            add(field, "is missing");
        }
    }

    private void bounded(String field, @Nullable String value) {
        if (value != null && value.length() > MAX_KEY) {
            add(field, "must have at most " + MAX_KEY + " characters");
        }
    }

    private void address(String field, @Nullable String value) {
        if (isBlank(value) || value == null) {
            return;
        }
        bounded(field, value);
        try {
            URI address = new URI(value.strip());
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (!web || address.getRawAuthority() == null) {
                add(field, "must be an absolute http or https address");
            }
        } catch (URISyntaxException e) {
            add(field, "must be an absolute http or https address, percent-encoded");
        }
    }

    private void time(String field, @Nullable String value) {
        try {
            if (value != null
                    && !value.isBlank()
                    && OffsetDateTime.parse(value.strip()).getYear() > MAX_YEAR) {
                add(field, "must lie before the year " + (MAX_YEAR + 1));
            }
        } catch (DateTimeException e) {
            add(field, "must be a time with a zone, such as 2024-04-10T06:30:00Z");
        }
    }

    private void add(String field, String message) {
        errors.add(FieldError.of(field, message));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
