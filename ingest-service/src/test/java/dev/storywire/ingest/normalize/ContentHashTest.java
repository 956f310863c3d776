package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
    private static final String STORY =
            "<p class=\"a\" id=b>The council did agree to pay 250 euros to Anna Berg, see <a href=\"https://a.example/x?utm_source=rss\">here</a>.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p id=b class=\"a\">The council did agree to pay 250 euros to Anna Berg, see <a href=\"https://a.example/x?utm_source=rss\">here</a>.</p>",
                "<p>The  council did agree\n to pay 250 euros to Anna Berg, see <a href=\"https://a.example/x?utm_source=mail&fbclid=1\">here</a>.</p>\n\n",
                "<p>The council did agree to pay 250 euros to Anna Berg, see <a href=\"https://a.example/x\">here</a>.</p><div class=\"ad-slot\"><script>ad()</script>Advertisement</div>",
                "<p>The council did agree to pay 250 euros to Anna Berg, see <a href=\"https://a.example/x\">here</a>.</p><img src=\"//feeds.feedburner.com/~r/x\" width=1 height=1>",
            })
    void dressDoesNotCount(String html) {
        assertEquals(hash(STORY), hash(html));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>The council did agree to pay 251 euros to Anna Berg, see here.</p>",
                "<p>The council did agree to pay 250 euros to Anna Borg, see here.</p>",
                "<p>The council did not agree to pay 250 euros to Anna Berg, see here.</p>",
            })
    void oneWordOrDigitCounts(String html) {
        assertNotEquals(hash(STORY), hash(html));
    }

    private static String hash(String bodyHtml) {
        var finisher = new StoryFinisher(
                NormalizerLimits.defaults(), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
        String hash = finisher.finish(
                        StoryBuilder.builder().headline("Bridge").bodyHtml(bodyHtml),
                        "https://a.example/",
                        0,
                        new Diagnostics(10))
                .contentHash();
        return hash == null ? "" : hash;
    }
}
