package dev.vitrine.server.admin;

import dev.vitrine.server.images.ImageProxy;
import dev.vitrine.server.images.Picture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;

/** Where editors get the pictures of posts, which the public address would only give to whoever sees it. */
final class PictureDesk {
    /** Pictures may take as long as their networks; the other threads are for decisions. */
    private static final int AT_ONCE = 4;

    private static final int PATIENCE_SECONDS = 10;

    private final ImageProxy images;
    private final Semaphore underWay = new Semaphore(AT_ONCE);

    PictureDesk(ImageProxy images) {
        this.images = images;
    }

    Reply picture(Form form) throws Route.RefusedException {
        if (!underWay.tryAcquire()) {
            throw new Route.RefusedException(HttpStatus.SERVICE_UNAVAILABLE_503, "Busy with other pictures.");
        }
        try {
            Picture picture = images.picture(form.value("picture"), false).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Reply.picture(picture);
        } catch (ExecutionException | TimeoutException e) {
            throw new Route.RefusedException(HttpStatus.NOT_FOUND_404, "The picture cannot be had.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Route.RefusedException(HttpStatus.SERVICE_UNAVAILABLE_503, "The server is stopping.");
        } finally {
            underWay.release();
        }
    }
}
