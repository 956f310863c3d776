package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The sources that stories came from. What a later story tells of its source is added; what is known already stays. Those that were
 * committed are remembered, so that a source costs nothing after its first story.
 */
@ApplicationScoped
class SourceRegister {

    private static final int MOST_REMEMBERED = 10_000;
    private static final String UPSERT = """
            insert into source as known (id, name, url, country, language, first_seen_at)
            values (:id, :name, :url, :country, :language, :now)
            on conflict (id) do update set
                name = coalesce(known.name, excluded.name),
                url = coalesce(known.url, excluded.url),
                country = coalesce(known.country, excluded.country),
                language = coalesce(known.language, excluded.language)
            """;

    private final Set<Source> remembered = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    SourceRegister(Clock clock) {
        this.clock = clock;
    }

    /** Writes those that are not remembered, in the order of their ids, so that two transactions can't lock each other out. */
    Uni<Void> register(Mutiny.StatelessSession session, Set<Source> sources) {
        Iterator<Source> unknown = sources.stream()
                .filter(source -> !remembered.contains(source))
                .sorted(Comparator.comparing(source -> String.valueOf(source.id())))
                .collect(Collectors.toList())
                .iterator();
        return next(session, unknown);
    }

    /** Remembers what was committed. */
    void remember(Set<Source> committed) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.addAll(committed);
    }

    private Uni<Void> next(Mutiny.StatelessSession session, Iterator<Source> sources) {
        if (!sources.hasNext()) {
            return Uni.createFrom().voidItem();
        }
        Source source = sources.next();
        return session.createNativeQuery(UPSERT)
                .setParameter("id", source.id())
                .setParameter("name", source.name())
                .setParameter("url", source.url())
                .setParameter("country", source.country())
                .setParameter("language", source.language())
                .setParameter("now", clock.instant())
                .executeUpdate()
                .chain(() -> next(session, sources));
    }
}
