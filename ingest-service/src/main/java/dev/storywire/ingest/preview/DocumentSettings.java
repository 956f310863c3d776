package dev.storywire.ingest.preview;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How documents in requests are taken. */
@ConfigMapping(prefix = "storywire.documents")
public interface DocumentSettings {

    /** The largest document; a larger one is refused. */
    @WithDefault("16M")
    MemorySize maxSize();

    /** The largest document after unpacking or conversion to UTF-8; a larger one is refused. */
    @WithDefault("32M")
    MemorySize maxInflatedSize();

    /** The most stories of a feed; further ones are left out. */
    @WithDefault("10000")
    int stories();

    /** The most stories of a page. */
    @WithDefault("200")
    int pageStories();

    /** How deep elements or JSON values may nest: of a feed the rest is left out, of a page the deeper tags. */
    @WithDefault("100")
    int depth();

    /** The most attributes of an element of a feed. */
    @WithDefault("128")
    int attributes();

    /** What the entities that a document declares may expand to, in characters. */
    @WithDefault("65536")
    int entityChars();

    /** The largest single text of a feed. */
    @WithDefault("8M")
    MemorySize valueSize();

    /** The most elements of a page that are looked at; also bounds what building a tree of its or a body's markup may take. */
    @WithDefault("300000")
    int elements();

    /** The most paragraphs or lines of a page that are looked at. */
    @WithDefault("50000")
    int blocks();

    /** How long a feed may be read; what was read by then is the answer. */
    @WithDefault("1500ms")
    Duration readingTime();

    /** The longest headline, kicker, byline, dateline, caption and other short text, in characters. */
    @WithDefault("2000")
    int headlineChars();

    /** The longest summary, in characters. */
    @WithDefault("20000")
    int summaryChars();

    /** The longest body, in characters, as text and as HTML each. */
    @WithDefault("1000000")
    int bodyChars();

    /** The longest address, in characters; a longer one is left out. */
    @WithDefault("8192")
    int urlChars();

    /** The most entries of each list of a story: authors, tags, media, links, related stories, credits. */
    @WithDefault("500")
    int listItems();

    /** The most diagnostics of one document. */
    @WithDefault("200")
    int diagnostics();

    /** How many documents are read and normalised at once; further ones wait with their bodies unread. */
    @WithDefault("2")
    int concurrency();

    /** How long a document waits before its sender is told to come again. */
    @WithDefault("10s")
    Duration patience();
}
