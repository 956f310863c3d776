package dev.storywire.ingest.fetch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The two HTTP clients: HTTP/1.1 in the clear; HTTP/2 or 1.1, as the server likes, over TLS, with its certificate verified for the host's
 * name. Both connect to the IP address that they are given, and neither knows cookies, redirects or content codings.
 */
final class WebClients {

    private static final int HTTP2_CONNECTIONS = 1;

    private final HttpClient clear;
    private final HttpClient secure;
    private final FetchSettings settings;
    private final @Nullable ProxyOptions proxy;

    /**
     * @param trust whom to trust in place of the JDK's own list of authorities
     * @throws IllegalArgumentException where the proxy's address is none
     */
    WebClients(Vertx vertx, FetchSettings settings, @Nullable TrustOptions trust) {
        this.settings = settings;
        this.proxy = settings.proxy().map(address -> proxy(address, settings)).orElse(null);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(settings.hostConcurrency())
                .setHttp2MaxSize(HTTP2_CONNECTIONS)
                .setCleanerPeriod(1000);
        this.clear = vertx.createHttpClient(options(settings), pool);
        HttpClientOptions tls = options(settings)
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2KeepAliveTimeout(Math.toIntExact(settings.keepAlive().toSeconds()))
                .setVerifyHost(true);
        if (trust != null) {
            tls.setTrustOptions(trust);
        }
        this.secure = vertx.createHttpClient(tls, pool);
    }

    /** A request to a checked IP address: the name in the address goes into the TLS handshake and the header {@code Host} alone. */
    Future<HttpClientRequest> open(RequestOptions options, WebAddress address, InetAddress ip) {
        options.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(ip, address.port())))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.secure())
                .setURI(address.target())
                .setFollowRedirects(false)
                .setConnectTimeout(settings.connect().toMillis())
                .setIdleTimeout(settings.idle().toMillis());
        if (proxy != null) {
            options.setProxyOptions(proxy);
        }
        return (address.secure() ? secure : clear).request(options);
    }

    void close() {
        clear.close();
        secure.close();
    }

    private static HttpClientOptions options(FetchSettings settings) {
        int headerSize = Math.toIntExact(settings.headerSize().asLongValue());
        int connect = Math.toIntExact(settings.connect().toMillis());
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false)
                .setInitialSettings(new Http2Settings().setPushEnabled(false).setMaxHeaderListSize(headerSize))
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.toIntExact(settings.keepAlive().toSeconds()))
                .setConnectTimeout(connect)
                .setSslHandshakeTimeout(connect)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(headerSize)
                .setDecompressionSupported(false);
    }

    private static ProxyOptions proxy(String address, FetchSettings settings) {
        URI uri = URI.create(address);
        Optional<ProxyType> type =
                switch (uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT)) {
                    case "http" -> Optional.of(ProxyType.HTTP);
                    case "socks5" -> Optional.of(ProxyType.SOCKS5);
                    default -> Optional.empty();
                };
        if (type.isEmpty() || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException(
                    "storywire.fetch.proxy is an address such as http://proxy.example:3128 or socks5://proxy.example:1080.");
        }
        ProxyOptions proxy =
                new ProxyOptions().setType(type.get()).setHost(uri.getHost()).setPort(uri.getPort());
        settings.proxyUser().ifPresent(proxy::setUsername);
        settings.proxyPassword().ifPresent(proxy::setPassword);
        return proxy;
    }
}
