package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void aStoryWithSourceAndHeadlineIsAdmitted() {
        Admission.Admitted admitted = assertInstanceOf(
                Admission.Admitted.class, Admission.of(Stories.draft("Ferry").build(), "Harbour Post", null));
        assertEquals("harbour-post", admitted.story().sourceId());
    }

    @Test
    void aStoryOfNoKnownSourceIsRefused() {
        assertEquals("source", refusedField(Stories.draft("Ferry").build(), null));
    }

    @Test
    void aStoryThatIsOnlyAnAddressIsRefused() {
        Story bare = Stories.draft("").url("https://a.example/1").build();
        assertEquals("headline", refusedField(bare, "Harbour Post"));
    }

    @Test
    void aDeletionNeedsNoTextOfItsOwn() {
        Story deleted = Stories.draft("")
                .externalId("7")
                .status(PublicationStatus.CANCELED)
                .build();

        assertInstanceOf(Admission.Admitted.class, Admission.of(deleted, "Harbour Post", null));
    }

    @Test
    void theAddressOfTheDocumentNamesTheSource() {
        Admission admission = Admission.of(Stories.draft("Ferry").build(), null, "https://www.a.example/page");
        assertEquals(
                "a.example",
                assertInstanceOf(Admission.Admitted.class, admission).story().sourceId());
    }

    private static @Nullable String refusedField(Story story, @Nullable String source) {
        return assertInstanceOf(Admission.Refused.class, Admission.of(story, source, null))
                .error()
                .field();
    }
}
