package dev.vitrine.demo.proxy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;

/**
 * Shows a running site at this address: each request goes there, and each answer comes back as it arrives.
 *
 * <p>Redirects and links lead back here, cookies work here, and answers are asked for without compression, so that the
 * filter can read them. {@code docs/try-on-your-site.md} says what it does not do.
 */
public final class ReverseProxy extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final long PATIENCE_SECONDS = 60;
    private static final long IDLE_MILLIS = 600_000;
    private static final int LONGEST_HEAD = 64 * 1024;

    /** So long a page may pause before it is flushed; a network's own pauses within a page are shorter. */
    private static final long PAUSE_MILLIS = 200;

    private static final Set<String> REFUSED = Set.of("CONNECT", "TRACE");

    private final transient Origin origin;
    private final transient HttpClient client = new HttpClient();

    /** @param site an address of the site; its scheme, host and port are what counts */
    public ReverseProxy(URI site) {
        origin = Origin.of(site);
    }

    @Override
    public void init() throws ServletException {
        client.setName("proxy");
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setMaxConnectionsPerDestination(256);
        client.setIdleTimeout(IDLE_MILLIS);
        client.setRequestBufferSize(LONGEST_HEAD);
        client.setMaxRequestHeadersSize(LONGEST_HEAD);
        client.setMaxResponseHeadersSize(LONGEST_HEAD);
        try {
            client.start();
        } catch (Exception e) {
            throw new ServletException("The proxy did not start", e);
        }
        // What Jetty would undo or answer by itself, such as a 401, is for us or the browser to see.
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
        client.getProtocolHandlers().put(new ContinueProtocolHandler());
        client.getProtocolHandlers().put(new ProcessingProtocolHandler());
        client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
    }

    @Override
    public void destroy() {
        try {
            client.stop();
        } catch (Exception e) {
            getServletContext().log("The proxy did not stop cleanly", e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (REFUSED.contains(request.getMethod())) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Answer answer = new Answer();
        Request onward;
        try {
            onward = onward(request);
        } catch (IllegalArgumentException e) {
            Failures.say(response, 400, "This address cannot be passed on: " + e.getMessage());
            return;
        }
        onward.send(answer);
        try {
            Response head = answer.head(PATIENCE_SECONDS);
            Optional<Origin> preferred = preferred(head, request);
            if (preferred.isPresent()) {
                String elsewhere = preferred.get().address();
                Failures.say(
                        response,
                        502,
                        origin.address() + " sends its visitors to " + elsewhere + "; show that, by --proxy "
                                + elsewhere);
                return;
            }
            pass(head, answer, request, response);
        } catch (ExecutionException e) {
            Failures.say(response, 502, origin.address() + " did not answer: " + Failures.reason(e));
        } catch (TimeoutException e) {
            Failures.say(response, 504, origin.address() + " did not answer within " + PATIENCE_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The demo is being stopped", e);
        } finally {
            var unused = onward.abort(new IOException("The visitor needs no more of it")); // no harm where all is done
            answer.discard();
        }
    }

    private Optional<Origin> preferred(Response head, HttpServletRequest request) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return Optional.ofNullable(head.getHeaders().get("Location"))
                .filter(location -> head.getStatus() / 100 == 3)
                .flatMap(location -> origin.preferredBy(location, page));
    }

    private Request onward(HttpServletRequest request) {
        Request onward = client.newRequest(Target.of(origin, request)).method(request.getMethod());
        RequestHeaders.copy(request, onward, origin);
        if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
            onward.body(new RequestBody(request, client.getByteBufferPool()));
        }
        return onward;
    }

    private void pass(Response head, Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean zipped = "gzip".equalsIgnoreCase(head.getHeaders().get("Content-Encoding"));
        boolean page = isWholePage(head, zipped);
        ResponseHeaders.copy(head, request, response, origin, zipped, page);
        OutputStream out = page ? new OriginLinks(origin, response.getOutputStream()) : response.getOutputStream();
        InputStream arriving = answer.body(page ? PAUSE_MILLIS : 0, out::flush);
        try {
            InputStream body = zipped && mayHaveBody(head, request) ? new GZIPInputStream(arriving) : arriving;
            body.transferTo(out);
        } catch (BrokenOffException | EOFException | ZipException e) {
            breakOff(response, e);
            return;
        }
        if (page) {
            out.flush();
        }
    }

    /** Says that half an answer is missing: as an answer of its own, or by breaking this one off too. */
    private void breakOff(HttpServletResponse response, IOException failure) throws IOException {
        if (response.isCommitted()) {
            throw failure;
        }
        Failures.say(response, 502, origin.address() + " broke off its answer: " + Failures.reason(failure));
    }

    private static boolean isWholePage(Response head, boolean zipped) {
        String type = String.valueOf(head.getHeaders().get("Content-Type")).toLowerCase(Locale.ROOT);
        boolean readable = zipped || head.getHeaders().get("Content-Encoding") == null;
        return type.startsWith("text/html") && head.getStatus() != HttpServletResponse.SC_PARTIAL_CONTENT && readable;
    }

    private static boolean mayHaveBody(Response head, HttpServletRequest request) {
        int status = head.getStatus();
        return !request.getMethod().equals("HEAD")
                && status != HttpServletResponse.SC_NO_CONTENT
                && status != HttpServletResponse.SC_NOT_MODIFIED;
    }
}
