package dev.storywire.gateway.once;

import dev.storywire.gateway.store.Store;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The table {@code gateway.once}: which requests were begun, and what the done ones were answered. */
@ApplicationScoped
class OnceTable {

    private static final Duration CLEANING = Duration.ofMinutes(10);

    /** Who sent it, and what the sender calls it. */
    record Name(String caller, String key) {}

    /** What there is under a name. */
    sealed interface Entry {

        /** Nothing was: now it is ours to do. */
        record Ours() implements Entry {}

        /** Somebody is at it. */
        record UnderWay() implements Entry {}

        /** It was done, with a request of this fingerprint and this answer. */
        record Done(String fingerprint, Reply reply) implements Entry {}
    }

    /** An answer to give again. */
    record Reply(int status, String contentType, Buffer body) {}

    private final Store store;
    private final OnceSettings settings;
    private final Clock clock;
    private @Nullable Cancellable cleaning;

    OnceTable(Store store, OnceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        cleaning = Multi.createFrom()
                .ticks()
                .every(CLEANING)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> clean())
                .subscribe()
                .with(done -> {});
    }

    @PreDestroy
    void end() {
        if (cleaning != null) {
            cleaning.cancel();
        }
    }

    /** Takes the name, if nobody has it. */
    Uni<Entry> claim(Name name) {
        Tuple values = Tuple.of(
                name.caller(), name.key(), now(), now().minus(settings.kept()), now().minus(settings.underWay()));
        return store.run(
                        "insert into gateway.once as known (caller, key, begun_at) values ($1, $2, $3)"
                                + " on conflict (caller, key) do update"
                                + " set begun_at = $3, status = null, fingerprint = null, content_type = null, body = null"
                                + " where known.begun_at < $4 or (known.status is null and known.begun_at < $5)"
                                + " returning key",
                        values)
                .chain(rows -> rows.isEmpty() ? read(name) : Uni.createFrom().item(new Entry.Ours()));
    }

    Uni<Void> done(Name name, String fingerprint, Reply reply) {
        Tuple values = Tuple.tuple()
                .addString(name.caller())
                .addString(name.key())
                .addInteger(reply.status())
                .addString(reply.contentType())
                .addString(fingerprint);
        values.getDelegate().addBuffer(reply.body());
        return store.run(
                        "update gateway.once set status = $3, content_type = $4, fingerprint = $5, body = $6"
                                + " where caller = $1 and key = $2",
                        values)
                .replaceWithVoid();
    }

    /** Lets the name go, for another try. */
    Uni<Void> release(Name name) {
        return store.run(
                        "delete from gateway.once where caller = $1 and key = $2 and status is null",
                        Tuple.of(name.caller(), name.key()))
                .replaceWithVoid();
    }

    private Uni<Entry> read(Name name) {
        return store.run(
                        "select status, content_type, fingerprint, body from gateway.once where caller = $1 and key = $2",
                        Tuple.of(name.caller(), name.key()))
                .map(rows -> rows.isEmpty() || rows.getFirst().getInteger("status") == null
                        ? new Entry.UnderWay()
                        : done(rows.getFirst()));
    }

    private static Entry done(Row row) {
        io.vertx.sqlclient.Row plain = row.getDelegate();
        return new Entry.Done(
                row.getString("fingerprint"),
                new Reply(row.getInteger("status"), row.getString("content_type"), plain.getBuffer("body")));
    }

    private Uni<Void> clean() {
        return store.run("delete from gateway.once where begun_at < $1", Tuple.of(now().minus(settings.kept())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(later -> Uni.createFrom().voidItem());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
