package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.FeedParser;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseLimitsBuilder;
import dev.storywire.ingest.parse.model.ParseOutcome;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.RichText;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Makes stories of feeds, sitemaps and wire messages. What a feed says about itself may stand behind its entries, and stories
 * need it: the entries of a large document are read once to get there and once more to make stories of them one by one.
 */
final class FeedStories implements DocumentReader {
    /** Bytes of a document whose entries may all be in memory at once. */
    private static final int SMALL = 2 << 20;

    private final StoryFinisher finisher;

    FeedStories(StoryFinisher finisher) {
        this.finisher = finisher;
    }

    @Override
    public StreamedOutcome read(DecodedDocument document, RawDocument raw, StoryHandler handler) {
        String url = raw.url() == null ? null : raw.url().toString();
        boolean small = document.to() - document.from() <= SMALL;
        var entries = new ArrayList<ParsedEntry>();
        ParseLimits limits = finisher.limits().parsing();
        var first = new FeedParser(limits).parse(document, url, small ? entries::add : entry -> {});
        return switch (first) {
            case ParseOutcome.Unreadable unreadable ->
                new NormalizationOutcome.Unreadable(unreadable.code(), unreadable.message());
            case ParseOutcome.Read read -> {
                var stories = new Stories(read, url, raw.contentLanguage(), handler);
                if (small) {
                    entries.forEach(stories::add);
                } else if (read.entries() > 0) {
                    new FeedParser(again(limits, read.entries())).parse(document, url, stories::add);
                }
                yield stories.outcome();
            }
        };
    }

    /** As many entries as there were within the time; this time it passes with stories being made and stored. */
    private static ParseLimits again(ParseLimits limits, int entries) {
        return ParseLimitsBuilder.builder(limits)
                .items(entries)
                .time(Duration.ofDays(1))
                .build();
    }

    /** The stories of one document. */
    private final class Stories {
        private final ParsedFeed feed;
        private final Diagnostics diagnostics;
        private final FeedInfo info;
        private final @Nullable String base;
        private final EntryDrafts drafts;
        private final StoryHandler handler;

        Stories(ParseOutcome.Read read, @Nullable String url, @Nullable String contentLanguage, StoryHandler handler) {
            this.feed = read.feed();
            this.diagnostics = new Diagnostics(finisher.limits().diagnostics());
            diagnostics.addNotes(read.notes());
            this.info = new FeedInfos(finisher.limits(), diagnostics).info(feed, url, contentLanguage);
            this.base = feed.base() == null ? url : feed.base();
            this.drafts = new EntryDrafts(info.language(), diagnostics);
            this.handler = handler;
        }

        void add(ParsedEntry entry) {
            Story story = finisher.finish(drafts.draft(entry), bodyBase(entry, base), entry.index(), diagnostics);
            handler.story(story, info);
        }

        StreamedOutcome outcome() {
            return new StreamedOutcome.HandedOut(feed.format().label(), info, diagnostics.toList());
        }
    }

    /** What links in the body start from: its own base, else the story's address, as a reader's browser would have it. */
    private static @Nullable String bodyBase(ParsedEntry entry, @Nullable String feedBase) {
        RichText text = entry.content() != null ? entry.content() : entry.summary();
        String own = text == null ? null : text.base();
        return own != null ? own : feedBase != null ? feedBase : entry.url();
    }
}
