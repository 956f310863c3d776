package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.storywire.ingest.support.ServiceTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class FeedIdentitiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    FeedIdentities identities;

    @Inject
    Pool pool;

    private final String feed = UUID.randomUUID().toString();

    @Test
    void aFeedThatWasCaughtLyingStaysSoUntilItIsTrustedAgain() {
        FeedIdentity first = fetch("a");
        assertNull(first.code());
        FeedIdentity second = fetch("b");
        assertEquals("guid-changes", second.code());
        assertEquals(ids(first), ids(second));
        assertEquals(KeyKind.URL, fetch("b").key());

        identities.trustAgain(pool, feed).await().atMost(PATIENCE);
        assertEquals(KeyKind.EXTERNAL_ID, fetch("b").key());
    }

    private FeedIdentity fetch(String guids) {
        List<IncomingStory> document = IntStream.range(0, 4)
                .mapToObj(i -> Stories.incoming(
                        "as admitted",
                        Stories.draft("Headline " + i)
                                .externalId(guids + i)
                                .url("https://a.example/" + i)
                                .build()))
                .toList();
        FeedIdentity identity = identities.identify(feed, document).await().atMost(PATIENCE);
        identities.remember(feed, identity).await().atMost(PATIENCE);
        return identity;
    }

    private static List<String> ids(FeedIdentity identity) {
        return identity.entries().stream()
                .map(entry -> String.valueOf(entry.storyId()))
                .toList();
    }
}
