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
    public byte[] file(WebUrl url, int mostBytes) throws ImageException {
        try {
            Answer answer = fetcher.fetch(new FetchRequest(url, ACCEPT, mostBytes));
            if (!answer.isOk()) {
                throw new ImageException(Reason.UNREACHABLE, "its publisher answers " + answer.status());
            }
            return answer.body();
        } catch (FetchException e) {
            Reason reason = e.failure() == FetchException.Failure.TOO_LARGE ? Reason.TOO_LARGE : Reason.UNREACHABLE;
            throw new ImageException(reason, String.valueOf(e.getMessage()), e);
        }
    }
}
