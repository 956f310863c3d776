package dev.storywire.ingest.parse;

import static dev.storywire.ingest.parse.Reading.rss;
import static dev.storywire.ingest.parse.Reading.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenXmlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Bread & butter                      | Bread & butter
                    Bread &amp; butter &c &lt;5         | Bread & butter &c <5
                    caf&eacute; &hellip; &unknown;      | café … &unknown;
                    rise &#38; fall&#x2019;s &#146;     | rise & fall’s ’
                    no character&#0;&#xD800;&#1114112;! | no character!
                    a < b and 3 <4                      | a < b and 3 <4
                    <![CDATA[Fish & chips]]>            | Fish & chips
                    <![CDATA[Fish]]> & <![CDATA[chips]]>| Fish & chips
                    <![CDATA[<![CDATA[twice]]>]]>       | twice
                    <![cdata[small letters]]>           | small letters
                    one<!-- a note -->two               | onetwo
                    ]]> alone                           | ]]> alone
                    """)
    void textIsReadWhateverIsWrongWithIt(String written, String read) {
        var reading = Reading.of(rss("<item><title>" + written + "</title><guid>1</guid></item>"));
        assertEquals(read, value(reading.first().title()));
        assertEquals("1", reading.first().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel><item><title>One<link>https://town.example/1</link></item>"
                        + "<item><title>Two</title></item></channel></rss>",
                "<rss version='2.0'><channel><item><title>One</title><item><title>Two</title></channel></rss>",
                "<rss version='2.0'><channel><title>Town<item><title>One</title></item><item><title>Two</title>",
                "<rss version='2.0'><channel></p><item><title>One</TITLE></item></b><ITEM><Title>Two</title></ITEM>",
                "<rss version='2.0'><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>"
                        + "<!-- 0.2 s --><script>track()</script> tail",
                "\n\n \uFEFF<?xml version='1.0'?><rss><channel><item><title>One</title></item><item><title>Two</title>"
                        + "</item></channel></rss>",
                "<br />\n<b>Warning</b>: out of memory in feed.php\n<rss><channel><item><title>One</title></item>"
                        + "<item><title>Two</title></item></channel></rss>",
                "<rss><channel><item><title>One</title><description>cut <b off</description></item>"
                        + "<item><title>Two</title></item></channel></rss>",
                "<channel><item><title>One</title></item><item><title>Two</title></item></channel>",
            })
    void bothItemsAreFound(String document) {
        var reading = Reading.of(document);
        assertEquals(2, reading.entries().size());
        assertTrue(value(reading.first().title()).startsWith("One"));
        assertEquals("Two", value(reading.entries().get(1).title()));
    }

    @Test
    void anUnclosedElementIsNoted() {
        var reading = Reading.of("<rss><channel><item><title>One</title>");
        assertEquals("One", value(reading.first().title()));
        assertTrue(reading.notes().contains("unclosed-element"));
    }

    @Test
    void prefixesThatAreNotDeclaredMeanWhatTheyUsuallyMean() {
        var item = Reading.of(rss("<item><dc:creator>Ada</dc:creator><content:encoded>&lt;p&gt;Text</content:encoded>"
                        + "<media:thumbnail url='/t.jpg'/></item>"))
                .first();
        assertEquals("Ada", item.authors().getFirst().name());
        assertEquals("<p>Text", value(item.content()));
        assertEquals("https://town.example/t.jpg", item.media().getFirst().url());
    }

    @Test
    void aDeclaredNamespaceCountsNotItsPrefix() {
        var item = Reading.of("<rss xmlns:x='HTTP://purl.org/dc/elements/1.1'><channel><item><x:creator>Ada</x:creator>"
                        + "</item></channel></rss>")
                .first();
        assertEquals("Ada", item.authors().getFirst().name());
    }

    @Test
    void attributesAreReadWithoutQuotesOrWithABrokenOne() {
        var item = Reading.of(rss("<item><enclosure url=https://town.example/a.mp3 length=\"1,024\" type='audio/mpeg'/>"
                        + "<title>One</title></item>"))
                .first();
        assertEquals("https://town.example/a.mp3", item.media().getFirst().url());
        assertEquals(1024L, item.media().getFirst().bytes());
        assertEquals("One", value(item.title()));
    }

    @Test
    void markupThatNobodyEscapedIsTheText() {
        var item = Reading.of(rss("<item><description>An <b class='x'>old</b> &amp; <br/>new</description></item>"))
                .first();
        assertEquals("An <b class=\"x\">old</b> &amp; <br>new", value(item.summary()));
    }

    @Test
    void aDocumentsOwnEntitiesAreExpandedAndForeignOnesAreNot() {
        var reading = Reading.of("<!DOCTYPE rss [<!ENTITY town 'Newtown'><!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
                + rss("<item><title>&town;&file;</title></item>"));
        assertEquals("Newtown", value(reading.first().title()));
        assertTrue(reading.notes().contains("external-entity"));
    }
}
