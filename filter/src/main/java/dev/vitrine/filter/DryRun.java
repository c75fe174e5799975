package dev.vitrine.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A page of our own that goes through a filter when it starts, and is thrown away. The machine then knows the classes,
 * tables and patterns that pages need, so that the first visitor does not wait for them.
 */
final class DryRun {
    /** Something of everything: what is found in pages, in each of the places where it is looked for. */
    private static final String HEAD = """
            <meta name="description" content="Bread in forty minutes &amp; a cold oven.">
            <link rel="canonical" href="/bread"><link rel="icon" href="/i.png">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","headline":\
            "Bread in forty minutes","datePublished":"2021-05-04T08:00:00+02:00","author":{"@type":"Person","name":"Ada"},\
            "image":["/a.jpg"]},{"@type":"WebSite","name":"The Bakery"}]}</script>
            """;

    private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0, long.class, 0L);
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private DryRun() {}

    private static byte[] page(String head, int paragraphs) {
        String paragraph = """
                <p id="p">It was a cold morning at the harbour, and the <a href="/oven?a=1&amp;b=2">oven</a>, which nobody had
                lit since the day before, took its time; \u201cforty minutes\u201d, she said.</p>
                """;
        String page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bread in forty minutes \u2013 The Bakery</title>
                """ + head + """
                <style>p { color: #222 }</style></head><body class="single-post"><!-- top -->
                <header class="site-header"><a rel="home" href="/" class="site-title">The Bakery</a><nav role="navigation">
                <ul><li><a href="/a">Shop</a><li><a href="/b">Visit</a></ul></nav></header>
                <main id="main"><ol class="breadcrumb"><li><a href="/">Home</a></li></ol>
                <article class="post"><h1 class="entry-title">Bread in forty minutes</h1>
                <p class="byline">By <a rel="author" href="/ada">Ada Baker</a>, <time datetime="2021-05-04">4 May 2021</time></p>
                <figure><img src="/a.jpg" alt="A loaf on the table" width="1200" height="800" srcset="/a.jpg 1x, /b.jpg 2x">
                <figcaption>A loaf</figcaption></figure><div style="display: block" class="entry-content">
                """ + paragraph.repeat(paragraphs)
                + "<h2>Flour</h2><br><input type=text></div></article></main><aside class=\"sidebar widget\"><h3>More</h3>"
                + "</aside><footer><p>May 2021</p><svg><path d=''/></svg></footer><script>var a = '<p>';</script></body></html>";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the page through a filter that is there for this only; once, since what it does is done for all filters. */
    static void through(Filter filter) {
        if (DONE.getAndSet(true)) {
            return;
        }
        try {
            run(filter);
        } catch (IOException | ServletException | RuntimeException e) {
            VitrineFilter.log().log(Level.DEBUG, "The first page will take a little longer: the dry run failed.", e);
        }
    }

    static void run(Filter filter) throws IOException, ServletException {
        // Long enough for the innermost loops to be compiled; longer, or sent again, it would rather cost a start what
        // it spares the first visitor.
        send("/bread", page(HEAD, 120), filter);
        send("/loaf", page("<meta property=\"og:title\" content=\"Bread in forty minutes\">", 2), filter);
    }

    private static void send(String path, byte[] page, Filter filter) throws IOException, ServletException {
        HttpServletRequest request = standIn(
                HttpServletRequest.class,
                Map.of(
                        "getMethod",
                        "GET",
                        "getDispatcherType",
                        DispatcherType.REQUEST,
                        "getScheme",
                        "https",
                        "getServerName",
                        "www.example.org",
                        "getServerPort",
                        443,
                        "getContextPath",
                        "",
                        "getServletPath",
                        path,
                        "getRequestURI",
                        path,
                        "getAttributeNames",
                        Collections.emptyEnumeration()));
        HttpServletResponse response = standIn(
                HttpServletResponse.class,
                Map.of(
                        "getStatus",
                        HttpServletResponse.SC_OK,
                        "getContentType",
                        "text/html; charset=utf-8",
                        "getBufferSize",
                        1_024,
                        "getHeaders",
                        List.of(),
                        "getOutputStream",
                        new Nowhere()));
        filter.doFilter(request, response, (inner, outer) -> {
            outer.setContentType("text/html; charset=utf-8");
            outer.getOutputStream().write(page, 0, page.length);
        });
    }

    /** A part of a container that gives these answers, and otherwise null, false and zero. */
    static <T> T standIn(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    return answer == null ? NOTHING.get(method.getReturnType()) : answer;
                }));
    }

    private static final class Nowhere extends ServletOutputStream {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
