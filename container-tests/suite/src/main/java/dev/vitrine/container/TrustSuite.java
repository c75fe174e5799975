package dev.vitrine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.container.Container.Launcher;
import dev.vitrine.filter.MetadataResolver;
import dev.vitrine.filter.VitrineInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whom the filter believes: the application and its settings; no header about the host; and it says nothing of pages for
 * visitors that the container knows by name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TrustSuite {
    private static final String FOREIGN = "evil.example";
    private static final String PAGE = "/page";
    private static final String SECURED = "/secured";

    /** The settings of the host, by the webapp that has them. */
    private static final Map<String, Map<String, String>> WEBAPPS = Map.of(
            "/unset", Map.of(),
            "/based", Map.of("vitrine.public-base", "https://www.example.org"),
            "/proxied", Map.of("vitrine.public-base", "https://www.example.org/shop"),
            "/trusting", Map.of("vitrine.trusted-hosts", "www.example.org"),
            "/excluding", Map.of("vitrine.exclude", "/forwarded, /dispatched"),
            "/ruled", Map.of("vitrine.path-rules", "/page type=article section=\"Our blog\""));

    /** Whether our filter stood before the one that signs in, at the last request. */
    private static final AtomicBoolean FILTER_FIRST = new AtomicBoolean();

    private final Launcher launcher;
    private final List<Container> started = new ArrayList<>();

    protected TrustSuite(Launcher launcher) {
        this.launcher = launcher;
    }

    @BeforeAll
    void start(@TempDir Path files) throws Exception {
        List<WebApp> apps = WEBAPPS.entrySet().stream()
                .map(app -> new WebApp(app.getKey(), files, List.of(initializer(app.getValue()))))
                .toList();
        started.add(launcher.start(apps));
    }

    /**
     * Whether the server finds the filter's own initializer by itself, calls it before or after ours as it pleases, and
     * puts the filter that was registered last before the others.
     */
    protected boolean ordersFiltersItself() {
        return false;
    }

    private static ServletContainerInitializer initializer(Map<String, String> settings) {
        return (classes, context) -> {
            settings.forEach(context::setInitParameter);
            addSignIn(context);
            context.setAttribute(MetadataResolver.class.getName(), (MetadataResolver) TrustSuite::resolved);
            new VitrineInitializer().onStartup(Set.of(), context);
            context.addServlet("page", new Article()).addMapping(PAGE, SECURED, "/wiki/Node.js", "/files/node.pdf");
            ServletRegistration.Dynamic leading = context.addServlet("leading", new Leading());
            leading.addMapping("/forwarded", "/dispatched");
            leading.setAsyncSupported(true);
        };
    }

    private static Map<String, String> resolved(HttpServletRequest request) {
        String title = request.getParameter("resolved");
        if ("?".equals(title)) {
            throw new IllegalStateException("the application knows nothing of this page");
        }
        return title == null ? Map.of() : Map.of("title", title);
    }

    /** A filter before all others knows the visitor. */
    private static void addSignIn(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter("sign-in", new SignIn());
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        registration.setAsyncSupported(true);
    }

    private static final class SignIn extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            FILTER_FIRST.set(response instanceof HttpServletResponseWrapper);
            chain.doFilter(new Seen(request), response);
        }
    }

    /**
     * A request as the visitor asks for it to be seen: of a user, with a session that the container does not know, as Spring
     * Session keeps them, or where there are no sessions.
     */
    private static final class Seen extends HttpServletRequestWrapper {
        Seen(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            String user = getHeader("X-User");
            return user == null ? super.getUserPrincipal() : () -> user;
        }

        @Override
        public String getRequestedSessionId() {
            String session = getHeader("X-Session-Kept-By-Filter");
            return session == null ? super.getRequestedSessionId() : session;
        }

        @Override
        public boolean isRequestedSessionIdValid() {
            return getHeader("X-Session-Kept-By-Filter") != null || super.isRequestedSessionIdValid();
        }

        @Override
        public HttpSession getSession(boolean create) {
            if (getHeader("X-Without-Sessions") != null) {
                throw new IllegalStateException("there are no sessions");
            }
            return super.getSession(create);
        }
    }

    /** A page worth sharing, with the headers that Spring Security puts on every page where it is asked to. */
    private static final class Article extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            if (request.getServletPath().equals(SECURED)) {
                response.setHeader("Set-Cookie", "JSESSIONID=0123456789ABCDEF; Path=/; HttpOnly");
                response.setHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
                response.setHeader("Pragma", "no-cache");
                response.setHeader("Expires", "0");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("X-Frame-Options", "DENY");
                response.setHeader("X-XSS-Protection", "0");
            }
            request.setAttribute("vitrine.title", request.getParameter("said"));
            Optional.ofNullable(request.getHeader("X-Left-In-Session"))
                    .ifPresent(name -> request.getSession().setAttribute(name, "ada"));
            Optional.ofNullable(request.getHeader("X-Left-In-Request"))
                    .ifPresent(name -> request.setAttribute(name, "ada"));
            response.getWriter().print("""
                    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A loaf overnight</title></head>
                    <body><main><article><h1>A loaf overnight</h1>
                    <p>We put a spoonful of dough into a glass, marked its height, and let the night go by in peace.</p>
                    <img src="loaf.jpg" width="1200" height="630" alt="A loaf on a board"></article></main></body></html>
                    """);
        }
    }

    /** Leads to the page, by a forward or an asynchronous dispatch. */
    private static final class Leading extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            if (request.getServletPath().equals("/forwarded")) {
                request.getRequestDispatcher(PAGE).forward(request, response);
            } else {
                request.startAsync().dispatch(PAGE);
            }
        }
    }

    @AfterAll
    void stop() throws Exception {
        for (Container container : started) {
            container.stop();
        }
    }

    static Stream<List<String>> hostileHeaders() {
        Stream<String> hosts = Stream.of(
                        "evil.example",
                        "evil.example:80",
                        "evil.example:8443",
                        "EVIL.example",
                        "evil.example.",
                        "www.example.org.evil.example",
                        "localhost.evil.example",
                        "127.0.0.1.evil.example",
                        "www.example.org@evil.example",
                        "localhost@evil.example",
                        "localhost:80@evil.example",
                        "evil.example#www.example.org",
                        "evil.example?www.example.org",
                        "evil.example/www.example.org",
                        "evil.example\\www.example.org",
                        "evil.example, www.example.org",
                        "www.example.org, evil.example",
                        "www.example.org evil.example",
                        "\"evil.example\"",
                        "evil.example\"><script>",
                        "[::1]evil.example",
                        "[evil.example]",
                        "evil.example%00localhost",
                        "evil.example\t")
                .map(host -> "Host: " + host);
        Stream<List<String>> forwarded = Stream.of(
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Host: evil.example, www.example.org",
                        "X-Forwarded-Server: evil.example",
                        "X-Forwarded-For: evil.example",
                        "X-Forwarded-Proto: https://evil.example/",
                        "X-Forwarded-Prefix: //evil.example",
                        "X-Forwarded-Path: //evil.example/",
                        "X-Host: evil.example",
                        "X-Original-Host: evil.example",
                        "X-HTTP-Host-Override: evil.example",
                        "X-Original-URL: http://evil.example/",
                        "X-Rewrite-URL: http://evil.example/",
                        "Forwarded: host=evil.example",
                        "Forwarded: for=192.0.2.1;host=\"evil.example\";proto=https",
                        "Forwarded: host=evil.example, host=www.example.org",
                        "Referer: https://evil.example/",
                        "Origin: https://evil.example")
                .map(header -> List.of("Host: localhost", header));
        Stream<List<String>> several = Stream.of(
                List.of("Host: localhost", "Host: evil.example"),
                List.of("Host: evil.example", "Host: localhost"),
                List.of(
                        "Host: localhost",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 443"),
                List.of("host:evil.example"));
        return Stream.of(hosts.map(List::of), forwarded, several).flatMap(cases -> cases);
    }

    /** What the container does by itself where it cannot take these headers; empty where the webapp gets them, or 400 says no. */
    protected String failureOf(List<String> headers) {
        return "";
    }

    /** The same for Grizzly, the server within GlassFish and Payara. */
    protected static String failureOfGrizzly(List<String> headers) {
        return headers.contains("Host: localhost:80@evil.example")
                ? "it fails before the webapp where the port of a host is no number, and confuses the next requests with this one"
                : "";
    }

    /** Wikis and package registries have pages that are named like files, and browsers ask for files otherwise. */
    @Test
    void aPageThatIsNamedLikeAFileIsOneForWhomAsksForAPage() throws IOException {
        List<String> browser = List.of("Host: localhost", "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
        List<String> script = List.of("Host: localhost", "Accept: */*");
        List<String> robot = List.of("Host: localhost", "Accept: */*", "User-Agent: facebookexternalhit/1.1");

        assertThat(ask("/based/wiki/Node.js", browser).body()).contains("og:title");
        assertThat(ask("/based/wiki/Node.js", robot).body()).contains("og:title");
        assertThat(ask("/based/wiki/Node.js", script).body()).doesNotContain("og:title");
        assertThat(ask("/based/files/node.pdf", browser).body()).doesNotContain("og:title");
    }

    @ParameterizedTest
    @MethodSource("hostileHeaders")
    void writesNoHostThatOnlyTheRequestNames(List<String> headers) throws IOException {
        assumeTrue(failureOf(headers).isEmpty(), () -> failureOf(headers));
        for (String app : WEBAPPS.keySet()) {
            for (String target : List.of(app + PAGE, "http://evil.example" + app + PAGE)) {
                Answer answer = ask(target, headers);

                if (answer.status() == 400) {
                    continue; // the container's own page, which the filter never sees
                }
                assertThat(answer.body())
                        .as("%s %s", target, headers)
                        .contains("og:title")
                        .doesNotContainIgnoringCase(FOREIGN);
            }
        }
    }

    @Test
    void writesTheHostThatTheSettingsName() throws IOException {
        List<String> asked = List.of("Host: www.example.org");

        assertThat(ask("/based" + PAGE, List.of("Host: localhost")).body())
                .contains("<meta property=\"og:url\" content=\"https://www.example.org/based/page\">");
        assertThat(ask("/trusting" + PAGE, asked).body())
                .contains("<meta property=\"og:url\" content=\"http://www.example.org/trusting/page\">");
        assertThat(ask("/unset" + PAGE, asked).body()).doesNotContain("og:url", "canonical", "og:image\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forwarded", "/dispatched"})
    void knowsAPageByWhatTheVisitorAskedFor(String way) throws IOException {
        assertThat(ask("/based" + way + "?a=1", List.of("Host: localhost")).body())
                .contains("<meta property=\"og:url\" content=\"https://www.example.org/based" + way + "?a=1\">");
        assertThat(ask("/excluding" + way, List.of("Host: localhost")).body())
                .contains("<h1>")
                .doesNotContain("vitrine");
    }

    @Test
    void believesWhatTheApplicationSaysOfItsPages() throws IOException {
        assertThat(title("/based/page?resolved=Bread")).contains("\"Bread\"");
        assertThat(title("/based/page?resolved=Bread&said=Loaf")).contains("\"Loaf\"");
        assertThat(title("/based/page?resolved=%3f")).contains("\"A loaf overnight\"");
        assertThat(ask("/ruled/page", List.of("Host: localhost")).body())
                .contains("<meta property=\"og:type\" content=\"article\">")
                .contains("<meta property=\"article:section\" content=\"Our blog\">");
    }

    private String title(String target) throws IOException {
        String body = ask(target, List.of("Host: localhost")).body();
        return body.substring(body.indexOf("og:title"), body.indexOf("og:description"));
    }

    @Test
    void tellsAllOfAPageWhoseHeadersAreCautiousByHabit() throws IOException {
        assertThat(ask("/based" + SECURED, List.of("Host: localhost")).body())
                .contains("og:title", "og:description", "og:image", "og:url", "vt-share");
    }

    /** Robots take no cookies, and are sent on to an address with a session in it, as Wicket does with whoever is new. */
    @Test
    void takesNoSessionInAnAddressForAVisitor() throws IOException {
        String cookie = ask("/based" + PAGE, List.of("Host: localhost", "X-Left-In-Session: cart"))
                .header("Set-Cookie")
                .orElseThrow();
        String session = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));

        assertThat(ask("/based" + SECURED + ";jsessionid=" + session, List.of("Host: localhost"))
                        .body())
                .contains("og:title", "og:description", "og:url")
                .doesNotContain(session);
        assertTellsNothing(ask("/based" + SECURED, List.of("Host: localhost", "Cookie: JSESSIONID=" + session)));
    }

    @Test
    void tellsNothingOfAPageForASessionThatAnotherFilterKeeps() throws IOException {
        Answer answer = ask("/based" + SECURED, List.of("Host: localhost", "X-Session-Kept-By-Filter: 17"));
        assumeOursStandsBehind();
        assertTellsNothing(answer);
    }

    @Test
    void tellsNothingOfAPageForSomebodyInParticular() throws IOException {
        for (String path : List.of(PAGE, SECURED)) {
            Answer answer = ask("/based" + path, List.of("Host: localhost", "X-User: ada"));
            assumeOursStandsBehind();
            assertTellsNothingAndIsNotForSharing(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Left-In-Session: SPRING_SECURITY_CONTEXT",
                "X-Left-In-Session: org.apache.shiro.subject.support.DefaultSubjectContext_PRINCIPALS_SESSION_KEY",
                "X-Left-In-Request: org.springframework.security.web.context.RequestAttributeSecurityContextRepository"
                        + ".SPRING_SECURITY_CONTEXT"
            })
    void tellsNothingOfAPageForSomebodyWhomAFilterBehindItKnows(String mark) throws IOException {
        assertTellsNothingAndIsNotForSharing(ask("/based" + PAGE, List.of("Host: localhost", mark)));
        assertThat(ask("/based" + PAGE, List.of("Host: localhost", "X-Left-In-Session: cart"))
                        .body())
                .contains("og:title", "vt-share");
    }

    @Test
    void itsFilesAreFoundThroughAProxyThatShowsTheWebappElsewhere() throws IOException {
        assertThat(ask("/proxied" + PAGE, List.of("Host: localhost")).body())
                .contains("href=\"/shop/_vitrine/", "src=\"/shop/_vitrine/", "\"https://www.example.org/shop/page\"")
                .doesNotContain("proxied");
    }

    @Test
    void knowsWhoHasSignedInWhereThereAreNoSessions() throws IOException {
        String mark = "X-Left-In-Request: org.springframework.security.web.context"
                + ".RequestAttributeSecurityContextRepository.SPRING_SECURITY_CONTEXT";
        assertTellsNothingAndIsNotForSharing(
                ask("/based" + PAGE, List.of("Host: localhost", "X-Without-Sessions: yes", mark)));
        assertThat(ask("/based" + PAGE, List.of("Host: localhost", "X-Without-Sessions: yes"))
                        .body())
                .contains("og:title", "vt-share");
    }

    private static void assertTellsNothing(Answer answer) {
        assertThat(answer.body())
                .contains("<!--vitrine:tags-->")
                .doesNotContain("og:", "twitter:", "ld+json", "canonical");
    }

    private static void assertTellsNothingAndIsNotForSharing(Answer answer) {
        assertTellsNothing(answer);
        assertThat(answer.body()).doesNotContain("vt-share");
    }

    private void assumeOursStandsBehind() {
        assumeFalse(
                ordersFiltersItself() && FILTER_FIRST.get(),
                "the server has put the filter before the one that knows the visitor");
    }

    private Answer ask(String target, List<String> headers) throws IOException {
        try (Wire wire = new Wire(started.get(0).port())) {
            wire.sendLines("GET " + target + " HTTP/1.1", headers);
            return wire.answer();
        }
    }
}
