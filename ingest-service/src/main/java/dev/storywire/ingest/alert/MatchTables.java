package dev.storywire.ingest.alert;

import dev.storywire.ingest.leader.LeaderConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the replica that leads reads and writes while it matches. */
final class MatchTables {

    private static final String TO_JOIN = """
            select * from alert where state = 'active' and not joined and after_place = (
                select after_place from alert where state = 'active' and not joined order by since, id limit 1)
            order by id limit $1
            """;

    private static final String PAGE =
            "select * from alert where state = 'active' and joined and id > $1 order by id limit $2";

    private static final String BEGIN = """
            insert into alert_progress (place, advanced_at) values ($1, $2) on conflict (one) do nothing
            """;

    /** Only who knows where it stood may say where it stands: a leader that was replaced without knowing it can't. */
    private static final String ADVANCE = """
            update alert_progress set place = $1, until_place = $2, cursor = $3, advanced_at = $4
            where place = $5 and until_place is not distinct from $6 and cursor = $7
            """;

    private static final String LOCK = "select * from alert where id = any($1) order by id for no key update";

    private static final String TOLD = """
            select alert_id, story_id, revision from alert_told
            where (alert_id, story_id) in (select * from unnest($1::text[], $2::text[]))
            """;

    /** Those of which another member of their cluster, as it is now, was told. */
    private static final String TOLD_BY_ANOTHER = """
            select alert_id, story_id from unnest($1::text[], $2::text[]) as asked (alert_id, story_id)
            where exists (
                select 1 from cluster_member as own
                join cluster_member as other using (cluster_id)
                join alert_told as told on told.story_id = other.story_id
                where own.story_id = asked.story_id and told.alert_id = asked.alert_id)
            """;

    private static final String TELL = """
            insert into alert_told (alert_id, story_id, revision, told_at)
            select *, $4::timestamptz from unnest($1::text[], $2::text[], $3::integer[])
            on conflict (alert_id, story_id) do update set revision = excluded.revision, told_at = excluded.told_at
            """;

    private static final String SEND = """
            insert into alert_delivery (id, alert_id, kind, state, stories, body, created_at, give_up_at, next_attempt_at)
            select id, alert_id, 'stories', 'pending', 1, body, $4, $5, $4
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality as news (id, alert_id, body, place) order by place
            """;

    private static final String WAIT = """
            insert into alert_waiting (alert_id, story, matched_at)
            select alert_id, story, $3 from unnest($1::text[], $2::text[]) with ordinality as news (alert_id, story, place) order by place
            """;

    private static final String COUNT = """
            update alert set waiting = waiting + news.stories, last_match_at = $3, due_at = least(due_at, $3)
            from unnest($1::text[], $2::integer[]) as news (alert_id, stories) where id = news.alert_id
            """;

    private static final String OVERFLOW = """
            update alert set state = 'disabled', reason = $3, version = version + 1, updated_at = $4
            where id = any($1) and waiting > $2
            """;

    private static final String FAULTS = """
            update alert set fault = found.fault
            from unnest($1::text[], $2::text[]) as found (alert_id, fault) where id = found.alert_id and alert.fault is distinct from found.fault
            """;

    private final LeaderConnection connection;

    MatchTables(LeaderConnection connection) {
        this.connection = connection;
    }

    /** Alerts that are not matched with the others yet and begin at the same place. */
    List<Alert> toJoin(int most) {
        return all(connection.query(TO_JOIN, Tuple.of(most)), AlertRows::alert);
    }

    /** The next of those that are matched together. */
    List<Alert> page(String cursor, int most) {
        return all(connection.query(PAGE, Tuple.of(cursor, most)), AlertRows::alert);
    }

    Optional<Progress> progress() {
        return all(
                        connection.query("select * from alert_progress", Tuple.tuple()),
                        row -> new Progress(
                                row.getString("place"), row.getString("until_place"), row.getString("cursor")))
                .stream()
                .findFirst();
    }

    void begin(String place, Instant now) {
        connection.query(BEGIN, Tuple.of(place, AlertRows.time(now)));
    }

    /** No alert is active: where the next one begins is its own matter. */
    void forgetProgress() {
        connection.query("delete from alert_progress", Tuple.tuple());
    }

    /** @throws IllegalStateException where it stands elsewhere by now */
    void advance(Progress from, Progress to, Instant now) {
        RowSet<Row> written = connection.query(
                ADVANCE,
                Tuple.tuple()
                        .addString(to.place())
                        .addString(to.until())
                        .addString(to.cursor())
                        .addOffsetDateTime(AlertRows.time(now))
                        .addString(from.place())
                        .addString(from.until())
                        .addString(from.cursor()));
        if (written.rowCount() != 1) {
            throw new IllegalStateException("Another replica leads by now");
        }
    }

    /**
     * Those of the alerts that still look for the same from the same place on, as they are now: another name, address or secret takes nothing from what was found.
     * Nobody else can change them until the transaction ends.
     */
    List<Alert> lock(Collection<Alert> alerts) {
        Map<String, Alert> asked = new HashMap<>();
        alerts.forEach(alert -> asked.put(alert.id(), alert));
        return all(connection.query(LOCK, texts(asked.keySet())), AlertRows::alert).stream()
                .filter(alert -> alert.looksForTheSameAs(Objects.requireNonNull(asked.get(alert.id()))))
                .toList();
    }

    Map<Novelty.Key, Integer> told(Collection<Novelty.Key> keys) {
        Map<Novelty.Key, Integer> told = new HashMap<>();
        connection
                .query(TOLD, keyed(keys))
                .forEach(row -> told.put(
                        new Novelty.Key(row.getString("alert_id"), row.getString("story_id")),
                        row.getInteger("revision")));
        return told;
    }

    /**
     * Those of these keys whose cluster was told by another member. A story that was told and then joined a cluster is not seen again for that, so that nothing but the cluster's
     * own table knows of it.
     */
    Set<Novelty.Key> toldByAnother(Collection<Novelty.Key> keys) {
        Set<Novelty.Key> told = new HashSet<>();
        connection
                .query(TOLD_BY_ANOTHER, keyed(keys))
                .forEach(row -> told.add(new Novelty.Key(row.getString("alert_id"), row.getString("story_id"))));
        return told;
    }

    void tell(Map<Novelty.Key, Integer> fresh, Instant now) {
        List<Novelty.Key> keys = List.copyOf(fresh.keySet());
        connection.query(
                TELL,
                keyed(keys)
                        .addArrayOfInteger(keys.stream().map(fresh::get).toArray(Integer[]::new))
                        .addOffsetDateTime(AlertRows.time(now)));
    }

    /** Messages of one story each. */
    void send(List<String> ids, List<News> news, Instant now, Duration triedFor) {
        OffsetDateTime at = AlertRows.time(now);
        connection.query(
                SEND,
                Tuple.tuple()
                        .addArrayOfString(ids.toArray(String[]::new))
                        .addArrayOfString(
                                news.stream().map(it -> it.alert().id()).toArray(String[]::new))
                        .addArrayOfString(news.stream()
                                .map(it -> Messages.stories(
                                        it.alert(), List.of(it.story().json().toString()), now))
                                .toArray(String[]::new))
                        .addOffsetDateTime(at)
                        .addOffsetDateTime(at.plus(triedFor)));
    }

    /** Stories for the next digest. */
    void hold(List<News> news, Instant now) {
        connection.query(
                WAIT,
                Tuple.tuple()
                        .addArrayOfString(
                                news.stream().map(it -> it.alert().id()).toArray(String[]::new))
                        .addArrayOfString(news.stream()
                                .map(it -> it.story().json().toString())
                                .toArray(String[]::new))
                        .addOffsetDateTime(AlertRows.time(now)));
    }

    /** Notes what waits for each alert, which is due now; those for whom too much waits are disabled. */
    void count(Map<String, Integer> stories, int most, Instant now) {
        List<String> ids = stories.keySet().stream().sorted().toList();
        connection.query(
                COUNT,
                texts(ids)
                        .addArrayOfInteger(ids.stream().map(stories::get).toArray(Integer[]::new))
                        .addOffsetDateTime(AlertRows.time(now)));
        connection.query(
                OVERFLOW,
                texts(ids)
                        .addInteger(most)
                        .addString("More than " + most
                                + " stories wait to be delivered. They are kept; make the receiver or the search narrower,"
                                + " and resume the alert.")
                        .addOffsetDateTime(AlertRows.time(now)));
    }

    /** Notes why searches can't be run, and that others can. */
    void faults(List<Alert> alerts, Map<String, String> faults) {
        List<String> ids = alerts.stream().map(Alert::id).toList();
        connection.query(
                FAULTS,
                texts(ids)
                        .addArrayOfString(
                                ids.stream().<@Nullable String>map(faults::get).toArray(String[]::new)));
    }

    /** From now on they are matched with the others. */
    void join(List<Alert> alerts) {
        connection.query(
                "update alert set joined = true where id = any($1)",
                texts(alerts.stream().map(Alert::id).toList()));
    }

    /** They were matched up to there alone. */
    void begin(List<Alert> alerts, String place) {
        connection.query(
                "update alert set after_place = $2 where id = any($1)",
                texts(alerts.stream().map(Alert::id).toList()).addString(place));
    }

    private static Tuple keyed(Collection<Novelty.Key> keys) {
        return Tuple.tuple()
                .addArrayOfString(keys.stream().map(Novelty.Key::alertId).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(Novelty.Key::storyId).toArray(String[]::new));
    }

    private static Tuple texts(Collection<String> texts) {
        return Tuple.tuple().addArrayOfString(texts.toArray(String[]::new));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
