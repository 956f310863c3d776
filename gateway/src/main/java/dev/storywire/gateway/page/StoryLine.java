package dev.storywire.gateway.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A story in a list.
 *
 * @param headline in pieces, those marked that were searched for; the summary where there is no headline
 * @param excerpt of what matched, else the summary
 * @param at when it was published, else when it was first seen
 */
record StoryLine(
        String id,
        String kicker,
        List<Run> headline,
        List<Run> excerpt,
        String source,
        String authors,
        @Nullable Instant at,
        Writing writing,
        String kind,
        String status,
        String clusterRole) {

    private static final int EXCERPT = 240;

    static StoryLine of(Facts story) {
        Facts highlights = story.object("highlights");
        String headline =
                first(story.text("headline"), story.text("summary"), story.text("bodyText"), story.text("url"));
        String summary = story.text("headline").isEmpty() ? "" : first(story.text("summary"), story.text("bodyText"));
        Instant published = story.time("publishedAt");
        return new StoryLine(
                story.text("id"),
                story.text("kicker"),
                highlighted(highlights, "headline", cut(headline)),
                excerpt(highlights, summary),
                story.object("source").text("name"),
                story.objects("authors").stream()
                        .map(author -> author.text("name"))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", ")),
                published == null ? story.time("firstSeenAt") : published,
                Writing.of(story.text("language")),
                story.text("kind"),
                story.text("status"),
                story.object("cluster").text("role"));
    }

    static List<StoryLine> all(Facts page, String field) {
        return page.objects(field).stream().map(StoryLine::of).toList();
    }

    private static List<Run> excerpt(Facts highlights, String summary) {
        List<String> found = highlights.texts("bodyText");
        return found.isEmpty() ? highlighted(highlights, "summary", cut(summary)) : Run.ofHighlight(found.getFirst());
    }

    private static List<Run> highlighted(Facts highlights, String field, String otherwise) {
        List<String> found = highlights.texts(field);
        return found.isEmpty() ? Run.plain(otherwise) : Run.ofHighlight(found.getFirst());
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static String cut(String text) {
        if (text.length() <= EXCERPT) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, EXCERPT));
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > EXCERPT / 2 ? space : end) + "…";
    }
}
