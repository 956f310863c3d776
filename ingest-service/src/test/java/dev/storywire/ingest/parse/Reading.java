package dev.storywire.ingest.parse;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNote;
import dev.storywire.ingest.parse.model.ParseOutcome;
import dev.storywire.ingest.parse.model.ParsedEntry;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.RichText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that was read, for tests to look at. */
record Reading(ParsedFeed feed, List<ParsedEntry> entries, List<String> notes) {
    static final String URL = "https://town.example/feeds/main.xml";

    static Reading of(String document) {
        return of(document.getBytes(StandardCharsets.UTF_8), null, ParseLimits.DEFAULT);
    }

    static Reading of(byte[] document, @Nullable String contentType, ParseLimits limits) {
        var entries = new ArrayList<ParsedEntry>();
        ParseOutcome outcome = new FeedParser(limits).parse(decode(document, contentType, limits), URL, entries::add);
        var read = assertInstanceOf(ParseOutcome.Read.class, outcome);
        return new Reading(
                read.feed(), entries, read.notes().stream().map(ParseNote::code).toList());
    }

    static DecodedDocument decode(byte[] document, @Nullable String contentType, ParseLimits limits) {
        return assertInstanceOf(DecodeOutcome.Decoded.class, new DocumentDecoder(limits).decode(document, contentType))
                .document();
    }

    ParsedEntry first() {
        return entries.getFirst();
    }

    static String value(@Nullable RichText text) {
        return text == null ? "nothing" : text.value();
    }

    static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>Town</title>" + items + "</channel></rss>";
    }
}
