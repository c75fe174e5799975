package dev.vitrine.server.admin;

import dev.vitrine.server.web.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers at the admin address. Nobody gets past the guard, not even to hear whether there is such a path. */
final class AdminHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);
    private static final int LARGEST_FORM = 64 * 1024;

    private final Guard guard;
    private final AdminPage page;
    private final Map<String, Map<String, Route>> routes = new HashMap<>();
    private final Executor executor;

    /**
     * @param page what browsers without the token are refused with
     * @param executor runs the actions
     */
    AdminHandler(Guard guard, AdminPage page, List<Route> routes, Executor executor) {
        this.guard = guard;
        this.page = page;
        this.executor = executor;
        routes.forEach(route -> this.routes
                .computeIfAbsent(route.path(), path -> new HashMap<>())
                .put(route.method(), route));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<Reply> refusal = guard.refusal(request);
        if (refusal.isPresent()) {
            RequestBody.leaveUnread(request, response);
            refuse(refusal.get(), request, response, callback);
            return true;
        }
        Map<String, Route> methods = routes.getOrDefault(Request.getPathInContext(request), Map.of());
        Route route = methods.get(request.getMethod());
        if (route == null) {
            RequestBody.leaveUnread(request, response);
        }
        if (methods.isEmpty()) {
            send(Reply.refusal(HttpStatus.NOT_FOUND_404, "There is nothing at this address."), response, callback);
        } else if (route == null) {
            response.getHeaders().add(HttpHeader.ALLOW, String.join(", ", methods.keySet()));
            send(
                    Reply.refusal(HttpStatus.METHOD_NOT_ALLOWED_405, "This address does not answer this method."),
                    response,
                    callback);
        } else if (HttpMethod.POST.is(route.method())) {
            RequestBody.read(request, LARGEST_FORM, body -> take(route, body, response, callback));
        } else {
            act(route, Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""), response, callback);
        }
        return true;
    }

    /** Who comes with a browser and without a token is asked for it on the page, which says nothing of this server. */
    private void refuse(Reply refusal, Request request, Response response, Callback callback) {
        boolean unknown = refusal.status() == HttpStatus.UNAUTHORIZED_401;
        if (unknown) {
            response.getHeaders().add(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        send(unknown && isBrowser(request) ? page.refusal() : refusal, response, callback);
    }

    private static boolean isBrowser(Request request) {
        String wanted = String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT));
        return HttpMethod.GET.is(request.getMethod()) && wanted.contains("text/html");
    }

    private void take(Route route, Optional<byte[]> body, Response response, Callback callback) {
        if (body.isPresent()) {
            act(route, new String(body.get(), StandardCharsets.UTF_8), response, callback);
        } else {
            send(
                    Reply.refusal(
                            HttpStatus.PAYLOAD_TOO_LARGE_413, "Expected a form of at most " + LARGEST_FORM + " bytes."),
                    response,
                    callback);
        }
    }

    private void act(Route route, String form, Response response, Callback callback) {
        executor.execute(() -> send(reply(route, form), response, callback));
    }

    private static Reply reply(Route route, String form) {
        try {
            return route.action().to(form(form));
        } catch (Route.RefusedException e) {
            return e.reply();
        } catch (IOException e) {
            LOG.error(
                    "{} could not be written down, so that it was not done; see to the data folder.", route.path(), e);
            return Reply.refusal(
                    HttpStatus.INTERNAL_SERVER_ERROR_500, "It cannot be written down: see the log of the server.");
        } catch (RuntimeException | Error e) {
            LOG.error("{} was not done because of a fault of ours.", route.path(), e);
            return Reply.refusal(HttpStatus.INTERNAL_SERVER_ERROR_500, "A fault of the server: see its log.");
        }
    }

    private static Form form(String encoded) throws Route.RefusedException {
        try {
            return Form.of(encoded);
        } catch (IllegalArgumentException e) {
            throw new Route.RefusedException(HttpStatus.BAD_REQUEST_400, "Expected a form in UTF-8.");
        }
    }

    /** Answers what Jetty refuses by itself. */
    static boolean error(Request request, Response response, Callback callback) {
        int status = response.getStatus() == 0 ? HttpStatus.INTERNAL_SERVER_ERROR_500 : response.getStatus();
        send(Reply.refusal(status, status + " " + HttpStatus.getMessage(status)), response, callback);
        return true;
    }

    private static void send(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        response.getHeaders()
                .add(AdminHeaders.ALL)
                .add(HttpHeader.CONTENT_TYPE, reply.type())
                .add("Content-Security-Policy", reply.policy())
                .add(HttpHeader.CONTENT_LENGTH, reply.body().remaining());
        response.write(true, reply.body().duplicate(), callback);
    }
}
