package dev.vitrine.server.fetch;

import dev.vitrine.server.fetch.FetchException.Failure;
import dev.vitrine.server.url.WebUrl;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Fetches documents of other people's servers with GET, within limits of address, time and size.
 *
 * <p>A name is looked up once for a connection, and the address that a socket is opened to is checked right before it is
 * opened; so is each redirect. Nothing is shared between requests but connections: no cookies, no credentials, no proxy
 * of the environment.
 */
public final class Fetcher implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int LOOK_UPS_AT_ONCE = 8;

    private final FetchSettings settings;
    private volatile AddressPolicy policy;
    private final HttpClient client;
    private final ExecutorService lookUps;

    /** A fetcher that is ready to be asked. */
    public Fetcher(FetchSettings settings, AddressPolicy policy, HostResolver resolver) {
        this.settings = settings;
        this.policy = policy;
        this.lookUps = Executors.newFixedThreadPool(LOOK_UPS_AT_ONCE, task -> daemon("fetch-lookup", task));
        this.client = client(settings, () -> this.policy, resolver, lookUps);
        try {
            client.start();
            takeAnswersAsTheyCome();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
    }

    /** From now on these addresses may be asked, and no others. */
    public void follow(AddressPolicy other) {
        policy = other;
    }

    /** Keeps of the client's own habits only those for interim answers: no unpacking, redirects, log-in or flood. */
    private void takeAnswersAsTheyCome() {
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
        client.getProtocolHandlers().put(new InterimLimit());
        client.getProtocolHandlers().put(new ContinueProtocolHandler());
        client.getProtocolHandlers().put(new ProcessingProtocolHandler());
        client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
    }

    private static HttpClient client(
            FetchSettings settings, Supplier<AddressPolicy> policy, HostResolver resolver, ExecutorService lookUps) {
        QueuedThreadPool threads = new QueuedThreadPool(16, 1);
        threads.setName("fetch");
        threads.setDaemon(true);
        CheckedConnector connector = new CheckedConnector(policy);
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedResolver(resolver, policy, lookUps, settings.connect()));
        client.setConnectTimeout(settings.connect().toMillis());
        client.setIdleTimeout(settings.total().toMillis());
        client.setDestinationIdleTimeout(Duration.ofMinutes(1).toMillis());
        client.setMaxConnectionsPerDestination(settings.connectionsPerHost());
        client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, settings.userAgent()));
        return client;
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Fetches a document; follows redirects, and gives any other status back as it is.
     *
     * @throws FetchException where no whole answer came within the limits
     */
    public Answer fetch(FetchRequest request) throws FetchException {
        long deadline = System.nanoTime() + settings.total().toNanos();
        WebUrl url = request.url().bare();
        for (int hop = 0; hop <= settings.redirects(); hop++) {
            Exchange.Raw raw = exchange(request.at(url), deadline);
            Optional<WebUrl> target = redirect(url, raw);
            if (target.isEmpty()) {
                byte[] body = unpacked(url, raw, request.maxBytes());
                return new Answer(url, raw.status(), raw.headers(), body);
            }
            url = target.get();
        }
        throw new FetchException(
                Failure.REDIRECTS,
                request.url().redacted() + " redirects more than " + settings.redirects() + " times");
    }

    private static Optional<WebUrl> redirect(WebUrl url, Exchange.Raw raw) throws FetchException {
        switch (raw.status()) {
            case 301, 302, 303, 307, 308 -> {
                Optional<WebUrl> target = raw.headers().first("Location").flatMap(url::resolve);
                if (target.isEmpty()) {
                    throw new FetchException(
                            Failure.REDIRECTS, url.redacted() + " redirects to no address of http or https");
                }
                if (url.isSecure() && !target.get().isSecure()) {
                    throw new FetchException(
                            Failure.REDIRECTS, url.redacted() + " redirects from https to http, which is not followed");
                }
                return target.map(WebUrl::bare);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private Exchange.Raw exchange(FetchRequest asked, long deadline) throws FetchException {
        WebUrl url = asked.url();
        Optional<String> refusal = policy.refusal(url);
        if (refusal.isPresent()) {
            throw refused(url, refusal.get());
        }
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        Request request = request(asked).timeout(left, TimeUnit.MILLISECONDS);
        try {
            return Exchange.send(request, asked.maxBytes(), client.getScheduler(), firstByte(left))
                    .get(left + GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(url, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            Exchange.abort(request, e);
            throw failed(url, e);
        } catch (InterruptedException e) {
            Exchange.abort(request, e);
            Thread.currentThread().interrupt();
            throw new FetchException(Failure.UNREACHABLE, url.redacted() + " was given up: shutting down", e);
        }
    }

    private Duration firstByte(long left) {
        return Duration.ofMillis(
                Math.min(left, settings.connect().plus(settings.firstByte()).toMillis()));
    }

    private Request request(FetchRequest asked) {
        WebUrl url = asked.url();
        // The host is set afterwards: java.net.URI, which reads the first one, refuses names with an underscore.
        // The path is not: by itself, one that begins with two slashes is read as another host.
        return client.newRequest(URI.create("http://localhost:" + url.port() + RequestTarget.of(url)))
                .scheme(url.scheme())
                .host(url.host())
                .headers(headers -> {
                    headers.put(HttpHeader.ACCEPT, asked.accept());
                    headers.put(HttpHeader.ACCEPT_ENCODING, Unpacking.ACCEPT_ENCODING);
                    asked.etag().ifPresent(etag -> headers.put(HttpHeader.IF_NONE_MATCH, etag));
                    asked.lastModified().ifPresent(date -> headers.put(HttpHeader.IF_MODIFIED_SINCE, date));
                });
    }

    private static byte[] unpacked(WebUrl url, Exchange.Raw raw, int maxBytes) throws FetchException {
        try {
            return Unpacking.unpack(raw.body(), raw.headers().all("Content-Encoding"), maxBytes);
        } catch (FetchException e) {
            throw new FetchException(e.failure(), url.redacted() + ": " + e.getMessage(), e);
        }
    }

    private static FetchException refused(WebUrl url, String why) {
        return new FetchException(
                Failure.ADDRESS_REFUSED,
                url.redacted() + " is refused: " + why + "; list it under allow-addresses if you mean it");
    }

    private FetchException failed(WebUrl url, Throwable cause) {
        String address = url.redacted();
        if (cause instanceof AddressRefusedException) {
            return refused(url, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof UnknownHostException) {
            return new FetchException(Failure.UNKNOWN_HOST, "the name " + url.host() + " has no address", cause);
        }
        if (cause instanceof TimeoutException) {
            return new FetchException(Failure.TIMED_OUT, address + " did not answer in time", cause);
        }
        if (cause instanceof LimitException) {
            return new FetchException(Failure.TOO_LARGE, address + ": " + cause.getMessage(), cause);
        }
        if (cause instanceof SSLException) {
            return new FetchException(Failure.TLS, address + " has no acceptable TLS: " + reason(cause), cause);
        }
        if (cause instanceof EofException || cause instanceof EOFException) {
            return new FetchException(Failure.UNREACHABLE, address + " broke off in the middle of its answer", cause);
        }
        if (cause instanceof HttpResponseException) {
            return violated(address, cause);
        }
        // Which class says so is nothing to an operator.
        String why = String.valueOf(cause instanceof ConnectException ? cause.getMessage() : cause);
        return new FetchException(Failure.UNREACHABLE, address + " cannot be reached: " + why, cause);
    }

    /** Of a certificate of unknown origin, the JDK speaks of paths that cannot be built. */
    private static String reason(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException) {
                return "this server trusts none of those who signed its certificate (docs/operate.md says how it would)";
            }
        }
        return String.valueOf(cause.getMessage());
    }

    /** The client's own message prints half of its inside; what readers need is the reason below it. */
    private static FetchException violated(String address, Throwable cause) {
        String reason = cause.getCause() instanceof HttpException http ? String.valueOf(http.getReason()) : "no HTTP";
        return reason.contains("Too Large")
                ? new FetchException(
                        Failure.TOO_LARGE,
                        address + " sends more than " + MAX_HEADER_BYTES + " bytes of headers",
                        cause)
                : new FetchException(Failure.UNREACHABLE, address + " does not answer in HTTP: " + reason, cause);
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }
}
