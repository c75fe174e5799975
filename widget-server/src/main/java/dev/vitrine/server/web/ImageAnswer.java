package dev.vitrine.server.web;

import dev.vitrine.server.images.ImageException;
import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.images.Picture;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends the pictures of posts. */
final class ImageAnswer implements Answer {
    /** The address of a picture holds its width and its origin, but the origin may change what it shows. */
    private static final String CACHING = "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800";

    /** A see-through pixel: a picture that is gone leaves a quiet place, not a broken one. */
    private static final byte[] NOTHING = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=");

    private final ImageProxy proxy;

    ImageAnswer(ImageProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public void to(Request request, Response response, Callback callback) {
        // Wildcards are said by those too who can't show every picture.
        boolean webp = request.getHeaders().getValuesList(HttpHeader.ACCEPT).stream()
                .anyMatch(accept -> AcceptField.of(accept, Picture.Format.WEBP.type()) == AcceptField.Says.WANTED);
        var unused = proxy.picture(Request.getPathInContext(request), webp).whenComplete((picture, failure) -> {
            if (failure == null) {
                send(picture, request, response, callback);
            } else {
                refuse(failure, response, callback);
            }
        });
    }

    private static void send(Picture picture, Request request, Response response, Callback callback) {
        String etag = '"' + picture.hash() + '"';
        response.getHeaders()
                .add(Headers.PICTURE)
                .add(HttpHeader.CONTENT_TYPE, picture.format().type())
                .add(HttpHeader.CACHE_CONTROL, CACHING)
                .add(HttpHeader.VARY, "Accept")
                .add(HttpHeader.ETAG, etag);
        if (Representation.isAmong(etag, request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
            Answers.nothingMore(response, callback);
            return;
        }
        response.getHeaders()
                .add(HttpHeader.CONTENT_LENGTH, picture.bytes().length)
                .add(
                        "Content-Disposition",
                        "inline; filename=\"picture." + picture.format().suffix() + "\"");
        response.write(true, ByteBuffer.wrap(picture.bytes()), callback);
    }

    private static void refuse(Throwable failure, Response response, Callback callback) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ImageException.Reason reason =
                cause instanceof ImageException known ? known.reason() : ImageException.Reason.REFUSED;
        switch (reason) {
            case NOT_SIGNED -> Answers.notFound(response, callback, "There is no such picture.");
            case BUSY -> {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
                nothing(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            }
            case UNREACHABLE, TOO_LARGE, REFUSED -> nothing(response, callback, HttpStatus.NOT_FOUND_404);
        }
    }

    private static void nothing(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.getHeaders()
                .add(Headers.PICTURE)
                .add(HttpHeader.CONTENT_TYPE, Picture.Format.PNG.type())
                .add(HttpHeader.CACHE_CONTROL, CachePolicy.NEVER.header())
                .add(HttpHeader.CONTENT_LENGTH, NOTHING.length);
        response.write(true, ByteBuffer.wrap(NOTHING), callback);
    }
}
