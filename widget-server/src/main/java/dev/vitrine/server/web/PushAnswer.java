package dev.vitrine.server.web;

import dev.vitrine.server.feed.Feed;
import dev.vitrine.server.feed.FeedAddress;
import dev.vitrine.server.feed.FeedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the posts of a feed from whoever knows its secret. */
final class PushAnswer implements Answer {
    static final String PATH = "/push/";

    private static final Logger LOG = LoggerFactory.getLogger(PushAnswer.class);

    /** Bodies that come more slowly than this are broken off. */
    private static final int LATER_SECONDS = 10;

    private final FeedAddress feed;
    private final int mostBytes;
    private final BodyRoom room;
    private final Desk desk;
    private final Executor workers;
    private final PushSignature signature;
    private final InstantSource clock;

    /** Whoever has the secret pushes too much then. */
    private static final int MOST_TAKEN = 10_000;

    /** What has been taken, oldest first, so that nobody can send it a second time; only the secret lets one add to it. */
    private final Map<String, Instant> taken = new LinkedHashMap<>();

    private final AtomicBoolean refusing = new AtomicBoolean();

    /**
     * @param mostBytes how large a document may be
     * @param room for all that are on their way
     */
    PushAnswer(FeedAddress feed, int mostBytes, BodyRoom room, Desk desk, InstantSource clock, Executor workers) {
        this.feed = feed;
        this.mostBytes = mostBytes;
        this.room = room;
        this.desk = desk;
        this.clock = clock;
        this.workers = workers;
        this.signature = new PushSignature(feed.option(FeedAddress.SECRET, ""));
    }

    /** Whether it takes posts of this feed, with this secret. */
    boolean isOf(FeedAddress address) {
        return feed.equals(address);
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        if (!signature.isAnnounced(request.getHeaders(), clock.instant())) {
            RequestBody.leaveUnread(request, response);
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNAUTHORIZED_401,
                    "Expected the headers webhook-id, webhook-timestamp of the last five minutes, and webhook-signature.");
            return;
        }
        RequestBody.read(request, mostBytes, room, () -> crowded(response, callback), body -> {
            if (body.isEmpty()) {
                tooLarge(response, callback);
                return;
            }
            try {
                workers.execute(() -> take(body.get(), request, response, callback));
            } catch (RejectedExecutionException e) {
                Answers.line(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "The server is stopping.");
            }
        });
    }

    private static void crowded(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, LATER_SECONDS);
        Answers.line(
                response,
                callback,
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "Too much is being pushed at once; try again in a while.");
    }

    private void tooLarge(Response response, Callback callback) {
        Answers.line(
                response,
                callback,
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "Expected at most " + mostBytes + " bytes, the whole of it.");
    }

    private void take(byte[] body, Request request, Response response, Callback callback) {
        if (!signature.isOf(body, request.getHeaders())) {
            if (!refusing.getAndSet(true)) {
                LOG.warn("Something was pushed to {} that its secret did not sign; the posts stay as they are.", feed);
            }
            Answers.line(response, callback, HttpStatus.UNAUTHORIZED_401, "The signature is not that of this feed.");
            return;
        }
        String id = PushSignature.id(request.getHeaders());
        refusing.set(false);
        if (isFull()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, PushSignature.LONGEST_USE.toSeconds());
            Answers.line(response, callback, HttpStatus.TOO_MANY_REQUESTS_429, "Too much was pushed; try again later.");
            return;
        }
        if (!remember(id)) {
            Answers.line(response, callback, HttpStatus.CONFLICT_409, "This webhook-id has been taken already.");
            return;
        }
        try {
            Feed read = desk.documents().read(new String(body, StandardCharsets.UTF_8), feed);
            desk.upkeep().accept(feed, read);
            Answers.line(
                    response,
                    callback,
                    HttpStatus.OK_200,
                    "Posts taken: " + read.posts().size() + ".");
        } catch (RuntimeException | Error e) {
            forget(id);
            LOG.error("What was pushed to {} was not taken because of a fault of ours.", feed, e);
            callback.failed(e);
        } catch (IOException e) {
            forget(id); // whoever is told to come back comes with the same one
            response.getHeaders().put(HttpHeader.RETRY_AFTER, LATER_SECONDS);
            Answers.line(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "It cannot be written down, as the log of the server says; the posts stay as they are.");
        } catch (FeedException e) {
            forget(id);
            Answers.line(
                    response,
                    callback,
                    HttpStatus.UNPROCESSABLE_ENTITY_422,
                    e.reason().code() + ": " + e.getMessage() + "; the posts stay as they are.");
        }
    }

    private boolean isFull() {
        synchronized (taken) {
            Instant now = clock.instant();
            taken.values().removeIf(time -> time.plus(PushSignature.LONGEST_USE).isBefore(now));
            return taken.size() >= MOST_TAKEN;
        }
    }

    private boolean remember(String id) {
        synchronized (taken) {
            return taken.putIfAbsent(id, clock.instant()) == null;
        }
    }

    private void forget(String id) {
        synchronized (taken) {
            taken.remove(id);
        }
    }
}
