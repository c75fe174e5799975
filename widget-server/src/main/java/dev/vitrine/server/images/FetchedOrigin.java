package dev.vitrine.server.images;

import dev.vitrine.server.fetch.Answer;
import dev.vitrine.server.fetch.FetchException;
import dev.vitrine.server.fetch.FetchRequest;
import dev.vitrine.server.fetch.Fetcher;
import dev.vitrine.server.images.ImageException.Reason;
import dev.vitrine.server.url.WebUrl;

/** Gets the files of pictures from the web. */
public final class FetchedOrigin implements ImageOrigin {
    private static final String ACCEPT = "image/webp,image/png,image/jpeg,image/gif;q=0.8";

    private final Fetcher fetcher;

    public FetchedOrigin(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public byte[] file(WebUrl url) throws ImageException {
        try {
            Answer answer = fetcher.fetch(new FetchRequest(url, ACCEPT, FetchRequest.IMAGE_BYTES));
            if (!answer.isOk()) {
                throw new ImageException(Reason.UNREACHABLE, "its publisher answers " + answer.status());
            }
            return answer.body();
        } catch (FetchException e) {
            throw new ImageException(Reason.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
