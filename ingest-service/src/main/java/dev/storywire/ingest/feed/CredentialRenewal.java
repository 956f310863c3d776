package dev.storywire.ingest.feed;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Encrypts at start, with the newest key, what was encrypted with an older one, so that the older one can be taken away after. */
@ApplicationScoped
class CredentialRenewal {

    private static final Logger LOG = Logger.getLogger(CredentialRenewal.class);

    private final FeedStore store;
    private final CredentialVault vault;

    CredentialRenewal(FeedStore store, CredentialVault vault) {
        this.store = store;
        this.vault = vault;
    }

    void atStart(@Observes StartupEvent start) {
        vault.newestKey().ifPresent(key -> renew(key, "")
                .subscribe()
                .with(
                        done -> LOG.debug("event=credentials-renewed"),
                        failure -> LOG.warnf("event=credentials-not-renewed reason=%s", failure.getMessage())));
    }

    /** Goes through all feeds beyond an id. */
    Uni<Void> renew(String key, String afterId) {
        return store.sealedOtherwise(key, afterId)
                .chain(feeds -> feeds.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : each(feeds.iterator()).chain(() -> renew(key, last(feeds))));
    }

    private Uni<Void> each(Iterator<Feed> feeds) {
        if (!feeds.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        return renew(feeds.next()).chain(() -> each(feeds));
    }

    private Uni<Void> renew(Feed feed) {
        SealedText before = feed.credentials();
        Optional<SealedText> after = vault.credentials(feed).map(credentials -> vault.seal(credentials, feed.id()));
        if (before == null || after.isEmpty()) {
            LOG.warnf("event=credentials-unreadable feed=%s key=%s", feed.id(), before == null ? "" : before.key());
            return Uni.createFrom().voidItem();
        }
        return store.reseal(feed.id(), before, after.get());
    }

    private static String last(List<Feed> feeds) {
        return feeds.getLast().id();
    }
}
