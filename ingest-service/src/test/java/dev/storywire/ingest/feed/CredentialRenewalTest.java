package dev.storywire.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.ingest.fetch.BasicCredentials;
import dev.storywire.ingest.support.ServiceTest;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class CredentialRenewalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "new:"
            + Base64.getEncoder().encodeToString("0123456789abcdef".repeat(2).getBytes(StandardCharsets.UTF_8));

    @Inject
    FeedStore store;

    @Inject
    Pool pool;

    private final String id = UUID.randomUUID().toString().replace("-", "").substring(6);

    @AfterEach
    void remove() {
        ask("delete from feed where id = $1", Tuple.of(id));
    }

    @Test
    void withANewKeyInFrontCredentialsAreEncryptedAnewAtStartAndTheOldKeyCanGo() {
        BasicCredentials credentials = new BasicCredentials("ada", "ahoy");
        SealedText sealed = new CredentialVault(List.of(OLD)).seal(credentials, id);
        ask("""
                insert into feed (id, url, credentials, credentials_key, created_at, updated_at)
                values ($1, 'https://harbour.example/feed', $2, $3, now(), now())
                """, Tuple.of(id, Buffer.buffer(sealed.bytes()), sealed.key()));

        new CredentialRenewal(store, new CredentialVault(List.of(NEW, OLD))).atStart(new StartupEvent());

        Awaitility.await().atMost(PATIENCE).until(() -> "new".equals(keyOf(feed().credentials())));
        assertEquals(
                credentials,
                new CredentialVault(List.of(NEW)).credentials(feed()).orElseThrow());
    }

    private static @Nullable String keyOf(@Nullable SealedText credentials) {
        return credentials == null ? null : credentials.key();
    }

    private Feed feed() {
        return store.find(id).await().atMost(PATIENCE).orElseThrow();
    }

    private void ask(String statement, Tuple values) {
        pool.preparedQuery(statement).execute(values).await().atMost(PATIENCE);
    }
}
