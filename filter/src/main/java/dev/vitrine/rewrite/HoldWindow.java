package dev.vitrine.rewrite;

/**
 * How much of a page may be held back while its insertions are not decided yet.
 *
 * @param headLimit units (bytes or chars) held at most until the head is known; 0 holds nothing
 * @param bodyLimit units held at most behind the end of the head
 * @param pool where the buffers come from
 */
public record HoldWindow(int headLimit, int bodyLimit, WindowPool pool) {
    /** 128 KiB: more than the head of nine pages in ten. */
    public static final int DEFAULT_HEAD_LIMIT = 128 * 1024;

    /** 256 KiB: seldom filled, but one real page in eight has its first paragraph behind 64 KiB of menus and scripts. */
    public static final int DEFAULT_BODY_LIMIT = 256 * 1024;

    public HoldWindow {
        if (headLimit < 0 || bodyLimit < 0) {
            throw new IllegalArgumentException(
                    "limits of the hold window must not be negative: " + headLimit + ", " + bodyLimit);
        }
    }

    /** The default limits over this pool. */
    public static HoldWindow of(WindowPool pool) {
        return new HoldWindow(DEFAULT_HEAD_LIMIT, DEFAULT_BODY_LIMIT, pool);
    }

    /** A window that holds nothing. */
    public static HoldWindow none() {
        return new HoldWindow(0, 0, new WindowPool(0));
    }
}
