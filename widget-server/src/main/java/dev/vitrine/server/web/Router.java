package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageSigner;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the answer to a request by its path. Parameters that no answer knows have no part in it. */
final class Router extends Handler.Abstract.NonBlocking {
    private static final String WIDGETS = "/widgets/";

    private final Supplier<Routes> routes;
    private final Answer pictures;

    /**
     * @param routes gives what there is now
     * @param pictures answers for every path of a picture
     */
    Router(Supplier<Routes> routes, Answer pictures) {
        this.routes = routes;
        this.pictures = pictures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        Answer task = routes.get().tasks().get(Request.getPathInContext(request));
        if (task != null) {
            task(task, request, response, callback);
        } else if (HttpMethod.OPTIONS.is(method)) {
            Answers.options(response, callback);
        } else if (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)) {
            answer(request, response, callback);
        } else {
            RequestBody.leaveUnread(request, response);
            Answers.methodNotAllowed(response, callback);
        }
        return true;
    }

    private static void task(Answer task, Request request, Response response, Callback callback) {
        if (HttpMethod.POST.is(request.getMethod())) {
            task.to(request, response, callback);
        } else {
            response.getHeaders().add(HttpHeader.ALLOW, "POST");
            Answers.line(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only POST is answered here.");
        }
    }

    private void answer(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Answer answer = routes.get().answers().get(path);
        if (answer != null) {
            answer.to(request, response, callback);
        } else if (path.startsWith(ImageSigner.PATH)) {
            pictures.to(request, response, callback);
        } else if (path.startsWith(WIDGETS)) {
            Answers.notFound(response, callback, "There is no such widget. The server's configuration names them.");
        } else {
            Answers.notFound(response, callback, "There is nothing at this address.");
        }
    }
}
