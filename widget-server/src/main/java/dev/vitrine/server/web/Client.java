package dev.vitrine.server.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** Finds out who a request is from: whoever has opened the connection, or whom a trusted proxy names. */
final class Client {
    private static final byte[] UNKNOWN = {0, 0, 0, 0};
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;\\s]*)");

    /**
     * Clients write what stands before a proxy's own word, so each form has an end, and none is taken by the JDK for a name
     * that it would look up.
     */
    private static final String V6 = "([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44})";

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\[" + V6 + "](?::\\d{1,5})?"),
            Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3})(?::\\d{1,5})?"),
            Pattern.compile(V6));

    private final Proxies proxies;

    Client(Proxies proxies) {
        this.proxies = proxies;
    }

    /** The address that the request is from. */
    InetAddress of(Request request) {
        InetAddress peer = address(request.getConnectionMetaData().getRemoteSocketAddress());
        // By the PROXY protocol, the peer's address has been changed already where it may be.
        return isTrusted(peer) ? named(peer, addresses(request.getHeaders())) : peer;
    }

    /** Whether this is a proxy whose word stands in its requests. */
    boolean isTrusted(InetAddress peer) {
        return proxies.word() != Proxies.Word.PROXY_PROTOCOL && proxies.trusts(peer.getAddress());
    }

    /** The address of the other end. */
    static InetAddress address(Object socketAddress) {
        return socketAddress instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress()
                : unknown();
    }

    /**
     * The last one who is no proxy of ours: what stands before it was not written by anybody that we trust. See
     * <a href="https://www.rfc-editor.org/rfc/rfc7239#section-5.2">RFC 7239, 5.2</a>.
     */
    private InetAddress named(InetAddress peer, List<Optional<InetAddress>> chain) {
        InetAddress client = peer;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<InetAddress> before = chain.get(i);
            if (before.isEmpty()) {
                return client; // hidden, or nonsense
            }
            client = before.get();
            if (!proxies.trusts(client.getAddress())) {
                return client;
            }
        }
        return client;
    }

    private List<Optional<InetAddress>> addresses(HttpFields headers) {
        boolean standard = proxies.word() == Proxies.Word.FORWARDED;
        return headers.getFields(standard ? "Forwarded" : "X-Forwarded-For").stream()
                .map(HttpField::getValue)
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(element -> standard ? node(element) : Optional.of(element.strip()))
                .map(node -> node.flatMap(Client::literal))
                .toList();
    }

    private static Optional<String> node(String element) {
        Matcher node = FOR.matcher(element);
        return node.find() ? Optional.of(node.group(1).replace("\"", "")) : Optional.empty();
    }

    /** An address out of numbers; names are never looked up. */
    private static Optional<InetAddress> literal(String node) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(node);
            if (matcher.matches()) {
                try {
                    return Optional.of(InetAddress.getByName(matcher.group(1)));
                } catch (UnknownHostException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static InetAddress unknown() {
        try {
            return InetAddress.getByAddress(UNKNOWN);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
