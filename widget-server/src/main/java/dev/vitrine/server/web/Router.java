package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageSigner;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the answer to a request by its path. Parameters that no answer knows have no part in it. */
final class Router extends Handler.Abstract.NonBlocking {
    private static final String WIDGETS = "/widgets/";

    private final Map<String, Answer> answers;
    private final Answer pictures;

    /**
     * @param answers by whole path; fixed, so that nobody can make it grow
     * @param pictures answers for every path of a picture
     */
    Router(Map<String, Answer> answers, Answer pictures) {
        this.answers = Map.copyOf(answers);
        this.pictures = pictures;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String method = request.getMethod();
        if (HttpMethod.OPTIONS.is(method)) {
            Answers.options(response, callback);
        } else if (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)) {
            answer(request, response, callback);
        } else {
            Answers.methodNotAllowed(response, callback);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Answer answer = answers.get(path);
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
