package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.normalize.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceIdentityTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour Post,harbour-post",
        "  The  Daily, Late-Edition! ,the-daily",
        "中央日誌,中央日誌",
        "Süd Kurier 24,süd-kurier-24",
        "ＨＡＲＢＯＵＲ,harbour"
    })
    void aNameGivesASlugThatKeepsItsScript(String name, String slug) {
        assertEquals(slug, SourceIdentity.slug(name));
    }

    @Test
    void namesOfPunctuationAloneDiffer() {
        assertNotEquals(SourceIdentity.slug("!!!"), SourceIdentity.slug("???"));
    }

    @Test
    void longNamesThatBeginAlikeDiffer() {
        String head = "n".repeat(200);
        String slug = SourceIdentity.slug(head + "1");
        assertNotEquals(slug, SourceIdentity.slug(head + "2"));
        assertTrue(slug.length() < 120, slug);
    }

    @Test
    void withoutANameTheHostOfTheAddressIsTheId() {
        Source source = SourceIdentity.identify(null, null, null, "https://user@WWW.Harbour.example:8443/x")
                .orElseThrow();
        assertEquals("harbour.example", source.id());
    }

    @Test
    void theNameOfWhoSendsGoesBeforeWhatTheStorySaysAndTheRestIsKept() {
        Source told = new Source(null, "Feed title", "https://a.example/", "IE", "en");
        assertEquals(
                new Source("harbour-post", "Harbour Post", "https://a.example/", "IE", "en"),
                SourceIdentity.identify("Harbour Post", told).orElseThrow());
    }

    @Test
    void withoutNameAndAddressThereIsNoSource() {
        assertTrue(SourceIdentity.identify(" ", null, null, "no address").isEmpty());
    }
}
