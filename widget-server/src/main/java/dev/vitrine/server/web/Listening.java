package dev.vitrine.server.web;

import dev.vitrine.server.url.WebUrl;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where and how a server listens, for as long as it runs.
 *
 * @param address where to listen; port 0 takes any free one
 * @param certificate what the server proves with who it is; where there is none, it speaks without TLS
 */
public record Listening(
        InetSocketAddress address,
        Optional<Certificate> certificate,
        Proxies proxies,
        AccessLog accessLog,
        Limits limits) {
    /** As most servers listen. */
    public Listening(InetSocketAddress address) {
        this(address, Optional.empty(), Proxies.NONE, AccessLog.OFF, Limits.DEFAULTS);
    }

    /** The host of addresses at which a server answers, out of what it listens on. */
    public static String host(String listened) {
        return WebUrl.parse("http://" + (listened.contains(":") ? "[" + listened + "]" : listened))
                .map(WebUrl::host)
                .orElse(listened);
    }
}
