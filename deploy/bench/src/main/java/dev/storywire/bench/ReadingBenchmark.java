package dev.storywire.bench;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.html.PageExtractor;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.parse.FeedParser;
import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Time for one document, in microseconds, by us and by the references, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {
    static final long SEED = 20_260_105L;
    static final int ITEMS = 50;
    private static final String URL = "https://www.example.org/feed";
    private static final String TYPE = "application/rss+xml; charset=utf-8";

    private final byte[] feed = Documents.feed(SEED, ITEMS);
    private final String page = Pages.article(SEED);
    private final String textPage = Pages.text(SEED);
    private final DocumentNormalizer normalizer =
            new DocumentNormalizer(NormalizerLimits.defaults(), Clock.systemUTC());
    private final DocumentDecoder decoder = new DocumentDecoder(ParseLimits.DEFAULT);
    private final FeedParser parser = new FeedParser(ParseLimits.DEFAULT);
    private final PageExtractor extractor = new PageExtractor(ExtractionLimits.defaults());

    @Benchmark
    public NormalizationOutcome normalizeFeed() {
        return normalizer.normalize(new RawDocument(feed, TYPE, URI.create(URL), null));
    }

    @Benchmark
    public ParseOutcome parseFeed(Blackhole entries) {
        return switch (decoder.decode(feed, TYPE)) {
            case DecodeOutcome.Decoded decoded -> parser.parse(decoded.document(), URL, entries::consume);
            case DecodeOutcome.TooLarge refused -> throw new IllegalStateException(refused.message());
        };
    }

    @Benchmark
    public SyndFeed parseFeedByRome() throws FeedException, IOException {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed), TYPE));
    }

    @Benchmark
    public ExtractedPage extractTextPage() {
        return extractor.extract(textPage, "https://www.example.org/news/bridge");
    }

    @Benchmark
    public Document parseTextPageByJsoup() {
        return Jsoup.parse(textPage, "https://www.example.org/news/bridge");
    }

    @Benchmark
    public ExtractedPage extractPage() {
        return extractor.extract(page, "https://www.example.org/news/bridge");
    }

    @Benchmark
    public Document parsePageByJsoup() {
        return Jsoup.parse(page, "https://www.example.org/news/bridge");
    }
}
