package dev.storywire.ingest.feed;

import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseLimitsBuilder;
import dev.storywire.ingest.parse.model.ParseNote;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads OPML 1.0 and 2.0, well-formed or not: outlines with an {@code xmlUrl} are feeds, outlines around them are folders, the attribute
 * {@code category} has tags. Never reaches out; what can't be read is passed over with a note.
 */
final class OpmlReader {

    /** What a document turned out to be. */
    sealed interface Reading {

        /**
         * A list of feeds, perhaps an empty one.
         *
         * @param notes what was odd or lost
         */
        record Read(List<OpmlFeed> feeds, List<ParseNote> notes) implements Reading {}

        /** Something else; {@code message} is for people. */
        record Unreadable(String message) implements Reading {}

        /** Larger than it may be; {@code message} names the limit. */
        record TooLarge(String message) implements Reading {}
    }

    /** A slash in a folder's name would make two of it; this one looks the same. */
    static final char SLASH_IN_NAME = '\uFF0F';

    private static final Duration READING_TIME = Duration.ofSeconds(5);

    private final ParseLimits limits;
    private final int mostFeeds;
    private final List<OpmlFeed> feeds = new ArrayList<>();
    private final Deque<String> folders = new ArrayDeque<>();
    private boolean opml;

    /**
     * @param mostBytes as received and after conversion to UTF-8
     * @param mostFeeds in the document
     */
    OpmlReader(int mostBytes, int mostFeeds) {
        this.limits = ParseLimitsBuilder.builder(ParseLimits.DEFAULT)
                .documentBytes(mostBytes)
                .inflatedBytes(mostBytes)
                .time(READING_TIME)
                .build();
        this.mostFeeds = mostFeeds;
    }

    /** Reads one document; a reader is used once. */
    Reading read(byte[] bytes, @Nullable String contentType) {
        return switch (new DocumentDecoder(limits).decode(bytes, contentType)) {
            case DecodeOutcome.TooLarge(String code, String message) -> new Reading.TooLarge(message);
            case DecodeOutcome.Decoded(DecodedDocument document) -> read(document);
        };
    }

    private Reading read(DecodedDocument document) {
        ParseNotes notes = new ParseNotes();
        document.notes().forEach(notes::add);
        XmlReader in = new XmlReader(document.utf8(), document.from(), document.to(), null, limits, notes);
        boolean more = true;
        while (more && feeds.size() <= mostFeeds) {
            switch (in.next()) {
                case START -> start(in);
                case END -> folders.pop();
                case TEXT -> {
                    // No text of OPML says anything of a feed.
                }
                case EOF -> more = false;
            }
        }
        if (feeds.size() > mostFeeds) {
            return new Reading.TooLarge(
                    "The list has more than " + mostFeeds + " feeds, which is the limit: divide it.");
        }
        return opml
                ? new Reading.Read(List.copyOf(feeds), notes.list())
                : new Reading.Unreadable("The document is no OPML: it has no element opml and no outline.");
    }

    private void start(XmlReader in) {
        String name = in.name().substring(in.name().indexOf(':') + 1);
        String folder = folders.isEmpty() ? "" : folders.peek();
        boolean outline = name.equals("outline");
        opml |= outline || name.equals("opml");
        folders.push(outline ? outline(in, folder) : folder);
    }

    /** Takes a feed down; what the outlines in this one stand in. */
    private String outline(XmlReader in, String folder) {
        String title = first(in.attribute("title"), in.attribute("text"));
        String url = in.attribute("xmlurl");
        boolean isFeed = "rss".equalsIgnoreCase(in.attribute("type")) || "atom".equalsIgnoreCase(in.attribute("type"));
        if (url != null || isFeed) {
            feeds.add(new OpmlFeed(
                    first(url, in.attribute("url")),
                    title,
                    in.attribute("htmlurl"),
                    in.attribute("language"),
                    tags(in.attribute("category")),
                    folder.isEmpty() ? null : folder));
            return folder;
        }
        return title == null ? folder : child(folder, title);
    }

    private static String child(String folder, String title) {
        String name = title.replace('/', SLASH_IN_NAME);
        boolean deep = folder.chars().filter(c -> c == '/').count() >= FeedTraits.MAX_FOLDERS - 1;
        return folder.isEmpty() ? name : deep ? folder : folder + "/" + name;
    }

    /** OPML 2.0: separated by commas, each perhaps a path of a hierarchy. */
    private static List<String> tags(@Nullable String category) {
        Set<String> tags = Stream.of((category == null ? "" : category).split(","))
                .map(tag -> tag.strip().replaceFirst("^/+", ""))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(tags);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
