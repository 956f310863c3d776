package dev.storywire.ingest.fetch;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DefaultDnsCache;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/**
 * Asks the name servers that the machine is configured with, and its hosts file, without blocking: a slow name server holds up nothing but
 * its own names. Search domains are not tried.
 */
@Singleton
final class DnsResolver implements HostResolver {

    private static final int LONGEST_KEPT_SECONDS = 300;
    private static final int FAILURE_KEPT_SECONDS = 10;

    /** A resolver and its loop belong together: one thread does for thousands of names a second. */
    private final NioEventLoopGroup loop =
            new NioEventLoopGroup(1, Thread.ofPlatform().name("dns").daemon().factory());

    private final DnsNameResolver resolver;

    DnsResolver(FetchSettings settings) {
        this.resolver = new DnsNameResolverBuilder(loop.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .searchDomains(List.of())
                .queryTimeoutMillis(Math.max(1, settings.resolve().toMillis() / 2))
                .resolveCache(new DefaultDnsCache(0, LONGEST_KEPT_SECONDS, FAILURE_KEPT_SECONDS))
                .build();
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        Promise<List<InetAddress>> found = Promise.promise();
        resolver.resolveAll(host).addListener((io.netty.util.concurrent.Future<List<InetAddress>> answer) -> {
            if (answer.isSuccess()) {
                found.complete(answer.getNow());
            } else {
                found.fail(answer.cause());
            }
        });
        return found.future();
    }

    @PreDestroy
    void close() {
        resolver.close();
        var _ = loop.shutdownGracefully();
    }
}
