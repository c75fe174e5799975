package dev.vitrine.server.web;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory;

/** Believes what stands in front of a connection by the PROXY protocol, where the connection is that of a trusted proxy. */
final class TrustedPreface extends ProxyConnectionFactory {
    private final Proxies proxies;
    private final ConnectionFactory next;

    TrustedPreface(Proxies proxies, ConnectionFactory next) {
        super(next.getProtocol());
        this.proxies = proxies;
        this.next = next;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        boolean trusted = endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer
                && proxies.trusts(peer.getAddress().getAddress());
        return trusted ? super.newConnection(connector, endPoint) : next.newConnection(connector, endPoint);
    }

    /** A proxy that says nothing in front speaks for itself, as when it looks whether we are well. */
    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        upgradeToConnectionFactory(next, connector, endPoint);
    }
}
