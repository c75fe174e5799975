package dev.vitrine.server.web;

import dev.vitrine.server.pipeline.Upkeep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a post, the pictures of it and every copy out of this server for good: its id or its page's address is the body. */
final class ForgetAnswer implements Answer {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetAnswer.class);
    private static final int LONGEST_NAME = 4096;

    private final Site site;

    ForgetAnswer(Site site) {
        this.site = site;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        if (!site.lookup().isAdministrator(String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION)))) {
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNAUTHORIZED_401,
                    "Forgetting needs the admin token of this server (admin-token in its configuration).");
            return;
        }
        RequestBody.read(request, LONGEST_NAME, body -> {
            String name = body.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("")
                    .strip();
            if (name.isEmpty()) {
                Answers.line(
                        response,
                        callback,
                        HttpStatus.BAD_REQUEST_400,
                        "Expected the id of a post or the address of its page, of at most " + LONGEST_NAME + " bytes.");
                return;
            }
            try {
                site.lookup().workers().execute(() -> forget(name, response, callback));
            } catch (RejectedExecutionException e) {
                Answers.line(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "The server is stopping.");
            }
        });
    }

    private void forget(String name, Response response, Callback callback) {
        try {
            Upkeep.Forgotten forgotten = site.desk().upkeep().forget(name);
            site.images().forget(forgotten.pictures());
            Answers.line(
                    response,
                    callback,
                    HttpStatus.OK_200,
                    "Forgotten: " + forgotten.posts() + " posts and "
                            + forgotten.pictures().size() + " pictures. It will not come back.");
        } catch (IOException e) {
            LOG.error("A post could not be written down as forgotten; a restart may bring it back.", e);
            Answers.line(
                    response,
                    callback,
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "It cannot be written down, so a restart may bring it back: see the log.");
        }
    }
}
