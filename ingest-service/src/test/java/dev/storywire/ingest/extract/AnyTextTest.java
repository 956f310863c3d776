package dev.storywire.ingest.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.extract.dump.PageDumpExtractor;
import dev.storywire.ingest.extract.html.PageExtractor;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any string has an answer, the same each time. Each seed is a case of its own that can be run again. */
class AnyTextTest {
    private static final String[] PIECES = {
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

    private final PageExtractor pages = new PageExtractor(ExtractionLimits.defaults());
    private final PageDumpExtractor dumps = new PageDumpExtractor(ExtractionLimits.defaults());

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_string_has_an_answer(long seed) {
        String text = text(new Random(seed));
        ExtractedPage page = pages.extract(text, seed % 2 == 0 ? "https://a.example/b c" : "");
        ExtractedPage dump = dumps.extract(text);
        assertEquals(page, pages.extract(text, seed % 2 == 0 ? "https://a.example/b c" : ""));
        assertTrue(dump.stories().stream()
                        .filter(story -> story.kind() == ExtractedStory.Kind.ARTICLE)
                        .count()
                <= 1);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(300);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
