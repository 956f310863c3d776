package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom &amp; Jerry                          | Tom & Jerry",
                "Tom &amp;amp; Jerry                      | Tom & Jerry",
                "It&amp;#8217;s late                      | It’s late",
                "R&D and AT&T                             | R&D and AT&T",
                "5 < 6 and 7 > 2                          | 5 < 6 and 7 > 2",
                "one<br>two                               | one two",
                "<p>one</p><p>two</p>                     | one two",
                "in<b>divi</b>sible                       | indivisible",
                "&lt;p&gt;escaped once too often&lt;/p&gt; | escaped once too often",
                "how to use the &lt;blink&gt; tag         | how to use the <blink> tag",
                "seen<script>alert(1)</script>            | seen",
                "open<!-- hidden --> end                  | open end",
            })
    void markupBecomesWhatAReaderSees(String html, String text) {
        assertEquals(text, PlainText.lineOfHtml(html));
    }

    @Test
    void whatLooksLikeATagStaysInTextThatIsNoMarkup() {
        assertEquals("Use <b> & rest", PlainText.lineOfText("Use <b> &amp; rest"));
    }

    @Test
    void blocksBecomeParagraphsAndBreaksBecomeLines() {
        assertEquals(
                "First line\nsecond line\n\nNext",
                PlainText.paragraphsOfHtml("<div>First line<br/>second line</div>\n\n\n<p>Next</p>"));
    }

    @Test
    void invisibleAndDirectionChangingCharactersGoWhileJoinersStay() {
        assertEquals("abc", PlainText.line("a\u200Bb\uFEFF\u202Ec\u2069"));
        assertEquals("می\u200Cخواهم", PlainText.line("می\u200Cخواهم"));
    }

    @Test
    void textIsComposed() {
        assertEquals("é", PlainText.line("e\u0301"));
    }

    @Test
    void cleanTextIsHandedBackWithoutACopy() {
        String clean = "Nothing to do here";
        assertSame(clean, PlainText.line(clean));
        assertSame(clean, PlainText.lineOfHtml(clean));
    }

    @Test
    void clippingNeverHalvesACharacter() {
        assertEquals("ab", PlainText.clip("ab\uD83D\uDE00cd", 3));
    }
}
