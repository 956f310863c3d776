package dev.storywire.ingest.alert;

import dev.storywire.ingest.leader.LeaderConnection;
import dev.storywire.ingest.leader.LeaderTask;
import dev.storywire.ingest.leader.Turn;
import dev.storywire.ingest.search.Matches;
import dev.storywire.ingest.search.SearchRefusedException;
import dev.storywire.ingest.search.SearchService;
import dev.storywire.ingest.search.SearchUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Matches all alerts against what has become searchable, stretch by stretch, a page of alerts in a turn. What is to be told and how far it
 * has come are written in one transaction, so that every story is looked at once for every alert, whatever dies in between. An alert that is
 * new, was changed or resumed is first matched from its own place to where the others are, and then joins them.
 */
final class AlertEngine implements LeaderTask {

    private static final Logger LOG = Logger.getLogger(AlertEngine.class);

    /** What matches is written in pieces: every alert may match every story of a stretch. */
    private static final int WRITTEN_AT_ONCE = 1_000;

    private final SearchService search;
    private final AlertSettings settings;
    private final Clock clock;
    private final Runnable due;
    private final Counter matched;
    private final AtomicLong behind = new AtomicLong();
    private final Pruning pruning;

    /** @param due called when there may be something to send */
    AlertEngine(SearchService search, AlertSettings settings, MeterRegistry meters, Clock clock, Runnable due) {
        this.search = search;
        this.settings = settings;
        this.clock = clock;
        this.due = due;
        this.matched = meters.counter("storywire.alert.matches");
        this.pruning = new Pruning(settings);
        meters.gauge("storywire.alert.behind", behind);
    }

    @Override
    public Turn turn(LeaderConnection connection) {
        MatchTables tables = new MatchTables(connection);
        pruning.turn(connection, now());
        try {
            Optional<Progress> progress = tables.progress();
            if (progress.isPresent() && progress.get().until() != null) {
                return page(connection, tables, progress.get());
            }
            List<Alert> fresh = tables.toJoin(settings.searches());
            if (!fresh.isEmpty()) {
                return progress.map(at -> join(connection, tables, at, fresh))
                        .orElseGet(() -> begin(connection, tables, fresh));
            }
            return progress.map(at -> advance(tables, at)).orElseGet(Turn.Idle::new);
        } catch (SearchUnavailableException | SearchRefusedException away) {
            return new Turn.Away("search", String.valueOf(away.getMessage()));
        }
    }

    /** The first alerts decide where all begins. */
    private Turn begin(LeaderConnection connection, MatchTables tables, List<Alert> fresh) {
        return connection.inTransaction(() -> {
            tables.begin(fresh.getFirst().after(), now());
            tables.join(tables.lock(fresh));
            return new Turn.Busy();
        });
    }

    private Turn join(LeaderConnection connection, MatchTables tables, Progress at, List<Alert> fresh) {
        Matches answer = ask(fresh.getFirst().after(), at.place(), fresh);
        return connection.inTransaction(() -> {
            tables.advance(at, at, now());
            List<Alert> same = tables.lock(fresh);
            write(tables, fresh, same, answer);
            if (answer.complete()) {
                tables.join(same);
            } else {
                tables.begin(same, answer.next());
            }
            return new Turn.Busy();
        });
    }

    private Turn advance(MatchTables tables, Progress at) {
        if (tables.page("", 1).isEmpty()) {
            tables.forgetProgress();
            return new Turn.Idle();
        }
        Matches answer = ask(at.place(), null, List.of());
        if (answer.restarted()) {
            LOG.warn("event=alert-stream-restarted");
        }
        Progress from = Progress.at(answer.after());
        Progress to = answer.stories() == 0 ? Progress.at(answer.next()) : from.stretchTo(answer.next());
        if (!to.equals(at)) {
            tables.advance(at, to, now());
        }
        return answer.stories() == 0 && answer.complete() ? new Turn.Idle() : new Turn.Busy();
    }

    private Turn page(LeaderConnection connection, MatchTables tables, Progress at) {
        String until = at.until() == null ? at.place() : at.until();
        List<Alert> alerts = tables.page(at.cursor(), settings.searches());
        if (alerts.isEmpty()) {
            tables.advance(at, Progress.at(until), now());
            return new Turn.Busy();
        }
        List<Matches> answers = new ArrayList<>();
        for (String place = at.place(); answers.isEmpty() || !answers.getLast().complete(); ) {
            Matches answer = ask(place, until, alerts);
            if (answer.restarted()) {
                tables.advance(at, Progress.at(answer.after()), now());
                return new Turn.Busy();
            }
            answers.add(answer);
            place = answer.next();
        }
        return connection.inTransaction(() -> {
            tables.advance(at, at.behind(alerts.getLast().id()), now());
            List<Alert> same = tables.lock(alerts);
            answers.forEach(answer -> write(tables, alerts, same, answer));
            return new Turn.Busy();
        });
    }

    private Matches ask(String after, @Nullable String until, List<Alert> alerts) {
        List<Matches.Search> searches = alerts.stream()
                .map(alert -> new Matches.Search(alert.after(), alert.search().parameters()))
                .toList();
        Matches answer = search.matches(new Matches.Question(after, until, searches))
                .await()
                .atMost(search.patience());
        behind.set(answer.behind());
        return answer;
    }

    /** @param same of the alerts that were asked for, those that nobody has changed since */
    private void write(MatchTables tables, List<Alert> asked, List<Alert> same, Matches answer) {
        Findings findings = Findings.of(asked, same, answer, settings.overlap());
        tables.faults(same, findings.faults());
        List<News> hits = findings.hits();
        for (int from = 0; from < hits.size(); from += WRITTEN_AT_ONCE) {
            tell(tables, hits.subList(from, Math.min(hits.size(), from + WRITTEN_AT_ONCE)));
        }
    }

    private void tell(MatchTables tables, List<News> hits) {
        Set<Novelty.Key> keys = new HashSet<>();
        hits.forEach(hit -> keys.addAll(Novelty.keys(hit.alert(), hit.story())));
        Map<Novelty.Key, Integer> told = tables.told(keys);
        Set<Novelty.Key> collapsing = hits.stream()
                .filter(hit -> hit.alert().collapse())
                .map(hit -> new Novelty.Key(hit.alert().id(), hit.story().id()))
                .collect(Collectors.toSet());
        if (!collapsing.isEmpty()) {
            tables.toldByAnother(collapsing).forEach(key -> told.putIfAbsent(key, Novelty.CLUSTER));
        }
        Novelty novelty = new Novelty(told);
        List<News> news = hits.stream()
                .filter(hit -> novelty.isNew(hit.alert(), hit.story()))
                .toList();
        Instant now = now();
        if (!novelty.fresh().isEmpty()) {
            tables.tell(novelty.fresh(), now);
        }
        if (!news.isEmpty()) {
            Outgoing outgoing = Outgoing.of(news);
            tables.send(outgoing.ids(now), outgoing.single(), now, settings.triedFor());
            tables.hold(outgoing.held(), now);
            tables.count(outgoing.stories(), settings.mostWaiting(), now);
            matched.increment(news.size());
            due.run();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
