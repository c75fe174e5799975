package dev.vitrine.server.web;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 as Jetty speaks it, with one thread at a time that reads a connection.
 *
 * <p>Jetty answers what is no request from a second thread, while the first is still leaving; and when that answer is
 * done, a third goes on to read. The first then gives back the buffer that the third has just taken: so two connections
 * share it, and the request of one is lost in what is read on the other.
 */
public final class ExclusiveHttp extends HttpConnectionFactory {
    /** @param http what is agreed on for all connections */
    public ExclusiveHttp(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new Exclusive(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private static final class Exclusive extends HttpConnection {
        Exclusive(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        public synchronized void onFillable() {
            super.onFillable();
        }
    }
}
