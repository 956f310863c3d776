package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.storywire.ingest.url.Urls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example/s?utm_source=rss&id=7&fbclid=x, https://a.example/s?id=7",
        "https://a.example:443/s#comments, https://a.example/s",
        "http://A.Example:80/S, http://a.example/S",
        "https://a.example, https://a.example/",
        "https://m.town.example/s, https://www.town.example/s",
        "https://amp.news.town.example/s, https://news.town.example/s",
        "https://a.example/s/amp/, https://a.example/s/",
        "https://a.example/s.amp.html, https://a.example/s.html",
        "https://a-example.cdn.ampproject.org/c/s/a.example/s, https://a.example/s",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2Fs%3Futm_medium%3Dx&usg=1, https://a.example/s",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fs&h=1, https://a.example/s",
    })
    void onePageHasOneAddress(String url, String canonical) {
        assertEquals(canonical, CanonicalUrls.canonical(url));
        assertEquals(canonical, CanonicalUrls.canonical(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/relative",
                "mailto:a@b.example",
                "http://",
                "https:///",
                "",
                "http://exa mple/"
            })
    void whatIsNoWebAddressHasNone(String url) {
        assertNull(CanonicalUrls.canonical(url));
    }

    @Test
    void aRedirectorThatLeadsToItselfEnds() {
        String loop = "https://a.example/redirect?url=https%3A%2F%2Fa.example%2Fredirect%3Furl%3Dx";
        assertEquals("https://a.example/redirect?url=x", CanonicalUrls.canonical(loop));
    }

    @ParameterizedTest
    @CsvSource({
        "../b, https://a.example/x/b",
        "//cdn.example/i.png, https://cdn.example/i.png",
        "?p=2, https://a.example/x/y/z?p=2",
        "' /with blank ', https://a.example/with%20blank",
        "https:\\\\b.example\\c, https://b.example/c",
        "https://user:secret@b.example/c, https://b.example/c",
        "../../../../up, https://a.example/up",
    })
    void referencesAreResolvedAsBrowsersDo(String reference, String absolute) {
        assertEquals(absolute, Urls.absolute("https://a.example/x/y/z?q=1", reference));
    }
}
