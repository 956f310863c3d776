package dev.storywire.ingest.feed;

/** A feed and how it is doing. */
public record FeedReport(Feed feed, FeedHealth health) {}
