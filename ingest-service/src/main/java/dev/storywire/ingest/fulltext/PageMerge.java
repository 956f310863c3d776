package dev.storywire.ingest.fulltext;

import dev.storywire.ingest.normalize.ContentHash;
import dev.storywire.ingest.normalize.Origin;
import dev.storywire.ingest.normalize.Provenance;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.StoryKind;
import dev.storywire.ingest.normalize.WordCount;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what a feed and a page say of one story. The feed has the first word on everything but the text, and whatever else it
 * leaves open comes from the page. Pure.
 */
final class PageMerge {

    /** Of the words of the feed's headline or summary, so many must be in the page's story: pages that moved lead to something else. */
    private static final double LEAST_SHARED = 0.5;

    /** The running text of a page, as it is read there, not out of a field of its metadata. */
    private static final Provenance OF_THE_PAGE = new Provenance(Origin.TEXT, null);

    private static final int SUMMARY_WORDS = 40;
    private static final String UNDETERMINED = "und";

    private PageMerge() {}

    /** The story with the text of the page's story that is the same; empty where none is, or none has more text. */
    static Optional<Story> merge(Story story, List<Story> page) {
        int words = Math.max(story.wordCount(), WordCount.of(Objects.requireNonNullElse(story.summary(), "")));
        return page.stream()
                .filter(found -> found.bodyText() != null && found.wordCount() > words)
                .filter(found -> isSame(story, found))
                .max(Comparator.comparingInt(Story::wordCount))
                .map(found -> merge(story, found));
    }

    private static Story merge(Story story, Story page) {
        StoryBuilder merged = StoryBuilder.builder(story);
        Map<String, Provenance> provenance = new LinkedHashMap<>(story.provenance());
        merged.bodyText(page.bodyText())
                .bodyHtml(page.bodyHtml())
                .wordCount(page.wordCount())
                .truncated(page.truncated())
                .kind(kind(story.kind(), page.kind()));
        provenance.put("bodyText", page.provenance().getOrDefault("bodyText", OF_THE_PAGE));
        provenance.put("bodyHtml", page.provenance().getOrDefault("bodyHtml", OF_THE_PAGE));
        if (story.authors().isEmpty() && !page.authors().isEmpty()) {
            merged.authors(page.authors());
            take("authors", page, provenance);
        }
        if (story.media().isEmpty() && !page.media().isEmpty()) {
            merged.media(page.media());
            take("media", page, provenance);
        }
        if (story.credits().isEmpty() && !page.credits().isEmpty()) {
            merged.credits(page.credits());
            take("credits", page, provenance);
        }
        if (story.byline() == null && page.byline() != null) {
            merged.byline(page.byline());
            take("byline", page, provenance);
        }
        if (story.dateline() == null && page.dateline() != null) {
            merged.dateline(page.dateline());
            take("dateline", page, provenance);
        }
        if (story.publishedAt() == null && page.publishedAt() != null) {
            merged.publishedAt(page.publishedAt());
            take("publishedAt", page, provenance);
        }
        if (story.language() == null || story.language().equals(UNDETERMINED)) {
            merged.language(page.language());
            take("language", page, provenance);
        }
        merged.provenance(provenance).contentHash(null);
        return merged.contentHash(ContentHash.of(merged.build())).build();
    }

    private static void take(String field, Story page, Map<String, Provenance> provenance) {
        Provenance from = page.provenance().get(field);
        if (from == null) {
            provenance.remove(field);
        } else {
            provenance.put(field, from);
        }
    }

    /** A teaser is none any more; what the feed knows to be something special stays so. */
    private static @Nullable StoryKind kind(@Nullable StoryKind feed, @Nullable StoryKind page) {
        boolean byLength =
                feed == null || feed == StoryKind.TEASER || feed == StoryKind.BRIEF || feed == StoryKind.ARTICLE;
        return byLength ? page : feed;
    }

    private static boolean isSame(Story story, Story page) {
        Set<String> found = words(page.headline() + " " + page.summary() + " " + page.bodyText(), Integer.MAX_VALUE);
        return shares(words(story.headline(), Integer.MAX_VALUE), found)
                || shares(words(story.summary(), SUMMARY_WORDS), found);
    }

    private static boolean shares(Set<String> words, Set<String> found) {
        long shared = words.stream().filter(found::contains).count();
        return !words.isEmpty() && shared >= words.size() * LEAST_SHARED;
    }

    /** Languages that are written without blanks have their characters for words. */
    private static Set<String> words(@Nullable String text, int most) {
        Set<String> words = new HashSet<>();
        for (String word :
                text == null ? new String[0] : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.codePoints().anyMatch(Character::isIdeographic)) {
                word.codePoints().forEach(c -> words.add(Character.toString(c)));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
            if (words.size() >= most) {
                break;
            }
        }
        return words;
    }
}
