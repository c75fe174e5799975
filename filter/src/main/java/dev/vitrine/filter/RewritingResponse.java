package dev.vitrine.filter;

import dev.vitrine.html.PageCharset;
import dev.vitrine.rewrite.HoldWindow;
import dev.vitrine.rewrite.OutputSink;
import dev.vitrine.rewrite.PageEditor;
import dev.vitrine.rewrite.PageMemory;
import dev.vitrine.rewrite.PageRewriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The response that the application gets in place of the container's: its body passes through a {@link PageBody}, its
 * headers wait where they depend on the body, and everything else is as the container would have it. What a container
 * ignores or refuses once a response is committed is ignored and refused as soon as the application's bytes have come so
 * far, whether they have left or not.
 */
final class RewritingResponse extends HttpServletResponseWrapper {
    private final BodyHeaders headers;
    private final PageBody body;
    private final DocumentRequest request;
    private final PageRewriting rewriting;
    private final RewriterFactory factory;
    private @Nullable RewritingOutputStream stream;
    private @Nullable RewritingWriter writer;

    /** Whether the container has an error or a redirect to send in place of all this. */
    private boolean replaced;

    /** Puts the rewriter of one page together. */
    @FunctionalInterface
    interface RewriterFactory {
        /**
         * The rewriter of this page.
         *
         * @param guard to be put around the page's editor
         * @param sink where bytes of the page go; text goes to {@link RewritingResponse#toContainer}
         */
        PageRewriter rewriter(RewritingResponse page, UnaryOperator<PageEditor> guard, OutputSink sink);
    }

    RewritingResponse(
            HttpServletRequest request,
            HttpServletResponse response,
            PageRewriting rewriting,
            RewriterFactory factory) {
        super(response);
        this.headers = new BodyHeaders(response, rewriting.tags(), rewriting.since());
        this.body = new PageBody(this, headers, rewriting);
        this.request = new DocumentRequest(request, this, rewriting);
        if (rewriting.includesWidgets(this.request.path())) {
            headers.withoutValidators();
        }
        this.rewriting = rewriting;
        this.factory = factory;
    }

    /** The rewriting response that a response is, or wraps; null where there is none. */
    static @Nullable RewritingResponse in(@Nullable ServletResponse response) {
        ServletResponse layer = response;
        while (layer != null && !(layer instanceof RewritingResponse)) {
            layer = layer instanceof ServletResponseWrapper wrapper ? wrapper.getResponse() : null;
        }
        return (RewritingResponse) layer;
    }

    HttpServletResponse container() {
        return (HttpServletResponse) getResponse();
    }

    /** The request that belongs to this response. */
    DocumentRequest request() {
        return request;
    }

    PageBody body() {
        return body;
    }

    // ---- for the page

    PageRewriter rewriter(UnaryOperator<PageEditor> guard, OutputSink sink) {
        return factory.rewriter(this, guard, sink);
    }

    /** What is known of this page before its first byte. */
    PageSituation situation() {
        return rewriting.situation(
                request,
                container(),
                isText() ? textCharset() : declaredCharset().orElse(null),
                isText());
    }

    /** What is added to this page. */
    PageEditor editor(PageSituation situation) {
        return rewriting.editor(situation, request.path(), headers);
    }

    /** What is remembered of pages that come as this one does; nothing where none is. */
    Optional<PageMemory> memory(PageSituation situation) {
        return rewriting.memory(situation, container());
    }

    /** What templates of this page may place by hand. */
    TemplateValues templateValues() {
        return new TemplateValues(said -> rewriting.handPlaced(request, container(), said));
    }

    /** How much of the page may be held. */
    HoldWindow window() {
        return rewriting.window();
    }

    /** Whether the application writes text, not bytes. */
    boolean isText() {
        return writer != null;
    }

    boolean isNonBlocking() {
        return stream != null && stream.isNonBlocking();
    }

    ServletOutputStream containerStream() throws IOException {
        return stream == null ? super.getOutputStream() : stream.container();
    }

    PrintWriter containerWriter() throws IOException {
        return writer == null ? super.getWriter() : writer.container();
    }

    /** Takes bytes that pass as they come. */
    void pass(byte[] bytes, int offset, int length) throws IOException {
        if (stream == null) {
            super.getOutputStream().write(bytes, offset, length);
        } else {
            stream.pass(bytes, offset, length);
        }
    }

    /** Takes the bytes of a rewritten page. */
    void toContainer(byte[] bytes, int offset, int length) throws IOException {
        body.begin();
        if (stream != null) {
            stream.toContainer(bytes, offset, length);
        }
    }

    /** Takes the chars of a rewritten page. */
    void toContainer(char[] chars, int offset, int length) throws IOException {
        body.begin();
        containerWriter().write(chars, offset, length);
    }

    /** The charset that the response declares. */
    Optional<PageCharset> declaredCharset() {
        return ContentTypes.charset(getContentType()).flatMap(PageCharset::forLabel);
    }

    /** The charset in which the container encodes text. */
    PageCharset textCharset() {
        return PageCharset.forLabel(getCharacterEncoding()).orElseGet(PageCharset::utf8);
    }

    /** Completes asynchronous work: first what is held, then {@code completion}. */
    void complete(Runnable completion) {
        try {
            body.finish();
            if (stream != null) {
                stream.complete(completion);
                return;
            }
        } catch (IOException e) {
            // The client has gone. Nobody is left to be told but the container, which will see for itself.
        }
        completion.run();
    }

    /**
     * A forward begins: what stands in the buffer is not wanted any more. Some containers clear theirs without a call to
     * us. Where it is too late for that, the container must see it as well.
     */
    void forwarded() throws IOException {
        if (!isCommitted()) {
            body.again();
        } else if (!container().isCommitted()) {
            flushBuffer();
        }
    }

    /** The response goes on where the container may end it without a call to us. */
    void leavesOurSight() {
        try {
            body.outOfSight();
        } catch (IOException e) {
            // The client has gone; whoever writes next is told.
        }
    }

    /** The response goes on without us. */
    void leavesToContainer() {
        try {
            body.leaveAlone("written past the filter");
        } catch (IOException e) {
            // The client has gone; whoever writes next is told.
        }
    }

    // ---- the body

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        opens();
        ServletOutputStream container = super.getOutputStream(); // throws where the writer is in use
        if (stream == null) {
            stream = new RewritingOutputStream(body, container);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (replaced && stream == null && writer == null && body.isOutOfSight()) {
            // Tomcat closes what a forward leaves behind, and could not write all of its error pages then.
            return new PrintWriter(Writer.nullWriter());
        }
        if (stream != null && writer == null && body.hasContent()) {
            // Undertow would settle the charset before it says so.
            throw new IllegalStateException("bytes have been written to the output stream already");
        }
        opens();
        PrintWriter container = super.getWriter(); // throws where the stream is in use, and locks the charset
        if (writer == null) {
            writer = new RewritingWriter(body, container, this::getLocale);
        }
        return writer;
    }

    private void opens() {
        if (stream == null && writer == null) {
            body.sizeUp();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        body.commit();
        super.flushBuffer();
    }

    @Override
    public boolean isCommitted() {
        return body.isCommitted();
    }

    @Override
    public void setBufferSize(int size) {
        if (!isReallyCommitted() && body.hasContent()) {
            throw new IllegalStateException("the buffer size can't change once content has been written");
        }
        super.setBufferSize(size);
    }

    @Override
    public void resetBuffer() {
        boolean inTime = !isReallyCommitted();
        super.resetBuffer(); // throws where it is too late
        if (inTime) {
            body.again();
            body.mayBeForwarded();
        }
    }

    @Override
    public void reset() {
        boolean inTime = !isReallyCommitted() && !isIgnoring();
        if (inTime) {
            headers.resets();
        }
        super.reset();
        if (inTime) {
            headers.clear();
            body.again();
            stream = null;
            writer = null;
        }
    }

    /**
     * Whether the response is committed. Where the application has written enough for that, but we hold it, it is now:
     * what is refused then, and how, is the container's to say.
     */
    private boolean isReallyCommitted() {
        if (isCommitted() && !container().isCommitted() && !body.isBusyElsewhere()) {
            try {
                flushBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return container().isCommitted();
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        leaveToContainer(isIncluding());
        super.sendError(status, message);
        replaced = container().isCommitted();
    }

    @Override
    public void sendError(int status) throws IOException {
        leaveToContainer(isIncluding());
        super.sendError(status);
        replaced = container().isCommitted();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        leaveToContainer(isIgnoring());
        super.sendRedirect(location);
        replaced = container().isCommitted();
    }

    /**
     * The redirect of Servlet 6.1, on which that version builds its other new forms. Older containers have none of them, and
     * nobody calls this.
     */
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (clearBuffer) {
            leaveToContainer(isIgnoring());
        } else {
            body.leaveAlone("redirect");
        }
        Servlet61.sendRedirect(container(), location, status, clearBuffer);
        replaced = clearBuffer && container().isCommitted();
    }

    private void leaveToContainer(boolean ignored) {
        if (!isReallyCommitted() && !ignored) {
            body.discard();
            headers.unchanged();
        }
    }

    // ---- the headers

    /** Whether the container would ignore a header by now, had it the bytes that we hold. Once it has, it says itself. */
    private boolean isTooLate() {
        return isCommitted() && !container().isCommitted();
    }

    private boolean isKept(String name) {
        return BodyHeaders.include(name) && !isContainersAffair();
    }

    /** Whether a header of the body comes too late, or from a part that is being included: the container says what it is worth. */
    private boolean isContainersAffair() {
        return container().isCommitted() || isIncluding();
    }

    /** Whether a part is being included, whose headers and errors are nothing to the container. */
    private boolean isIncluding() {
        return request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null;
    }

    /** Whether one is, and its redirects and resets are nothing either, as in Tomcat; others throw away what stands before. */
    private boolean isIgnoring() {
        return isIncluding() && headers.areTomcats();
    }

    @Override
    public void setContentLength(int length) {
        if (isContainersAffair()) {
            super.setContentLength(length);
        } else if (!isTooLate()) {
            headers.length(length, response -> response.setContentLength(length));
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (isContainersAffair()) {
            super.setContentLengthLong(length);
        } else if (!isTooLate()) {
            headers.length(length, response -> response.setContentLengthLong(length));
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.set(name, value, response -> response.setHeader(name, value));
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.add(name, value, response -> response.addHeader(name, value));
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.set(name, Integer.toString(value), response -> response.setIntHeader(name, value));
        } else {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.add(name, Integer.toString(value), response -> response.addIntHeader(name, value));
        } else {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.set(name, httpDate(date), response -> response.setDateHeader(name, date));
        } else {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (isTooLate()) {
            return;
        }
        if (isKept(name)) {
            headers.add(name, httpDate(date), response -> response.addDateHeader(name, date));
        } else {
            super.addDateHeader(name, date);
        }
    }

    private static String httpDate(long date) {
        return BodyHeaders.httpDate(Instant.ofEpochMilli(date));
    }

    @Override
    public @Nullable String getHeader(String name) {
        Collection<String> kept = headers.values(name);
        return kept.isEmpty() ? super.getHeader(name) : kept.iterator().next();
    }

    @Override
    public Collection<String> getHeaders(String name) {
        Collection<String> kept = headers.values(name);
        return kept.isEmpty() ? super.getHeaders(name) : kept;
    }

    @Override
    public boolean containsHeader(String name) {
        return !headers.values(name).isEmpty() || super.containsHeader(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> kept = headers.keptNames();
        if (kept.isEmpty()) {
            return super.getHeaderNames();
        }
        Set<String> names = new LinkedHashSet<>(super.getHeaderNames());
        names.addAll(kept);
        return new ArrayList<>(names);
    }

    // ---- what has no effect once the response is committed

    @Override
    public void setStatus(int status) {
        if (!isTooLate()) {
            super.setStatus(status);
        }
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (!isTooLate()) {
            super.setContentType(type);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (!isTooLate()) {
            super.setCharacterEncoding(encoding);
        }
    }

    /** The form of Servlet 6.1; older containers call it never. */
    public void setCharacterEncoding(@Nullable Charset encoding) {
        setCharacterEncoding(encoding == null ? null : encoding.name());
    }

    @Override
    public void setLocale(Locale locale) {
        if (!isTooLate()) {
            super.setLocale(locale);
        }
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!isTooLate()) {
            super.addCookie(cookie);
        }
    }
}
