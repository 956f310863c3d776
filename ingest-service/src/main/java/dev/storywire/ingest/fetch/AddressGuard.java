package dev.storywire.ingest.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which addresses may be fetched from: those of the public internet, on ports of web servers, and whatever the allow-list
 * ({@code storywire.fetch.allow}) names. The {@link Fetcher} asks it on every hop, for the address as written and for every IP address that
 * the host's name leads to, and connects to no other than those.
 */
@Singleton
public final class AddressGuard {

    /** Ends of names that never are of the public internet (RFC 6761, 6762, 7686, 8375; ICANN's .internal; what routers give out). */
    private static final Set<String> LOCAL = Set.of(
            "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "onion");

    private static final String HOME = ".home.arpa";

    private final AllowList allowed;
    private final PortRules ports;

    @Inject
    AddressGuard(FetchSettings settings) {
        this(settings.allow().orElse(List.of()), settings.ports());
    }

    /** @throws IllegalArgumentException where an entry is not as the settings say */
    AddressGuard(List<String> allow, List<String> ports) {
        this.allowed = new AllowList(allow);
        this.ports = new PortRules(ports);
    }

    /** What an address's text tells, without looking up its name: quick, and good enough to refuse early what will be refused anyway. */
    public AddressCheck check(String url) {
        return check(WebAddress.read(url));
    }

    AddressCheck check(AddressCheck read) {
        return switch (read) {
            case AddressCheck.Refused refused -> refused;
            case AddressCheck.Accepted(WebAddress address) ->
                refusal(address).<AddressCheck>map(AddressCheck.Refused::new).orElse(read);
        };
    }

    /** Whether all IP addresses that a host's name leads to may be connected to. */
    boolean mayConnect(WebAddress address, List<InetAddress> resolved) {
        return allowed.holds(address) || resolved.stream().allMatch(AddressRanges::isPublic);
    }

    private Optional<Refusal> refusal(WebAddress address) {
        if (allowed.holds(address)) {
            return Optional.empty();
        }
        InetAddress ip = address.ip();
        if (ip == null ? isLocal(address.host()) : !AddressRanges.isPublic(ip)) {
            return Optional.of(ip == null ? Refusal.HOST : Refusal.ADDRESS);
        }
        return ports.allow(address.port()) ? Optional.empty() : Optional.of(Refusal.PORT);
    }

    /** Names without a dot are of the local network, too. */
    private static boolean isLocal(String host) {
        return host.indexOf('.') < 0
                || LOCAL.contains(host.substring(host.lastIndexOf('.') + 1))
                || host.endsWith(HOME);
    }
}
