package dev.vitrine.filter;

import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.PageRewriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of one response on its way: undecided until its first byte, flush or end; then rewritten, or passed as it comes.
 *
 * <p>What the rewriter holds, the container has not seen. So that nobody notices, a body that has outgrown the container's
 * buffer counts as committed, as it would be without us; and one that has not is held until it has, so that an application
 * that fails half way still gets its clean error page.
 */
final class PageBody {
    private enum State {
        UNDECIDED,
        REWRITING,
        PASSING,
        /** As long as promised: what comes now is too much, and goes nowhere, as on an exact length. */
        COMPLETE
    }

    private final RewritingResponse response;
    private final HttpServletResponse container;
    private final BodyHeaders headers;
    private final PageRewriting rewriting;
    private final Occupancy occupancy = new Occupancy();
    private State state = State.UNDECIDED;
    private @Nullable PageRewriter rewriter;
    private @Nullable CommitGuard guard;

    /** What unpacks the page and packs it again, where it comes packed. */
    private @Nullable GzipPage packed;

    private boolean unchanged;
    private boolean asItCame;

    /** Whether the container has had the headers of a rewritten body. */
    private boolean begun;

    private boolean ending;

    /** Why no insertion is wanted any more, though one may have left already. */
    private @Nullable String givenUp;

    /** Whether the container is done with the response, so that nothing of it may be written any more. */
    private boolean closed;

    /** Whether the container may cut the body off without telling us, so that nothing may be held. */
    private boolean outOfSight;

    private int bufferSize;
    private long taken;

    /** How long we have been at it, and since when. */
    private long nanos;

    private long entered;
    private boolean content;

    PageBody(RewritingResponse response, BodyHeaders headers, PageRewriting rewriting) {
        this.response = response;
        this.container = response.container();
        this.headers = headers;
        this.rewriting = rewriting;
    }

    // ---- what the application writes

    void write(byte[] bytes, int offset, int length) throws IOException {
        boolean entered = enter();
        content |= length > 0;
        try {
            switch (ready()) {
                case PASSING -> response.pass(bytes, offset, length);
                case REWRITING -> {
                    int wanted = (int) Math.max(0, Math.min(length, promised() - taken));
                    taken += wanted;
                    take(bytes, offset, wanted);
                    wrote();
                }
                default -> {}
            }
        } finally {
            leave(entered);
        }
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        if (packed == null) {
            rewriter().write(bytes, offset, length);
        } else {
            packed.write(bytes, offset, length);
        }
    }

    void write(char[] chars, int offset, int length) throws IOException {
        boolean entered = enter();
        content |= length > 0;
        try {
            switch (ready()) {
                case PASSING -> response.containerWriter().write(chars, offset, length);
                case REWRITING -> {
                    taken += encodedLength(CharBuffer.wrap(chars, offset, length));
                    rewriter().write(chars, offset, length);
                    wrote();
                }
                default -> {}
            }
        } finally {
            leave(entered);
        }
    }

    void write(String text, int offset, int length) throws IOException {
        boolean entered = enter();
        content |= length > 0;
        try {
            switch (ready()) {
                case PASSING -> response.containerWriter().write(text, offset, length);
                case REWRITING -> {
                    taken += encodedLength(CharBuffer.wrap(text, offset, offset + length));
                    rewriter().write(text, offset, length);
                    wrote();
                }
                default -> {}
            }
        } finally {
            leave(entered);
        }
    }

    /** The bytes that the application may write: as many as it said, where it said so and writes bytes. */
    private long promised() {
        return headers.length().orElse(Long.MAX_VALUE);
    }

    /** How many bytes the container makes of a text. Counted only as long as it matters: until its buffer is full. */
    private int encodedLength(CharSequence text) {
        if (taken > bufferSize || !"UTF-8".equalsIgnoreCase(container.getCharacterEncoding())) {
            return text.length();
        }
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private void wrote() throws IOException {
        if (taken >= promised() && !response.isText()) {
            complete();
        } else if (outOfSight || response.isNonBlocking()) {
            holdNothing();
        }
    }

    /**
     * The body is as long as promised: an unfiltered container would send it off now. Where the container takes one write at a
     * time, the last is still to come.
     */
    private void complete() throws IOException {
        end();
        state = State.COMPLETE;
        if (container.isCommitted() && !response.isNonBlocking()) {
            response.containerStream().close();
        }
    }

    /** Something is up with which a rewritten page does not go together: from here on the page leaves as it came. */
    void leaveAlone(String reason) throws IOException {
        boolean entered = enter();
        try {
            if (state == State.UNDECIDED) {
                pass(reason);
            } else if (state == State.REWRITING) {
                givenUp = reason;
                end();
            }
        } finally {
            leave(entered);
        }
    }

    private void holdNothing() throws IOException {
        if (packed != null) {
            packed.holdNothing();
            return;
        }
        if (rewriter == null) {
            return;
        }
        rewriter.flush();
        if (rewriter.held() > 0) {
            // The beginning of a tag: its rest may never come by us, so the page goes on as it comes.
            end();
        }
    }

    /**
     * Takes note of the container's buffer. Open Liberty knows of none between opening its stream and the first byte in it, so
     * that it is asked before.
     */
    void sizeUp() {
        int size = container.getBufferSize();
        bufferSize = size == 0 ? bufferSize : size;
    }

    // ---- the gate

    private State decided() {
        if (state == State.UNDECIDED) {
            decide();
        }
        return state;
    }

    private void decide() {
        rewriting.looked();
        if (isConfirmation()) {
            rewriting.confirmed(response.request(), headers);
            state = State.PASSING;
            return;
        }
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            pass(objection.get());
        } else if (rewriting.unpacks(container) && (response.isText() || outOfSight || response.isNonBlocking())) {
            pass("content encoding");
        } else {
            state = State.REWRITING;
            sizeUp();
        }
    }

    /** Why the body should leave as it came. */
    private Optional<String> objection() {
        try {
            if (container.isCommitted() || closed) {
                return Optional.of("committed before its first byte");
            }
            return headers.handedOver() ? Optional.of("headers sent before reset") : rewriting.objection(container);
        } catch (RuntimeException | Error e) {
            rewriting.failed(e, response.request());
            return Optional.of("failure");
        }
    }

    private void pass(String reason) {
        state = State.PASSING;
        headers.unchanged();
        rewriting.leftAlone(reason);
        rewriting.seen(response.request(), container);
    }

    /** The state, with a rewriter where one is needed now. */
    private State ready() {
        if (decided() == State.REWRITING && rewriter == null) {
            try {
                rewriter = newRewriter();
            } catch (RuntimeException | Error e) {
                // What the application says of its page is asked for here, and may fail.
                rewriting.failed(e, response.request());
                packed = null;
                guard = null;
                pass("failure");
            }
        }
        return state;
    }

    private PageRewriter newRewriter() {
        if (!rewriting.unpacks(container)) {
            return response.rewriter(this::guarded, response::toContainer);
        }
        packed = new GzipPage(
                sink -> response.rewriter(this::guarded, sink), response::toContainer, this::leavesUnchanged);
        return packed.rewriter();
    }

    private PageRewriter rewriter() {
        return Objects.requireNonNull(rewriter);
    }

    /** The first of a packed page is to leave: whether it may leave as it came. */
    private boolean leavesUnchanged(boolean decided) {
        asItCame = decided;
        begin();
        return unchanged;
    }

    private void flushHeld() throws IOException {
        if (packed != null) {
            packed.flush();
        } else if (rewriter != null) {
            rewriter.flush();
        }
    }

    private PageEditor guarded(PageEditor editor) {
        CommitGuard around = new CommitGuard(editor, this);
        guard = around;
        return around;
    }

    // ---- what the rewriter asks and gives

    /** Whether an application that failed now could still expect a clean error page. */
    boolean mayStillBeReset() {
        return !ending && taken <= bufferSize && !container.isCommitted();
    }

    /** Whether the page, now that it is complete, is what its first byte promised, for memory's sake. */
    boolean isAsExpected() {
        return headers.isValidated() && lateObjection().isEmpty();
    }

    /** Why the body should leave as it came after all: until the container has the headers, they may have changed. */
    Optional<String> lateObjection() {
        if (givenUp != null) {
            return Optional.of(givenUp);
        }
        if (begun) {
            return Optional.empty();
        }
        if (taken > promised() && !response.isText()) {
            return Optional.of("length"); // which came behind the bytes
        }
        return (packed == null) == rewriting.unpacks(container)
                ? Optional.of("content encoding")
                : rewriting.objection(container);
    }

    /** The container is to get the first of the body: its headers go before. */
    void begin() {
        if (begun) {
            return;
        }
        begun = true;
        unchanged = isUnchanged();
        if (unchanged) {
            headers.unchanged();
        } else {
            headers.rewritten();
        }
        rewriting.seen(response.request(), container);
    }

    private boolean isUnchanged() {
        if (asItCame) {
            return true;
        }
        if (rewriter == null || guard == null || rewriter.hasInsertions()) {
            return false;
        }
        boolean decided = ending || guard.isStopped();
        return rewriter.passedFor().isPresent() || (decided && !guard.hasInserted());
    }

    // ---- what the application asks

    boolean isCommitted() {
        return container.isCommitted() || state == State.COMPLETE || (state == State.REWRITING && taken > bufferSize);
    }

    boolean hasContent() {
        return content;
    }

    /** Whether text for the stream passes as it comes; else its bytes are still to be written. */
    boolean passes(String text) {
        boolean entered = enter();
        content |= !text.isEmpty();
        try {
            return decided() == State.PASSING;
        } finally {
            leave(entered);
        }
    }

    /** The container is about to commit the response: all that depends on the body is decided, and what is held leaves. */
    void commit() throws IOException {
        boolean entered = enter();
        try {
            if (decided() == State.REWRITING) {
                flushHeld();
                begin();
            }
        } finally {
            leave(entered);
        }
    }

    /** Lets go what is held, and commits nothing. */
    void release() throws IOException {
        boolean entered = enter();
        try {
            if (entered && state == State.REWRITING && !committedByOthers()) {
                flushHeld();
            }
        } finally {
            leave(entered);
        }
    }

    /** The body is complete, as far as it comes through us. */
    void finish() throws IOException {
        boolean entered = enter();
        try {
            if (state == State.UNDECIDED) {
                finishEmpty();
            } else if (state == State.REWRITING) {
                end();
            }
        } finally {
            leave(entered);
        }
    }

    private void end() throws IOException {
        if (committedByOthers()) {
            drop();
            return;
        }
        ending = true;
        try {
            if (packed != null) {
                packed.end();
            } else if (rewriter != null) {
                rewriter.end();
            }
            begin();
        } finally {
            state = State.PASSING;
            account();
        }
    }

    /** Whether somebody went round us, a redirect of a kind that we don't know for one: our bytes would spoil it. */
    private boolean committedByOthers() {
        return !begun && container.isCommitted();
    }

    /** Nothing was written: the headers are all there is. */
    private void finishEmpty() throws IOException {
        if (container.isCommitted()) {
            return;
        }
        DocumentRequest request = response.request();
        if (isConfirmation()) {
            rewriting.confirmed(request, headers);
        } else if (request.getMethod().equals("HEAD")
                && promised() > 0
                && objection().isEmpty()) {
            headers.rewritten(); // As the page itself would have it.
            if (headers.length().isPresent()) {
                container.flushBuffer(); // Or Jetty and Undertow say for us that the page is empty.
            }
        } else {
            headers.unchanged();
        }
    }

    /** Whether there is nothing but a {@code 304}, which confirms the client's copy. */
    private boolean isConfirmation() {
        return !content && container.getStatus() == HttpServletResponse.SC_NOT_MODIFIED && !container.isCommitted();
    }

    private void account() {
        PageRewriter ended = rewriter;
        if (ended == null) {
            return;
        }
        ended.failure().ifPresent(failure -> rewriting.failed(failure, response.request()));
        if (ended.insertions() > 0) {
            rewriting.rewritten(taken, nanos + System.nanoTime() - entered);
        } else {
            rewriting.leftAlone(ended.passedFor().orElse("nothing to add"));
        }
        packed = null;
        rewriter = null;
    }

    /**
     * What is held goes nowhere, and what comes now passes as it comes: once nobody is in the middle of a write. Undertow asks
     * for that on a thread of its own when time is up.
     */
    void discard() {
        occupancy.ask(this::drop);
    }

    private void drop() {
        forget();
        state = State.PASSING;
    }

    /** Whether another thread is in the middle of a write. */
    boolean isBusyElsewhere() {
        return occupancy.isElsewhere();
    }

    /** What was written counts no longer; the body starts anew. */
    void again() {
        boolean entered = enter();
        try {
            forget();
            state = State.UNDECIDED;
            headers.again();
        } finally {
            leave(entered);
        }
    }

    private void forget() {
        if (packed != null) {
            packed.discard();
        } else if (rewriter != null) {
            rewriter.discard();
        }
        packed = null;
        asItCame = false;
        rewriter = null;
        guard = null;
        begun = false;
        ending = false;
        givenUp = null;
        taken = 0;
        content = false;
    }

    /** The application failed: the container gets what there is, and makes of it what it would have made without us. */
    void failed(Throwable failure) {
        try {
            leaveAlone("exception");
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The response goes where the container may end it without a call to us: nothing may be held from now on. */
    void outOfSight() throws IOException {
        outOfSight = true;
        boolean entered = enter();
        try {
            if (entered && state == State.REWRITING && !committedByOthers()) {
                holdNothing();
            }
        } finally {
            leave(entered);
        }
    }

    /** A container resets the buffer before it forwards: from there on it may end the response without a call to us. */
    void mayBeForwarded() {
        outOfSight = true;
    }

    /** Whether the container may end the response without a call to us. */
    boolean isOutOfSight() {
        return outOfSight;
    }

    /** Our own filter stands in the way again, and sees the end. */
    void inSight() {
        outOfSight = false;
    }

    /**
     * Time is up, and the container goes on to its error page. What is held leaves before that; or goes nowhere, where somebody
     * is in the middle of a write and nothing has left by the end of it.
     */
    void timedOut() {
        boolean busy = isBusyElsewhere();
        occupancy.ask(() -> {
            try {
                if (busy && !begun) {
                    drop();
                } else {
                    leaveAlone("timeout");
                }
            } catch (IOException e) {
                // The client has gone; whoever writes next is told.
            }
        });
    }

    /** The container is done with the response; where another thread is in the middle of a write, that cleans up. */
    void abandon() {
        occupancy.ask(() -> {
            drop();
            closed = true;
        });
    }

    private boolean enter() {
        long now = System.nanoTime();
        boolean first = occupancy.enter();
        if (first) {
            entered = now;
        }
        return first;
    }

    private void leave(boolean first) {
        try {
            if (first) {
                nanos += System.nanoTime() - entered;
            }
        } finally {
            occupancy.leave();
        }
    }
}
