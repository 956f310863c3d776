package dev.storywire.bench.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** The reference: the HTTP client that the service uses, downloading the same documents, as many at a time, and forgetting them. */
final class BareClient implements AutoCloseable {

    private final Vertx vertx;
    private final FeedHosts hosts;
    private final int atOnce;
    private final HttpClient client;

    BareClient(Vertx vertx, FeedHosts hosts, int atOnce) {
        this.vertx = vertx;
        this.hosts = hosts;
        this.atOnce = atOnce;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(atOnce));
    }

    /**
     * Downloads every feed once.
     *
     * @param conditional with the validators that are answered 304
     * @return feeds a second
     */
    double run(int feeds, boolean conditional) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(feeds);
        Promise<Void> all = Promise.promise();
        long start = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            vertx.runOnContext(now -> step(next, left, feeds, conditional, all));
        }
        FeedHosts.await(all.future());
        return feeds / ((System.nanoTime() - start) / 1e9);
    }

    private void step(AtomicInteger next, AtomicInteger left, int feeds, boolean conditional, Promise<Void> all) {
        int feed = next.getAndIncrement();
        if (feed >= feeds) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(hosts.port(feed))
                .setURI(FeedHosts.path(feed));
        if (conditional) {
            options.putHeader("If-None-Match", FeedHosts.tag(feed));
        }
        client.request(options)
                .compose(request -> request.send().compose(BareClient::whole))
                .onFailure(all::tryFail)
                .onSuccess(body -> {
                    if (left.decrementAndGet() == 0) {
                        all.tryComplete();
                    }
                    step(next, left, feeds, conditional, all);
                });
    }

    private static Future<?> whole(HttpClientResponse answer) {
        return answer.body();
    }

    @Override
    public void close() {
        FeedHosts.await(client.close());
    }
}
