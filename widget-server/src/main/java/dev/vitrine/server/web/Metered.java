package dev.vitrine.server.web;

import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Has every request counted, refused ones too. */
final class Metered extends Handler.Wrapper {
    private final Meters meters;
    private final LongSupplier nanoTime;

    Metered(Handler handler, Meters meters, LongSupplier nanoTime) {
        super(handler);
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long begin = nanoTime.getAsLong();
        meters.begun();
        Request.addCompletionListener(
                request,
                failure -> meters.ended(
                        Request.getPathInContext(request), response.getStatus(), nanoTime.getAsLong() - begin));
        return super.handle(request, response, callback);
    }
}
