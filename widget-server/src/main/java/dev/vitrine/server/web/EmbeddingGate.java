package dev.vitrine.server.web;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Says in the headers of each answer that only some sites may show widgets, where that is so. */
final class EmbeddingGate extends Handler.Wrapper {
    private final Supplier<EmbeddingSites> sites;

    EmbeddingGate(Handler handler, Supplier<EmbeddingSites> sites) {
        super(handler);
        this.sites = sites;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EmbeddingSites now = sites.get();
        if (now.isAny()) {
            return super.handle(request, response, callback);
        }
        Optional<String> origin = Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN));
        response.getHeaders().add(HttpHeader.VARY, "Origin");
        return super.handle(request, new Told(request, response, now, origin), callback);
    }

    /** An answer whose fields are those for one origin. */
    private static final class Told extends Response.Wrapper {
        private final HttpFields.Mutable headers;

        Told(Request request, Response response, EmbeddingSites sites, Optional<String> origin) {
            super(request, response);
            headers = new HttpFields.Mutable.Wrapper(response.getHeaders()) {
                @Override
                public @Nullable HttpField onAddField(HttpField field) {
                    return sites.field(field, origin).orElse(null);
                }
            };
        }

        @Override
        public HttpFields.Mutable getHeaders() {
            return headers;
        }
    }
}
