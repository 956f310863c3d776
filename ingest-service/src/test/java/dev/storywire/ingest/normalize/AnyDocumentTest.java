package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.dump.PageDumpExtractor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * What holds for every document, whatever it is: it has an answer in time, the same each time, and what was cleaned is clean.
 * The seeds are fixed, so that a run tells about the code alone; {@code deploy/bench} looks for new faults.
 */
class AnyDocumentTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String BASE = "https://a.example/b";
    private static final DocumentNormalizer NORMALIZER = new DocumentNormalizer(
            NormalizerLimits.defaults(), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private static final HtmlSanitizer SANITIZER = new HtmlSanitizer(NormalizerLimits.defaults());
    private static final PageDumpExtractor DUMPS = new PageDumpExtractor(ExtractionLimits.defaults());

    private static final String[] BODY = {
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href='x'>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<dl>",
        "<dt>",
        "<h1>",
        "</h1>",
        "<pre>\n",
        "\n\n",
        "</pre>",
        "<div>",
        "</div>",
        " word ",
        "x",
        "&amp;lt;",
        "<br>",
        "<hr>",
        "<img src=a.png>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<caption>",
        "<button>",
        "<object>",
        "<svg>",
        "<math><mi>",
        "<select>",
        "<textarea>",
        "<title>",
        "<ruby>",
        "<rt>",
        "<noscript>",
        "<audio>",
        "<source src=s>",
        "<template>",
        "<style>",
        "<script>",
        "</script>",
        "<plaintext>",
        "<xmp>",
        "<th>",
        "<colgroup>",
        "<frameset>",
        "<body>",
        "<!--",
        "-->",
        "<marquee>",
        "\u00a0",
        "\0",
        "\ud800",
        "<b",
        "='>\"",
        "<em>",
        "</em>"
    };
    private static final String[] FEED = {
        "<",
        ">",
        "</",
        "/>",
        "<!",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?",
        "?>",
        "&",
        "&#",
        ";",
        "&#x",
        "\"",
        "'",
        "=",
        "rss",
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<entry>",
        "<feed xmlns='",
        "xml:base=",
        "xmlns:",
        "{",
        "}",
        "[",
        "]",
        "\"items\":[",
        ":",
        ",",
        "\\u",
        "\\ud800",
        "<!DOCTYPE rss [",
        "<!ENTITY a '",
        "&a;",
        "\u0001",
        "\u0002",
        "\u0003",
        "\u0016",
        "<nitf>",
        "<newsItem",
        "<urlset>",
        "<url>",
        "<body.content>",
        "é",
        "中",
        " ",
        "\n"
    };
    private static final String[] PAGE = {
        "<p>",
        "</p>",
        "<div class='related share'>",
        "</div>",
        "<h1>",
        "</h1>",
        "<a href='x:",
        "'>",
        "</a>",
        "<script type='application/ld+json'>",
        "</script>",
        "{\"@type\":\"Article\",",
        "\"headline\":",
        "[",
        "]",
        "}",
        "<meta property='og:title' content='",
        "<time datetime='",
        "2031-13-45",
        "2031-03-04",
        "<img srcset='a 1w, b",
        "<figure>",
        "<figcaption>",
        "<td>",
        "<table>",
        "<li>",
        "<br>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&#x1F600;",
        "\n",
        "\n\n",
        " ",
        ".",
        "...",
        "…",
        ":",
        "(Reuters) - ",
        "LONDON: ",
        "KICKER WORDS: ",
        "By Mira Holt",
        "Photo: ",
        "Advertisement",
        "Most popular",
        "Comments",
        "The harbour of Norvale closed yesterday after a crane fell across both of its berths. ",
        "and no end to it all here",
        "노르베일 항구가 어제 폐쇄됐다. ",
        "【東京",
        "】",
        "\uD83D",
        "\uDE00",
        "\u0000",
        "\uFEFF",
        "\u202E",
        "("
    };

    @Property(tries = 600, seed = "1")
    void bytesOfAnySortHaveOneAnswer(@ForAll @Size(max = 2_000) byte[] bytes) {
        answersAlike(bytes);
    }

    @Property(tries = 900, seed = "2")
    void aDamagedDocumentHasOneAnswer(@ForAll("damaged") byte[] bytes) {
        answersAlike(bytes);
    }

    @Property(tries = 1_500, seed = "3")
    void anyMixOfAFeedsMarkupHasOneAnswer(@ForAll("feeds") String feed) {
        answersAlike(feed.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 400, seed = "4")
    void anyMixOfAPagesMarkupHasOneAnswer(@ForAll("pages") String page) {
        answersAlike(page.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 400, seed = "5")
    void aDumpHasOneArticleAtMost(@ForAll("pages") String dump) {
        long articles = DUMPS.extract(dump).stories().stream()
                .filter(story -> story.kind() == ExtractedStory.Kind.ARTICLE)
                .count();
        assertTrue(articles <= 1);
    }

    @Property(tries = 10_000, seed = "6")
    void sanitisingTwiceChangesNothing(@ForAll("bodies") String html) {
        String once = SANITIZER.clean(html, BASE).html();
        assertEquals(once, SANITIZER.clean(once, BASE).html());
    }

    @Property(tries = 20_000, seed = "7")
    void foldingTwiceChangesNothing(@ForAll("texts") String text) {
        String line = PlainText.line(text);
        String paragraphs = PlainText.paragraphs(text);
        assertEquals(line, PlainText.line(line));
        assertEquals(paragraphs, PlainText.paragraphs(paragraphs));
        assertTrue(line.indexOf('\n') < 0);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.of(DocumentNormalizerTest.SEEDS)
                .flatMap(document -> Arbitraries.randomValue(random -> damaged(document, random)));
    }

    @Provide
    Arbitrary<String> bodies() {
        return mix(BODY, 25);
    }

    @Provide
    Arbitrary<String> feeds() {
        return Arbitraries.of("", "<rss><channel>")
                .flatMap(start -> mix(FEED, 200).map(rest -> start + rest));
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> strange = Arbitraries.chars().map(String::valueOf);
        return Arbitraries.frequencyOf(Tuple.of(11, Arbitraries.of(PAGE)), Tuple.of(1, strange))
                .list()
                .ofMaxSize(300)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" \t\n\r\u00A0\u2028\u200B\u0301abcé&;<>#0\uD83D\uDE00\uFEFF".toCharArray())
                .ofMaxLength(30);
    }

    private static Arbitrary<String> mix(String[] pieces, int most) {
        return Arbitraries.of(pieces).list().ofMaxSize(most).map(chosen -> String.join("", chosen));
    }

    private static byte[] damaged(String document, Random random) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        for (int j = 1 + random.nextInt(8); j > 0; j--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "<>&\"'/;=]\0".charAt(random.nextInt(10));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    private static void answersAlike(byte[] bytes) {
        List<NormalizationOutcome> answers =
                assertTimeoutPreemptively(BOUND, () -> List.of(normalize(bytes), normalize(bytes)));
        assertEquals(answers.getFirst(), answers.getLast());
    }

    private static NormalizationOutcome normalize(byte[] bytes) {
        return NORMALIZER.normalize(new RawDocument(bytes, null, URI.create(BASE), null));
    }
}
