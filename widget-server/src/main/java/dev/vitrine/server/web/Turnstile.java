package dev.vitrine.server.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets through as many requests as the server can bear, and tells the others at once to come back later. Whoever watches
 * over the server always gets through.
 */
final class Turnstile extends Handler.Wrapper {
    private static final int SECONDS = 1;

    private final Limits limits;
    private final Optional<ClientRates> rates;
    private final Client client;
    private final Meters meters;
    private final LongSupplier nanoTime;
    private final AtomicInteger within = new AtomicInteger();

    Turnstile(Handler handler, Limits limits, Client client, Meters meters, LongSupplier nanoTime, int seed) {
        super(handler);
        this.limits = limits;
        this.client = client;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.rates = limits.clientRate() == 0
                ? Optional.empty()
                : Optional.of(new ClientRates(limits.clientRate(), seed, nanoTime.getAsLong()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (path.startsWith("/health/") || path.equals("/metrics")) {
            return super.handle(request, response, callback);
        }
        if (isExcess(request.getConnectionMetaData().getConnection().getEndPoint())) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
            refuse(Meters.Refusal.CONNECTIONS, HttpStatus.SERVICE_UNAVAILABLE_503, response, callback);
            return true;
        }
        if (asksTooOften(request)) {
            refuse(Meters.Refusal.CLIENT_RATE, HttpStatus.TOO_MANY_REQUESTS_429, response, callback);
            return true;
        }
        if (within.incrementAndGet() > limits.requestsAtOnce()) {
            within.decrementAndGet();
            refuse(Meters.Refusal.REQUESTS_AT_ONCE, HttpStatus.SERVICE_UNAVAILABLE_503, response, callback);
            return true;
        }
        return super.handle(request, response, Callback.from(within::decrementAndGet, callback));
    }

    /** Whoever is at the other end of a connection. */
    Peer peer(EndPoint endPoint) {
        InetAddress address = Client.address(endPoint.getRemoteSocketAddress());
        boolean closer = isExcess(endPoint) || client.isTrusted(address);
        boolean counted = rates.isPresent() && !address.isLoopbackAddress();
        return new Peer(closer, counted ? Optional.of(address.getAddress()) : Optional.empty());
    }

    /** Whether the next request of theirs may be answered without a closer look; it counts as one if so. */
    boolean passes(Peer peer) {
        return !peer.closer && (peer.counted.isEmpty() || rates.get().take(peer.counted.get(), nanoTime.getAsLong()));
    }

    /**
     * @param closer whether each request has to be looked at
     * @param counted the address that requests are counted for
     */
    record Peer(boolean closer, Optional<byte[]> counted) {}

    private void refuse(Meters.Refusal reason, int status, Response response, Callback callback) {
        meters.refused(reason);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS);
        Answers.line(response, callback, status, "Too much at once; try again in a second.");
    }

    private boolean asksTooOften(Request request) {
        if (rates.isEmpty()) {
            return false;
        }
        InetAddress address = client.of(request);
        return !address.isLoopbackAddress() && !rates.get().take(address.getAddress(), nanoTime.getAsLong());
    }

    private static boolean isExcess(EndPoint outermost) {
        EndPoint endPoint = outermost;
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint instanceof ForgetfulEndPoint ours && ours.isExcess();
    }
}
