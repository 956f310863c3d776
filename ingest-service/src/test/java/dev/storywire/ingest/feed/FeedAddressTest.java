package dev.storywire.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedAddressTest {

    private static final String FEED = "https://news.example/feeds/caf%C3%A9?page=all";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example/feeds/caf%C3%A9?page=all",
                "HTTPS://NEWS.example/feeds/caf%C3%A9?page=all",
                "https://news.example:443/feeds/caf%C3%A9?page=all",
                "http://news.example:80/feeds/caf%C3%A9?page=all",
                "https://news.example./feeds/caf%C3%A9?page=all",
                "https://news.example/feeds/caf%c3%a9/?page=all",
                "https://news.example/feeds/café?page=all",
                "https://news.example/%66eeds/caf%C3%A9?page=all",
                "https://news.example/a/../feeds/caf%C3%A9?page=all",
                "https://news.example/feeds/caf%C3%A9?utm_source=x&page=all&fbclid=1",
                "https://news.example/feeds/caf%C3%A9?page=all#latest",
                "  https://news.example/feeds/caf%C3%A9?page=all\n",
                "feed://news.example/feeds/caf%C3%A9?page=all",
                "feed:https://news.example/feeds/caf%C3%A9?page=all",
            })
    void theSameFeedOtherwiseWrittenHasTheSameKey(String twin) {
        assertEquals(key(FEED), key(twin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/feeds/caf%C3%A9",
                "https://news.example/feeds/caf%C3%A9?page=1",
                "https://news.example/feeds/Caf%C3%A9?page=all",
                "https://news.example:8443/feeds/caf%C3%A9?page=all",
                "https://www.news.example/feeds/caf%C3%A9?page=all",
                "https://news.example/feeds%2Fcaf%C3%A9?page=all"
            })
    void anotherFeedHasAnotherKey(String other) {
        assertNotEquals(key(FEED), key(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news.example/feed",
                "//news.example/feed",
                "ftp://news.example/feed",
                "file:///etc/passwd",
                "feed:file:///etc/passwd",
                "javascript:alert(1)",
                "http://",
                "http:///feed",
                "http://[",
                "http://a b/",
                "https://news.example:99999/",
                "https://news.example:0/"
            })
    void whatIsNoAddressOfTheWebIsNone(String text) {
        assertTrue(FeedAddress.parse(text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/feed, news.example",
        "https://News.example:443/feed, news.example",
        "http://news.example:443/feed, news.example:443",
        "http://[2001:DB8::1]:8080/, [2001:db8::1]:8080",
        "https://bücher.example/, xn--bcher-kva.example"
    })
    void theHostIsWhatRequestsAreCountedBy(String url, String host) {
        assertEquals(host, FeedAddress.parse(url).orElseThrow().host());
    }

    @Test
    void anAddressThatIsTooLongIsNone() {
        assertTrue(FeedAddress.parse("https://news.example/" + "x".repeat(2048)).isEmpty());
    }

    @Test
    void aUserNameIsSeenWhereItIsOneAndNowhereElse() {
        assertTrue(FeedAddress.hasUserInfo("https://me:secret@news.example/feed"));
        assertTrue(FeedAddress.hasUserInfo("feed://me@news.example/feed"));
        assertFalse(FeedAddress.hasUserInfo("https://news.example/@me/feed"));
        assertFalse(FeedAddress.hasUserInfo("https://news.example/feed?mail=me@news.example"));
        assertFalse(FeedAddress.hasUserInfo("no address"));
    }

    private static String key(String url) {
        return FeedAddress.parse(url).orElseThrow().key();
    }
}
