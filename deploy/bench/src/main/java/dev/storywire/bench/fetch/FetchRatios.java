package dev.storywire.bench.fetch;

import static dev.storywire.bench.fetch.FeedHosts.await;

import dev.storywire.bench.ResidentMemory;
import dev.storywire.bench.ScratchFolder;
import dev.storywire.embedded.EmbeddedKafka;
import dev.storywire.embedded.EmbeddedPostgres;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Measures the feed engine in one run with the HTTP client that merely downloads the same documents, in turns, and prints a table: feeds that
 * are new, until their stories are in Kafka, and feeds that are unchanged (304), until that is written down.
 *
 * <p>System properties: {@code feeds} (4000), {@code hosts} (200), {@code rounds} (3).
 */
public final class FetchRatios {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** How often the database is asked whether all is done; the answer is late by half of it on average. */
    private static final long POLL_NANOS = 100_000_000;
    /** How closely the first request is watched for, which costs nothing. */
    private static final long WATCH_NANOS = 500_000;

    private static final int AT_ONCE = 24;
    private static final int[] LATENCIES = {0, 20, 100};
    private static final String DUE = "update feed_state set next_fetch_at = now()";
    private static final String WRITTEN = """
            select count(*) = $1 from feed_state where due_at > now() and lease_owner is null and last_status = 304
            """;
    private static final String STORED = "select count(*) >= $1 from story";
    private static final String PUBLISHED =
            "select (select count(*) from story) >= $1 and not exists (select from outbox)";

    private final int feeds;
    private final int rounds;
    private final FeedHosts hosts;
    private final BareClient bare;
    private final ServiceProcess service;
    private final Pool database;

    private FetchRatios(
            int feeds, int rounds, FeedHosts hosts, BareClient bare, ServiceProcess service, Pool database) {
        this.feeds = feeds;
        this.rounds = rounds;
        this.hosts = hosts;
        this.bare = bare;
        this.service = service;
        this.database = database;
    }

    /** Takes about three minutes with the defaults. */
    public static void main(String[] args) throws Exception {
        int feeds = Integer.getInteger("feeds", 4_000);
        Vertx vertx = Vertx.vertx();
        try (ScratchFolder folder = ScratchFolder.create();
                FeedHosts hosts = new FeedHosts(vertx, Integer.getInteger("hosts", 200), feeds);
                BareClient bare = new BareClient(vertx, hosts, AT_ONCE);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.defaults());
                EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.defaults());
                ServiceProcess service = service(folder, hosts, postgres, kafka)) {
            service.restart();
            Pool database = PgBuilder.pool()
                    .connectingTo(postgres.reactiveUrl() + "?user=" + EmbeddedPostgres.DATABASE)
                    .using(vertx)
                    .build();
            new FetchRatios(feeds, Integer.getInteger("rounds", 3), hosts, bare, service, database).run();
            await(database.close());
        } finally {
            await(vertx.close());
        }
    }

    private static ServiceProcess service(
            ScratchFolder folder, FeedHosts hosts, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        return new ServiceProcess(
                Service.INGEST,
                0,
                folder.path(),
                Map.ofEntries(
                        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl()),
                        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl()),
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                        Map.entry("STORYWIRE_INTERNAL_REQUIRED", "false"),
                        Map.entry("STORYWIRE_FETCH_ALLOW", hosts.allowed()),
                        Map.entry("STORYWIRE_FETCH_HOST_CONCURRENCY", Integer.toString(AT_ONCE)),
                        Map.entry("STORYWIRE_SCHEDULE_CONCURRENCY", Integer.toString(AT_ONCE)),
                        Map.entry("STORYWIRE_SCHEDULE_HOST_CONCURRENCY", Integer.toString(AT_ONCE)),
                        Map.entry("STORYWIRE_SCHEDULE_HOST_SPACING", "0s")),
                DEADLINE,
                HttpClient.newHttpClient());
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf("%,d feeds of %d stories, %d at once%n", feeds, FeedHosts.ITEMS, AT_ONCE);
        bare.run(feeds, false);
        double reference = bare.run(feeds, false);
        long start = fresh();
        long stories = (long) feeds * FeedHosts.ITEMS;
        until(() -> isTrue(STORED, stories), POLL_NANOS);
        tell("new feeds until stored", rate(start), reference);
        until(() -> isTrue(PUBLISHED, stories), POLL_NANOS);
        tell("new feeds until published", rate(start), reference);
        unchanged();
        for (int latency : LATENCIES) {
            hosts.answerAfter(latency);
            double[] of = best();
            tell("unchanged feeds (304), answers after " + latency + " ms", of[0], of[1]);
        }
    }

    private void tell(String what, double taken, double reference) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f feeds/s; bare client %,.0f feeds/s, ratio %.3f; memory %d MB%n",
                what,
                taken,
                reference,
                taken / reference,
                ResidentMemory.megabytes(Service.INGEST));
    }

    /** The best round of each, taken in turns. */
    private double[] best() {
        double ours = 0;
        double bares = 0;
        for (int round = 0; round < rounds; round++) {
            bares = Math.max(bares, bare.run(feeds, true));
            ours = Math.max(ours, unchanged());
        }
        return new double[] {ours, bares};
    }

    /** When the first of them was answered. */
    private long fresh() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.base() + "/v1/opml"))
                .header("Content-Type", "text/x-opml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(hosts.opml()))
                .build();
        long before = hosts.answers();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("The import was answered " + status);
            }
        }
        return firstAnswer(before);
    }

    /** From the first answer until all are written down. */
    private double unchanged() {
        long before = hosts.answers();
        await(database.query(DUE).execute());
        long start = firstAnswer(before);
        until(() -> isTrue(WRITTEN, feeds), POLL_NANOS);
        return rate(start);
    }

    private long firstAnswer(long before) {
        until(() -> hosts.answers() > before, WATCH_NANOS);
        return System.nanoTime();
    }

    private double rate(long start) {
        return feeds / ((System.nanoTime() - start) / 1e9);
    }

    private boolean isTrue(String question, long number) {
        return await(database.preparedQuery(question).execute(Tuple.of(number)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static void until(BooleanSupplier done, long pause) {
        long giveUp = System.nanoTime() + DEADLINE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("It has not come to an end");
            }
            LockSupport.parkNanos(pause);
        }
    }
}
