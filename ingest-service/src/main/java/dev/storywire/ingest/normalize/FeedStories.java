package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.FeedParser;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.model.ParseOutcome;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.RichText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes stories of feeds, sitemaps and wire messages. */
final class FeedStories implements DocumentReader {
    private final StoryFinisher finisher;
    private final FeedParser parser;

    FeedStories(StoryFinisher finisher) {
        this.finisher = finisher;
        this.parser = new FeedParser(finisher.limits().parsing());
    }

    @Override
    public NormalizationOutcome read(DecodedDocument document, RawDocument raw) {
        String url = raw.url() == null ? null : raw.url().toString();
        var entries = new ArrayList<ParsedEntry>();
        return switch (parser.parse(document, url, entries::add)) {
            case ParseOutcome.Unreadable unreadable ->
                new NormalizationOutcome.Unreadable(unreadable.code(), unreadable.message());
            case ParseOutcome.Read read -> stories(read, entries, url, raw.contentLanguage());
        };
    }

    private NormalizationOutcome stories(
            ParseOutcome.Read read, List<ParsedEntry> entries, @Nullable String url, @Nullable String contentLanguage) {
        var diagnostics = new Diagnostics(finisher.limits().diagnostics());
        diagnostics.addNotes(read.notes());
        ParsedFeed feed = read.feed();
        FeedInfo info = new FeedInfos(finisher.limits(), diagnostics).info(feed, url, contentLanguage);
        String base = feed.base() == null ? url : feed.base();
        var drafts = new EntryDrafts(info.language(), diagnostics);
        var stories = new ArrayList<Story>(entries.size());
        for (ParsedEntry entry : entries) {
            stories.add(finisher.finish(drafts.draft(entry), bodyBase(entry, base), entry.index(), diagnostics));
        }
        return new NormalizationOutcome.Normalized(feed.format().label(), info, stories, diagnostics.toList());
    }

    /** What links in the body start from: its own base, else the story's address, as a reader's browser would have it. */
    private static @Nullable String bodyBase(ParsedEntry entry, @Nullable String feedBase) {
        RichText text = entry.content() != null ? entry.content() : entry.summary();
        String own = text == null ? null : text.base();
        return own != null ? own : feedBase != null ? feedBase : entry.url();
    }
}
