package dev.storywire.ingest.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How documents are fetched. */
@ConfigMapping(prefix = "storywire.fetch")
public interface FetchSettings {

    /** Hosts with their ports, such as {@code bridge.example:8080}, that are fetched from although their addresses are not public. */
    Optional<List<String>> allow();

    /** Ports that are fetched from; ports of well-known services that are no web servers never are. */
    @WithDefault("80,443,1024-65535")
    List<String> ports();

    /** What requests call themselves. */
    @WithDefault("Storywire/${quarkus.application.version:1} (+https://storywire.dev/)")
    String userAgent();

    /** How long a fetch may take in all, redirects included, waiting for a place at its host not. */
    @WithDefault("30s")
    Duration deadline();

    /** How long a server may take between two bytes. */
    @WithDefault("10s")
    Duration idle();

    /** How long a connection may take, for each of a host's addresses that is tried. */
    @WithDefault("5s")
    Duration connect();

    /** How long looking up a name may take. */
    @WithDefault("5s")
    Duration resolve();

    /** The most redirects followed. */
    @WithDefault("10")
    int redirects();

    /** The most requests of this process at once. */
    @WithDefault("32")
    int concurrency();

    /** The most webhooks that this process calls at once, beside those requests. */
    @WithDefault("16")
    int webhooks();

    /** The most requests of this process to one host at once. */
    @WithDefault("2")
    int hostConcurrency();

    /** The most requests that wait for a place at one host; further ones fail. */
    @WithDefault("200")
    int hostQueue();

    /** The largest feed, after decoding. */
    @WithDefault("16M")
    MemorySize feedSize();

    /** The largest page, after decoding. */
    @WithDefault("8M")
    MemorySize pageSize();

    /** The most header bytes of an answer. */
    @WithDefault("32K")
    MemorySize headerSize();

    /** So much of a body is read as it comes; of those that are larger, only {@link #largeBodies} are read on at once. */
    @WithDefault("1M")
    MemorySize largeBody();

    /** The most large bodies in memory at once. */
    @WithDefault("2")
    int largeBodies();

    /** How long an idle connection is kept for the next request to its host. */
    @WithDefault("15s")
    Duration keepAlive();

    /** A proxy that all requests go through: {@code http://host:port} or {@code socks5://host:port}. */
    Optional<String> proxy();

    /** User name for the proxy. */
    Optional<String> proxyUser();

    /** Password for the proxy. */
    Optional<String> proxyPassword();
}
