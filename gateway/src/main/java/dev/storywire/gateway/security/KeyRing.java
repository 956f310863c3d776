package dev.storywire.gateway.security;

import dev.storywire.gateway.store.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose key a text is. What was looked up is trusted for a moment, and longer while the store is away, so that whoever read
 * a minute ago reads on.
 */
@ApplicationScoped
class KeyRing {

    private static final int SHORTEST_ADMIN_KEY = 8;

    private record Seen(Optional<ApiKey> key, Instant at) {}

    private final KeyTable table;
    private final SecuritySettings settings;
    private final Clock clock;
    private final byte @Nullable [] adminHash;
    private final ApiKey admin;
    private final Map<ByteBuffer, Seen> seen = new ConcurrentHashMap<>();

    KeyRing(KeyTable table, SecuritySettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.adminHash =
                settings.adminKey().map(KeyRing::longEnough).map(KeyText::hash).orElse(null);
        this.admin = new ApiKey(
                "configured", "configured", Role.ADMIN, null, clock.instant(), "configuration", null, null, null);
    }

    private static String longEnough(String key) {
        if (key.length() < SHORTEST_ADMIN_KEY) {
            throw new IllegalArgumentException(
                    "storywire.security.admin-key needs " + SHORTEST_ADMIN_KEY + " characters at least");
        }
        return key;
    }

    /** The key, if it works just now; fails with {@link StoreUnavailable} where nobody can tell. */
    Uni<Optional<ApiKey>> find(String text) {
        byte[] hash = KeyText.hash(text);
        if (adminHash != null && MessageDigest.isEqual(hash, adminHash)) {
            return Uni.createFrom().item(Optional.of(admin));
        }
        if (!KeyText.isWellFormed(text)) {
            return Uni.createFrom().item(Optional.empty());
        }
        Instant now = clock.instant();
        ByteBuffer id = ByteBuffer.wrap(hash);
        Seen known = seen.get(id);
        if (known != null && now.isBefore(known.at().plus(settings.keyLife()))) {
            return Uni.createFrom().item(working(known, now));
        }
        return table.byHash(hash)
                .map(found -> remember(id, new Seen(found, now)))
                .onFailure(StoreUnavailable.class)
                .recoverWithUni(away -> known != null && now.isBefore(known.at().plus(settings.keyGrace()))
                        ? Uni.createFrom().item(known)
                        : Uni.createFrom().failure(away))
                .map(current -> working(current, now));
    }

    /** Looks this key up anew when it comes next. */
    void forget(String keyId) {
        seen.values()
                .removeIf(
                        known -> known.key().map(key -> key.id().equals(keyId)).orElse(false));
    }

    private Seen remember(ByteBuffer id, Seen found) {
        if (seen.size() >= settings.rememberedKeys()) {
            Instant stale = found.at().minus(settings.keyLife());
            seen.values().removeIf(known -> known.at().isBefore(stale));
            if (seen.size() >= settings.rememberedKeys()) {
                seen.clear();
            }
        }
        seen.put(id, found);
        return found;
    }

    private static Optional<ApiKey> working(Seen known, Instant now) {
        return known.key().filter(key -> key.worksAt(now));
    }
}
