package dev.storywire.ingest.parse;

import static dev.storywire.ingest.parse.Reading.rss;
import static dev.storywire.ingest.parse.Reading.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseLimitsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {
    private static final Duration BOUND = Duration.ofSeconds(5);

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("nested elements", rss("<item><description>" + "<b>".repeat(200_000))),
                Arguments.of("nested unknown elements", "<rss>" + "<a>".repeat(300_000)),
                Arguments.of("comments", "<rss>" + "<!--".repeat(300_000)),
                Arguments.of("sections", "<rss><channel>" + "<![CDATA[".repeat(200_000)),
                Arguments.of("less-than signs", "<rss><channel><title>" + "<".repeat(1_000_000)),
                Arguments.of("ampersands", rss("<title>" + "&".repeat(1_000_000))),
                Arguments.of("quotes", "<rss " + "a=\"".repeat(300_000)),
                Arguments.of("stray end tags", "<rss>" + "<a><b><c>".repeat(80) + "</x>".repeat(200_000)),
                Arguments.of("declarations", "<!DOCTYPE rss [" + "<!ENTITY a '".repeat(100_000)),
                Arguments.of("headers", "\u0001x\u0002" + "\u0001".repeat(500_000) + "\u0002"),
                Arguments.of("arrays", "[{".repeat(300_000)),
                Arguments.of("objects", "{\"a\":".repeat(300_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void repeatedBeginningsCostNoMoreThanTheirLength(String name, String document) {
        assertTimeoutPreemptively(BOUND, () -> answer(document.getBytes(StandardCharsets.UTF_8)), name);
    }

    @Test
    void aFeedCutAnywhereHasAnAnswer() {
        String feed =
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss xmlns:m='http://search.yahoo.com/mrss/'><channel>"
                        + "<item><title><![CDATA[x]]>&a;</title><m:content url='/a' type=\"image/png\"><m:title>t</m:title></m:content>"
                        + "<description>&lt;p&gt;é<b>x</b></description></item></channel></rss>";
        byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end <= bytes.length; end++) {
            answer(Arrays.copyOf(bytes, end));
        }
    }

    @Test
    void entitiesThatMultiplyAreCutOff() {
        var doctype = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 'lol'>");
        for (int i = 1; i < 12; i++) {
            doctype.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        var reading =
                Reading.of(doctype + "]>" + rss("<item><title>&e11;</title></item><item><title>Two</title></item>"));
        assertTrue(reading.notes().contains("entity-limit"));
        assertEquals("Two", value(reading.entries().getLast().title()));
    }

    @Test
    void everyLimitCutsWithANote() {
        var limits = ParseLimitsBuilder.builder(ParseLimits.DEFAULT)
                .items(2)
                .attributes(3)
                .valueBytes(100)
                .build();
        String items = "<item><title>t</title></item>".repeat(5);
        var many = Reading.of(rss(items).getBytes(StandardCharsets.UTF_8), null, limits);
        assertEquals(2, many.entries().size());
        assertTrue(many.notes().contains("too-many-items"));
        var wide = Reading.of("<rss a='1' b='2' c='3' d='4'/>".getBytes(StandardCharsets.UTF_8), null, limits);
        assertTrue(wide.notes().contains("too-many-attributes"));
        var longText = Reading.of(
                rss("<item><title>" + "x".repeat(200) + "</title></item>").getBytes(StandardCharsets.UTF_8),
                null,
                limits);
        assertEquals(100, value(longText.first().title()).length());
        assertTrue(longText.notes().contains("value-too-long"));
    }

    @Test
    void aDocumentBeyondTheLimitIsRefused() {
        var limits = ParseLimitsBuilder.builder(ParseLimits.DEFAULT)
                .documentBytes(10)
                .build();
        assertInstanceOf(
                DecodeOutcome.TooLarge.class,
                new DocumentDecoder(limits).decode("<rss></rss>".getBytes(StandardCharsets.UTF_8), null));
    }

    private static void answer(byte[] bytes) {
        var document = Reading.decode(bytes, null, ParseLimits.DEFAULT);
        new FeedParser(ParseLimits.DEFAULT).parse(document, Reading.URL, entry -> {});
    }
}
