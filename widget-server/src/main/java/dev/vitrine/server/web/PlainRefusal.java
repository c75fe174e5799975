package dev.vitrine.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;

/** Takes TLS, and tells whoever comes without it what is wrong, in the language that they speak. */
final class PlainRefusal extends DetectorConnectionFactory {
    private static final String BODY = "This port speaks TLS: ask with https://.\n";
    private static final byte[] ANSWER = ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain;charset=utf-8\r\n"
                    + "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n"
                    + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    PlainRefusal(SslConnectionFactory tls) {
        super(tls);
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        endPoint.write(Callback.from(endPoint::shutdownOutput, endPoint::close), ByteBuffer.wrap(ANSWER));
    }
}
