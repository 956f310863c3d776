package dev.storywire.bench.fuzz;

import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.HtmlSanitizer;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.Story;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Normalises broken documents of every format for some minutes. What it looks for: an exception, more than a second of processor
 * time, another answer the second time, sanitised markup that isn't when it is sanitised again. A document that shows one is kept.
 */
public final class Fuzz {
    private static final List<String> SEEDS = List.of(
            "atom.xml",
            "rss.xml",
            "feed.json",
            "ninjs.json",
            "newsml.xml",
            "sitemap.xml",
            "wire.txt",
            "page.html",
            "dump.txt");
    private static final URI ADDRESS = URI.create("https://quay.example/some/page");
    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_FAULTS = 20;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final DocumentNormalizer normalizer = new DocumentNormalizer(
            NormalizerLimits.defaults(), Clock.fixed(Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC));
    private final HtmlSanitizer sanitizer = new HtmlSanitizer(NormalizerLimits.defaults());
    private long slowest;

    private Fuzz() {}

    /**
     * @param args minutes, the seed, and the folder where documents with faults are kept
     */
    public static void main(String[] args) throws IOException {
        int faults = new Fuzz()
                .run(
                        Duration.ofMinutes(Long.parseLong(args[0])),
                        Long.parseLong(args[1]),
                        Path.of(args[2]),
                        System.out);
        System.exit(faults == 0 ? 0 : 1);
    }

    private int run(Duration time, long seed, Path folder, PrintStream out) throws IOException {
        var mutations = new Mutations(seeds());
        Instant end = Instant.now().plus(time);
        int faults = 0;
        long documents = 0;
        while (faults < MOST_FAULTS && Instant.now().isBefore(end)) {
            byte[] document = mutations.next(new Random(seed + documents));
            Optional<String> fault = fault(document);
            if (fault.isPresent()) {
                faults++;
                Path kept =
                        Files.write(Files.createDirectories(folder).resolve("fault-" + (seed + documents)), document);
                out.printf("%s: %s%n", kept, fault.get());
            }
            documents++;
        }
        out.printf(
                "seed %d, %d documents, %d faults, slowest %d ms of processor time%n",
                seed, documents, faults, Duration.ofNanos(slowest).toMillis());
        return faults;
    }

    private Optional<String> fault(byte[] document) {
        try {
            long start = threads.getCurrentThreadCpuTime();
            NormalizationOutcome first = normalize(document);
            long nanos = threads.getCurrentThreadCpuTime() - start;
            slowest = Math.max(slowest, nanos);
            if (nanos > MOST_NANOS) {
                return Optional.of("took " + Duration.ofNanos(nanos).toMillis() + " ms");
            }
            if (!first.equals(normalize(document))) {
                return Optional.of("another answer the second time");
            }
            return first instanceof NormalizationOutcome.Normalized read
                    ? read.stories().stream()
                            .flatMap(story -> unclean(story).stream())
                            .findFirst()
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(e.toString());
        }
    }

    private NormalizationOutcome normalize(byte[] document) {
        return normalizer.normalize(new RawDocument(document, null, ADDRESS, null));
    }

    private Optional<String> unclean(Story story) {
        String html = story.bodyHtml();
        return html == null || sanitizer.clean(html, ADDRESS.toString()).html().equals(html)
                ? Optional.empty()
                : Optional.of("bodyHtml changes when it is sanitised again");
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : SEEDS) {
            try (InputStream in = Fuzz.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("The seed " + name + " is missing");
                }
                seeds.add(in.readAllBytes());
            }
        }
        return seeds;
    }
}
