package dev.vitrine.server.fetch;

import org.eclipse.jetty.client.ProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/** Breaks off an exchange whose upstream keeps sending interim answers (1xx) instead of the real one. */
final class InterimLimit implements ProtocolHandler {
    private static final int MAX_INTERIM = 10;
    private static final String COUNT = InterimLimit.class.getName();

    @Override
    public String getName() {
        return "interim-limit";
    }

    @Override
    public boolean accept(Request request, Response response) {
        if (response.getStatus() / 100 == 1) {
            int count = request.getAttributes().get(COUNT) instanceof Integer before ? before + 1 : 1;
            request.attribute(COUNT, count);
            if (count > MAX_INTERIM) {
                Exchange.abort(request, new LimitException("more than " + MAX_INTERIM + " interim answers"));
            }
        }
        return false;
    }

    @Override
    public Response.Listener getResponseListener() {
        throw new IllegalStateException("never accepts");
    }
}
