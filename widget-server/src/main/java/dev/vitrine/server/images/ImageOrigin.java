package dev.vitrine.server.images;

import dev.vitrine.server.url.WebUrl;

/** Where the files of pictures come from. */
@FunctionalInterface
public interface ImageOrigin {
    /**
     * The whole file as its publisher has it; may take as long as the deadlines of fetching allow.
     *
     * @throws ImageException {@link ImageException.Reason#TOO_LARGE} where it has more bytes than this
     */
    byte[] file(WebUrl url, int mostBytes) throws ImageException;
}
