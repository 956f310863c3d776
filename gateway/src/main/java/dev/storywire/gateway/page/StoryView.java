package dev.storywire.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole story.
 *
 * @param html its body as the ingest service sanitised it; empty where there is only {@code paragraphs}
 * @param link where it stands at its publisher's; empty where that is no web address
 * @param away services that gave no answer, so that something may be missing
 */
record StoryView(
        Head head,
        String html,
        List<String> paragraphs,
        String link,
        List<Medium> media,
        List<Tag> tags,
        List<Origin> origins,
        List<RevisionLine> revisions,
        List<Member> members,
        List<Pointer> related,
        String rights,
        String citation,
        List<String> away) {

    /** What stands over a story's body. */
    record Head(
            String id,
            long revision,
            String kicker,
            String headline,
            String summary,
            String byline,
            String source,
            String dateline,
            String credits,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable Instant firstSeen,
            Writing writing,
            String kind,
            String status,
            boolean truncated,
            long words) {

        public String sourceAddress() {
            return "/?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8) + "&sort=newest";
        }
    }

    /** Something to look at or to listen to. */
    record Medium(String url, String role, String caption, String credit, long width, long height, boolean isImage) {}

    /** A tag and the search for it. */
    record Tag(String label, String address) {}

    /** Where a field's value came from. */
    record Origin(String field, String from, String precision) {}

    /** A revision and the fields that it changed. */
    record RevisionLine(long revision, @Nullable Instant at, String changed) {}

    /** A story of the same cluster. */
    record Member(
            String id,
            String headline,
            String source,
            String role,
            long percent,
            @Nullable Instant at,
            boolean isThis) {}

    /** A story about the same thing, kept here ({@code id}) or only pointed at ({@code url}). */
    record Pointer(
            String id,
            String headline,
            String url,
            String source,
            @Nullable Instant at,
            Writing writing) {}

    static StoryView of(Facts story) {
        Head head = head(story);
        String html = story.text("bodyHtml");
        String link = web(story.text("canonicalUrl").isEmpty() ? story.text("url") : story.text("canonicalUrl"));
        return new StoryView(
                head,
                html,
                html.isEmpty() ? paragraphs(story.text("bodyText")) : List.of(),
                link,
                story.objects("media").stream().map(StoryView::medium).toList(),
                tags(story),
                origins(story.object("provenance")),
                story.objects("revisions").stream()
                        .map(revision -> new RevisionLine(
                                revision.number("revision"),
                                revision.time("retrievedAt"),
                                revision.objects("changed").stream()
                                        .map(change -> change.text("field"))
                                        .collect(Collectors.joining(", "))))
                        .toList(),
                members(story),
                story.objects("related").stream()
                        .map(StoryView::pointer)
                        .filter(pointer -> !pointer.headline().isEmpty())
                        .toList(),
                rights(story.object("rights")),
                citation(head, link),
                story.texts("degraded"));
    }

    private static Head head(Facts story) {
        return new Head(
                story.text("id"),
                story.number("revision"),
                story.text("kicker"),
                story.text("headline"),
                story.text("summary"),
                byline(story),
                story.object("source").text("name"),
                story.text("dateline"),
                String.join(", ", story.texts("credits")),
                story.time("publishedAt"),
                story.time("updatedAt"),
                story.time("firstSeenAt"),
                Writing.of(story.text("language")),
                story.text("kind"),
                story.text("status"),
                story.flag("truncated"),
                story.number("wordCount"));
    }

    private static String byline(Facts story) {
        String printed = story.text("byline");
        return printed.isEmpty()
                ? story.objects("authors").stream()
                        .map(author -> author.text("name"))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", "))
                : printed;
    }

    private static List<String> paragraphs(String text) {
        return Stream.of(text.split("\n\\s*\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    private static Medium medium(Facts medium) {
        String role = medium.text("role");
        return new Medium(
                web(medium.text("url")),
                role,
                medium.text("caption").isEmpty() ? medium.text("title") : medium.text("caption"),
                medium.text("credit"),
                medium.number("width"),
                medium.number("height"),
                role.equals("image")
                        || role.equals("thumbnail")
                        || medium.text("type").startsWith("image/"));
    }

    private static List<Tag> tags(Facts story) {
        return story.objects("tags").stream()
                .map(tag -> tag.text("label").isEmpty() ? tag.text("term") : tag.text("label"))
                .filter(label -> !label.isEmpty())
                .distinct()
                .map(label ->
                        new Tag(label, "/?tag=" + URLEncoder.encode(label, StandardCharsets.UTF_8) + "&sort=newest"))
                .toList();
    }

    private static List<Origin> origins(Facts provenance) {
        return provenance.json().fieldNames().stream()
                .map(field -> {
                    Facts origin = provenance.object(field);
                    return new Origin(field, origin.text("from"), origin.text("precision"));
                })
                .toList();
    }

    private static List<Member> members(Facts story) {
        return story.object("cluster").objects("members").stream()
                .map(member -> new Member(
                        member.text("id"),
                        member.text("headline"),
                        member.text("source"),
                        member.text("role"),
                        Math.round(member.decimal("similarity") * 100),
                        member.time("publishedAt"),
                        member.text("id").equals(story.text("id"))))
                .toList();
    }

    private static Pointer pointer(Facts related) {
        return new Pointer(
                related.text("storyId"),
                related.text("headline"),
                web(related.text("url")),
                related.object("source").text("name"),
                related.time("publishedAt"),
                Writing.of(related.text("language")));
    }

    private static String rights(Facts rights) {
        return Stream.of("copyright", "license", "usageTerms")
                .map(rights::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Author: “Headline”. Source, date. Address */
    private static String citation(Head head, String link) {
        Instant published = head.published();
        return Stream.of(
                        head.byline().isEmpty() ? "" : head.byline() + ":",
                        head.headline().isEmpty() ? "" : "“" + head.headline() + "”.",
                        Stream.of(
                                        head.source(),
                                        Objects.requireNonNullElse(published, "")
                                                .toString()
                                                .split("T")[0])
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ", "", ".")),
                        link)
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining(" "));
    }

    private static String web(String url) {
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }
}
