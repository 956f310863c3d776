package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlSanitizerTest {
    private static final String BASE = "https://news.example/town/story.html";
    private static final HtmlSanitizer SANITIZER = new HtmlSanitizer(NormalizerLimits.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick=steal()>x</p>",
                "<a href='java&#10;script:steal()'>x</a>",
                "<a href='\u0001javascript:steal()'>x</a>",
                "<img src=x onerror=steal()>",
                "<svg><script>steal()</script></svg>",
                "<svg><a xlink:href='javascript:steal()'>x</a></svg>",
                "<math><mtext><img src onerror=steal()></mtext></math>",
                "<div style=\"background:url('javascript:steal()')\">x</div>",
                "<iframe srcdoc='<script>steal()</script>'></iframe>",
                "<noscript><p title='</noscript><img src onerror=steal()>'></noscript>",
                "<form action=javascript:steal()><button formaction=javascript:steal()>x</button></form>",
                "<object data='data:text/html,<script>steal()</script>'></object>",
                "<template><script>steal()</script></template>",
                "<!--><script>steal()</script>-->",
                "<meta http-equiv=refresh content='0;url=javascript:steal()'>",
                "<a href='data:text/html,steal()'>x</a>",
                "&lt;script&gt;steal()&lt;/script&gt;&lt;p&gt;x&lt;/p&gt;",
            })
    void nothingActiveSurvives(String html) {
        String clean = SANITIZER.clean(html, BASE).html();
        assertFalse(clean.contains("steal") && clean.matches("(?s).*<[^>]*steal.*"), clean);
        assertFalse(clean.matches("(?is).*<(script|svg|math|iframe|form|object|template|meta|style).*"), clean);
        assertFalse(clean.toLowerCase(Locale.ROOT).contains("javascript:"), clean);
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertEquals(
                "<pre>  a\n b</pre>",
                SANITIZER.clean("<pre>\n  a\n b</pre>", BASE).html());
    }

    @Test
    void linksBecomeAbsoluteAndPassNothingOn() {
        assertEquals(
                "<a href=\"https://news.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\">x</a>",
                SANITIZER
                        .clean("<a href='../a?b=1&c=2' target=_blank rel=me>x</a>", BASE)
                        .html());
    }

    @Test
    void lazyImagesAreFoundAndTrackingPixelsAreDropped() {
        assertEquals(
                "<p>x<img src=\"https://news.example/town/b.jpg\" alt=\"A bridge\"></p>",
                SANITIZER
                        .clean(
                                "<p>x<img src='data:image/gif;base64,R0' data-src=b.jpg alt='A bridge'><img src=//stat.example/c.gif width=1 height=1></p>",
                                BASE)
                        .html());
    }

    @Test
    void emptyElementsVanishAndTheirNeighboursStayApart() {
        assertEquals(
                "<p>one two</p>",
                SANITIZER
                        .clean("<p>one <b> </b><span></span> two</p><p>&#32;</p>", BASE)
                        .html());
        assertEquals(
                "<p>a b</p>",
                SANITIZER
                        .clean("<p>a</p>".replace("a", "a<button>z</button> b"), BASE)
                        .html());
    }

    @Test
    void theTextLeavesCaptionsOutAndSetsParagraphsApart() {
        CleanHtml clean = SANITIZER.clean(
                "<p>One.</p><figure><img src=a.jpg><figcaption>A caption</figcaption></figure><ul><li>Two</li><li>Three</li></ul>",
                BASE);
        assertEquals("One.\n\nTwo\n\nThree", clean.text());
        assertTrue(clean.html().contains("<figcaption>A caption</figcaption>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain & simple                  | <p>plain &amp; simple</p>",
                "&lt;p&gt;twice&lt;/p&gt;        | <p>twice</p>",
                "<p>a<div>b</div>c</p>           | <p>a</p><div>b</div>c",
                "<li>stray</li>                  | <div>stray</div>",
                "<h1><div>Title</div></h1>       | <h1>Title</h1>",
            })
    void oddMarkupIsSetRight(String html, String clean) {
        assertEquals(clean, SANITIZER.clean(html, BASE).html());
    }
}
