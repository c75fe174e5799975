package dev.vitrine.container;

import static dev.vitrine.container.Case.either;
import static dev.vitrine.container.Case.rewritten;
import static dev.vitrine.container.Case.untouched;
import static dev.vitrine.container.Pages.ASCII;
import static dev.vitrine.container.Pages.BEFORE_END;
import static dev.vitrine.container.Pages.END;
import static dev.vitrine.container.Pages.FRAGMENT;
import static dev.vitrine.container.Pages.LONG;
import static dev.vitrine.container.Pages.MIDDLE;
import static dev.vitrine.container.Pages.PAGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What applications do to their responses. */
final class EdgeCases {
    private EdgeCases() {}

    static List<Case> all() {
        return Stream.of(
                        writing(),
                        lengths(),
                        types(),
                        resets(),
                        errorsAndRedirects(),
                        statuses(),
                        encodings(),
                        validators(),
                        flushes(),
                        dispatches(),
                        asynchronous(),
                        ends(),
                        charsets(),
                        misuse(),
                        contents())
                .flatMap(List::stream)
                .toList();
    }

    /** Where the noscript element ends hangs on whether scripts run. */
    private static final String DOUBTFUL = "<!DOCTYPE html><html><head><title>T</title></head><body><h1>T</h1>"
            + "<noscript><!-- </noscript> --></noscript><p>The rest of the page.</p></body></html>";

    private static List<Case> writing() {
        return List.of(
                rewritten("a page written as bytes", x -> x.html().write(PAGE)),
                rewritten("a page written as text", x -> x.html().print(PAGE)),
                rewritten(
                        "a page longer than every buffer, as bytes",
                        x -> x.html().write(LONG)),
                rewritten(
                        "a page longer than every buffer, as text",
                        x -> x.html().print(LONG)),
                rewritten("a page written byte by byte", x -> {
                    x.html();
                    for (byte b : PAGE.getBytes(UTF_8)) {
                        x.out().write(b);
                    }
                }),
                rewritten("a page written char by char", x -> {
                    x.html();
                    for (int i = 0; i < PAGE.length(); i++) {
                        x.response().getWriter().write(PAGE.charAt(i));
                    }
                }),
                rewritten("a page written from the middle of arrays", x -> {
                    x.html();
                    byte[] bytes = ("xxx" + MIDDLE + "yyy").getBytes(UTF_8);
                    for (int i = 3; i < bytes.length - 3; i += 100) {
                        x.out().write(bytes, i, Math.min(100, bytes.length - 3 - i));
                    }
                }),
                rewritten("text written from the middle of arrays and strings", x -> {
                    x.html();
                    PrintWriter writer = x.response().getWriter();
                    String text = "xx" + MIDDLE + "yy";
                    int half = text.length() / 2;
                    writer.write(text.toCharArray(), 2, half - 2);
                    writer.write(text, half, text.length() - 2 - half);
                }),
                rewritten("print methods of a stream", x -> {
                    ServletOutputStream out = x.html().out();
                    out.println(ASCII);
                    out.print(true);
                    out.print('c');
                    out.print(1);
                    out.print(2L);
                    out.print(0.5f);
                    out.println(1.5d);
                    out.println();
                }),
                either("text beyond ASCII printed to a stream", x -> {
                    ServletOutputStream out = x.html().out();
                    out.print(ASCII);
                    x.noteOf("print", () -> {
                        out.print("tēja");
                        return "";
                    });
                    out.print(ASCII);
                }),
                rewritten("print methods of a writer", x -> {
                    PrintWriter writer = x.html().response().getWriter();
                    writer.print(ASCII);
                    writer.print((Object) null);
                    writer.print((String) null);
                    writer.append("a").append('b').append("abcd", 1, 2);
                    writer.printf(Locale.ROOT, "%d %s", 1, "ļ");
                    writer.format(Locale.ROOT, "%5.2f", 1.5);
                    writer.print(new char[] {'x', 'y'});
                    x.note(writer.checkError());
                }),
                rewritten("lines of a writer, which each container ends in its own way", x -> {
                    PrintWriter writer = x.html().response().getWriter();
                    writer.println(BEFORE_END);
                    writer.println();
                    writer.println(1);
                    writer.println((String) null);
                    writer.println(new char[] {'x', 'y'});
                    writer.println(END);
                }),
                rewritten(
                        "numbers in the way of the response's locale, where the container minds it",
                        EdgeCases::numbers),
                either("a page from a byte buffer, where the container has Servlet 6.1", x -> {
                    ServletOutputStream out = x.html().out();
                    try {
                        ServletOutputStream.class
                                .getMethod("write", ByteBuffer.class)
                                .invoke(out, ByteBuffer.wrap(PAGE.getBytes(UTF_8)));
                    } catch (NoSuchMethodException olderServlet) {
                        out.write(PAGE.getBytes(UTF_8));
                    }
                }),
                rewritten("writes of nothing between the others", x -> {
                    x.html().out().write(new byte[0]);
                    x.write(BEFORE_END);
                    x.out().write(new byte[3], 1, 0);
                    x.write(END);
                }));
    }

    @SuppressWarnings("DefaultLocale") // which one that is, is the question
    private static void numbers(Exchange x) throws IOException {
        x.html().response().setLocale(Locale.GERMANY);
        x.print(BEFORE_END);
        x.response().getWriter().printf("%,d ", 1_234_567).format("%.2f", 1.5);
        x.print(END);
    }

    private static List<Case> lengths() {
        int length = PAGE.getBytes(UTF_8).length;
        return List.of(
                rewritten("setContentLength", x -> {
                    x.html().response().setContentLength(length);
                    x.write(PAGE);
                }),
                rewritten("a length, and tokens in doubt while the beginning is held", x -> {
                    x.html().response().setContentLength(DOUBTFUL.length());
                    x.write(DOUBTFUL);
                }),
                rewritten("setContentLengthLong", x -> {
                    x.html().response().setContentLengthLong(length);
                    x.write(PAGE);
                }),
                rewritten("setHeader Content-Length, before the type", x -> {
                    x.response().setHeader("Content-Length", Integer.toString(length));
                    x.html().write(PAGE);
                }),
                rewritten("addHeader content-length", x -> {
                    x.html().response().addHeader("content-length", Integer.toString(length));
                    x.write(PAGE);
                }),
                rewritten("setIntHeader Content-Length", x -> {
                    x.html().response().setIntHeader("Content-Length", length);
                    x.write(PAGE);
                }),
                rewritten("addIntHeader Content-Length", x -> {
                    x.html().response().addIntHeader("Content-Length", length);
                    x.print(PAGE);
                }),
                rewritten("a length of a long page", x -> {
                    byte[] bytes = LONG.getBytes(UTF_8);
                    x.html().response().setContentLength(bytes.length);
                    x.out().write(bytes);
                }),
                rewritten("a length in several writes, then close", x -> {
                    x.html().response().setContentLength(length);
                    x.write(BEFORE_END);
                    x.write(END);
                    x.out().close();
                }),
                rewritten("a length that comes behind a flush", x -> {
                    x.html().write(BEFORE_END);
                    x.out().flush();
                    x.response().setContentLength(5);
                    x.write(END);
                }),
                untouched("a length of what is no page", x -> {
                    x.type("application/json").response().setContentLength(2);
                    x.write("{}");
                }),
                untouched("a length of nothing", x -> x.html().response().setContentLength(0)),
                untouched("a length that is taken back, of what is no page", x -> {
                    x.type("text/plain").response().setContentLength(100);
                    x.response().setContentLengthLong(-1);
                    x.write("plain");
                }));
    }

    private static List<Case> types() {
        return List.of(
                rewritten("a type that comes after the stream", x -> {
                    ServletOutputStream out = x.out();
                    x.html();
                    out.write(PAGE.getBytes(UTF_8));
                }),
                rewritten("a type that is null in between", x -> {
                    x.type("text/plain").type(null);
                    x.html().write(PAGE);
                }),
                rewritten("a type set as a header", x -> {
                    x.response().setHeader("Content-Type", "text/html; charset=utf-8");
                    x.write(PAGE);
                }),
                untouched("no type at all", x -> x.write(PAGE)),
                untouched("a type that changes before the first byte", x -> {
                    x.html();
                    x.type("application/json").write("{\"html\": \"<p>\"}");
                }),
                either("a type that changes after the first byte", x -> {
                    x.html().write("<p>one</p>");
                    x.type("text/plain");
                    x.write("two");
                }),
                rewritten(
                        "XHTML",
                        x -> x.type("application/xhtml+xml;charset=UTF-8").write(PAGE)),
                untouched(
                        "an RSS feed",
                        x -> x.type("application/rss+xml;charset=UTF-8").write("<rss/>")),
                untouched(
                        "a stream of events",
                        x -> x.type("text/event-stream;charset=UTF-8").write("data: <p>\n\n")),
                untouched("an attachment", x -> {
                    x.html().response().setHeader("Content-Disposition", "attachment; filename=page.html");
                    x.write(PAGE);
                }),
                rewritten("an inline disposition", x -> {
                    x.html().response().setHeader("Content-Disposition", "inline; filename=page.html");
                    x.write(PAGE);
                }));
    }

    private static List<Case> resets() {
        return List.of(
                either("resetBuffer and another page", x -> {
                    x.html().write("<!DOCTYPE html><head><title>wrong</title></head>" + PAGE);
                    x.response().resetBuffer();
                    x.write(PAGE);
                }),
                rewritten("reset, and from the writer to the stream", x -> {
                    x.type("text/plain").print("wrong");
                    x.response().setHeader("X-Wrong", "yes");
                    x.response().setContentLength(5000);
                    x.response().reset();
                    x.html().write(PAGE);
                }),
                untouched("reset from a page to what is none", x -> {
                    x.html().write(PAGE);
                    x.response().reset();
                    x.type("application/json").write("{}");
                }),
                either("reset when flushed", x -> {
                    x.html().write(BEFORE_END);
                    x.response().flushBuffer();
                    x.noteOf("resetBuffer", () -> {
                        x.response().resetBuffer();
                        return "";
                    });
                    x.noteOf("reset", () -> {
                        x.response().reset();
                        return "";
                    });
                    x.write(END);
                }),
                rewritten("committed past the buffer's size", x -> {
                    x.html().response().setBufferSize(8192);
                    String page = LONG.substring(0, x.response().getBufferSize() * 3) + END;
                    x.write(page);
                    x.note(x.response().isCommitted());
                    x.response().setHeader("X-Late", "yes");
                    x.response().addCookie(new Cookie("late", "yes"));
                    x.response().setStatus(500);
                    x.response().setContentType("text/plain");
                    x.noteOf("sendError", () -> {
                        x.response().sendError(500);
                        return "";
                    });
                    x.noteOf("sendRedirect", () -> {
                        x.response().sendRedirect("/elsewhere");
                        return "";
                    });
                    x.noteOf("reset", () -> {
                        x.response().reset();
                        return "";
                    });
                }),
                rewritten("not committed before the buffer's size", x -> {
                    x.html().write(PAGE);
                    x.note(x.response().isCommitted());
                    x.response().setHeader("X-In-Time", "yes");
                }),
                either("the buffer's size after content", x -> {
                    x.html().write(PAGE);
                    x.noteOf("setBufferSize", () -> {
                        x.response().setBufferSize(100_000);
                        return "";
                    });
                }));
    }

    private static List<Case> errorsAndRedirects() {
        return List.of(
                untouched("sendError in the middle of a page", x -> {
                    x.html().write(BEFORE_END);
                    x.response().sendError(503);
                }),
                untouched("sendError with a message, and headers set before", x -> {
                    x.html().response().setHeader("X-Kept", "yes");
                    x.response().setHeader("ETag", "\"abc\"");
                    x.print(BEFORE_END);
                    x.response().sendError(404, "gone fishing");
                    x.note(x.response().isCommitted());
                    x.response().getWriter().write("too late");
                }),
                untouched("sendRedirect in the middle of a page", x -> {
                    x.html().write(BEFORE_END);
                    x.response().sendRedirect("elsewhere");
                }),
                untouched("sendRedirect with a status of one's choice, where the container has Servlet 6.1", x -> {
                    x.html().write(BEFORE_END);
                    redirect(x, "clear", true);
                }),
                untouched("sendRedirect that keeps the buffer, where the container has Servlet 6.1", x -> {
                    x.html().write(PAGE);
                    redirect(x, "keep", false);
                }),
                untouched("an exception before the commit", x -> {
                    x.html().write(PAGE);
                    throw new ServletException("on purpose");
                }),
                untouched("an error before the commit", x -> {
                    x.html().print(PAGE);
                    throw new AssertionError("on purpose");
                }),
                either("an exception after a flush", x -> {
                    x.html().write(BEFORE_END);
                    x.response().flushBuffer();
                    throw new IOException("on purpose");
                }));
    }

    private static void redirect(Exchange x, String where, boolean clear) throws Exception {
        try {
            HttpServletResponse.class
                    .getMethod("sendRedirect", String.class, int.class, boolean.class)
                    .invoke(x.response(), where, 307, clear);
        } catch (NoSuchMethodException olderServlet) {
            x.response().sendRedirect(where);
        }
    }

    private static List<Case> statuses() {
        return List.of(
                untouched("204", x -> x.html().response().setStatus(204)),
                untouched("205", x -> x.html().response().setStatus(205)),
                untouched("304", x -> x.response().setStatus(304)),
                untouched("206 with a range of a page", x -> {
                    x.html().response().setStatus(206);
                    x.response().setHeader("Content-Range", "bytes 0-9/" + PAGE.length());
                    x.write(PAGE.substring(0, 10));
                }),
                untouched("404 with a page", x -> {
                    x.html().response().setStatus(404);
                    x.write(PAGE);
                }),
                untouched("500 with a page", x -> {
                    x.html().response().setStatus(500);
                    x.print(PAGE);
                }),
                untouched("302 with a page", x -> {
                    x.html().response().setStatus(302);
                    x.response().setHeader("Location", "/elsewhere");
                    x.write(PAGE);
                }),
                either("a status that changes after the first byte", x -> {
                    x.html().write(PAGE);
                    x.response().setStatus(404);
                }),
                rewritten("HEAD, with a body that is not sent", x -> x.html().write(PAGE))
                        .by("HEAD"),
                rewritten("HEAD, without a body", x -> x.html().response().setContentLength(10_000))
                        .by("HEAD"),
                untouched(
                                "HEAD of what is no page",
                                x -> x.type("image/png").response().setContentLength(10_000))
                        .by("HEAD"),
                untouched("a POST", x -> x.html().write(PAGE)).by("POST").with("Content-Length: 0"),
                untouched("a PUT", x -> x.html().write(PAGE)).by("PUT").with("Content-Length: 0"));
    }

    private static List<Case> encodings() {
        return List.of(
                untouched("gzip by the application", x -> {
                    x.html().response().setHeader("Content-Encoding", "gzip");
                    try (var gzip = new GZIPOutputStream(x.out())) {
                        gzip.write(PAGE.getBytes(UTF_8));
                    }
                }),
                untouched("gzip that nobody declares", x -> {
                    var bytes = new ByteArrayOutputStream();
                    try (var gzip = new GZIPOutputStream(bytes)) {
                        gzip.write(PAGE.getBytes(UTF_8));
                    }
                    x.html().response().setContentLength(bytes.size());
                    x.out().write(bytes.toByteArray());
                }),
                untouched("an encoding that nobody knows", x -> {
                    x.html().response().setHeader("Content-Encoding", "rot13");
                    x.write(PAGE);
                }),
                rewritten("identity", x -> {
                    x.html().response().setHeader("Content-Encoding", "identity");
                    x.write(PAGE);
                }),
                untouched("no-transform among other directives", x -> {
                    x.html().response().setHeader("Cache-Control", "public, max-age=60, No-Transform");
                    x.write(PAGE);
                }),
                untouched("a signature", x -> {
                    x.html().response().setHeader("Signature", "sig=:YWJj:");
                    x.write(PAGE);
                }));
    }

    private static List<Case> validators() {
        return List.of(
                rewritten("a strong entity tag", x -> {
                    x.html().response().setHeader("ETag", "\"abc\"");
                    x.note(x.response().getHeader("ETag"));
                    x.note(x.response().containsHeader("etag"));
                    x.write(PAGE);
                }),
                rewritten("a weak entity tag", x -> {
                    x.html().response().setHeader("ETag", "W/\"abc\"");
                    x.write(PAGE);
                }),
                rewritten("digests and ranges", x -> {
                    HttpServletResponse response = x.html().response();
                    response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
                    response.setHeader("Digest", "sha-256=abc");
                    response.setHeader("Content-Digest", "sha-256=:abc=:");
                    response.setHeader("Repr-Digest", "sha-256=:abc=:");
                    response.setHeader("Accept-Ranges", "bytes");
                    response.setDateHeader("Last-Modified", 1_700_000_000_000L);
                    x.write(PAGE);
                }),
                untouched("digests and ranges of what is no page", x -> {
                    HttpServletResponse response =
                            x.type("application/octet-stream").response();
                    response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
                    response.addHeader("Digest", "sha-256=abc");
                    response.setHeader("Accept-Ranges", "bytes");
                    response.setHeader("ETag", "\"abc\"");
                    response.setDateHeader("Last-Modified", 1_700_000_000_000L);
                    x.write("bytes");
                }),
                rewritten("caching headers", x -> {
                    HttpServletResponse response = x.html().response();
                    response.setHeader("Cache-Control", "private, max-age=60");
                    response.addHeader("Vary", "Accept-Encoding");
                    response.addHeader("Vary", "Cookie");
                    response.setDateHeader("Expires", 1_700_000_000_000L);
                    response.addCookie(new Cookie("a", "b"));
                    response.addIntHeader("X-Number", 1);
                    response.addIntHeader("X-Number", 2);
                    x.note(response.getHeaders("Vary"));
                    x.write(PAGE);
                }),
                rewritten("trailers", x -> {
                            x.html().response().setTrailerFields(() -> Map.of("X-Sum", "42"));
                            x.response().setHeader("Trailer", "X-Sum");
                            x.write(PAGE);
                        })
                        .with("TE: trailers"));
    }

    private static List<Case> flushes() {
        return List.of(
                rewritten("a flush in the middle of the head", x -> {
                    x.html().write(PAGE.substring(0, PAGE.indexOf("<title>")));
                    x.out().flush();
                    x.write(PAGE.substring(PAGE.indexOf("<title>")));
                }),
                rewritten("a flush before the first byte", x -> {
                    x.html().response().flushBuffer();
                    x.note(x.response().isCommitted());
                    x.write(PAGE);
                }),
                untouched("a flush before the first byte of what is no page", x -> {
                    x.type("text/plain").response().flushBuffer();
                    x.write("plain");
                }),
                rewritten("a flush after each char", x -> {
                    PrintWriter writer = x.html().response().getWriter();
                    for (int i = 0; i < PAGE.length(); i++) {
                        writer.write(PAGE.charAt(i));
                        writer.flush();
                    }
                }),
                rewritten("a flush after each byte", x -> {
                    x.html();
                    for (byte b : PAGE.getBytes(UTF_8)) {
                        x.out().write(b);
                        x.out().flush();
                    }
                }));
    }

    private static List<Case> dispatches() {
        return List.of(
                rewritten("forward", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.html().write(PAGE)),
                rewritten("forward to a writer", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.html().print(PAGE)),
                rewritten("forward to a long page", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.html().print(LONG)),
                rewritten("forward of a page half written", x -> {
                            x.html().write("<!DOCTYPE html><head><title>wrong");
                            dispatcher(x).forward(x.request(), x.response());
                            x.noteOf("write", () -> {
                                x.write("too late");
                                return "";
                            });
                        })
                        .to(t -> t.html().write(PAGE)),
                untouched("forward to what is no page", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.type("application/json").write("{}")),
                untouched("forward to nothing", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> {}),
                either(
                                "forward to a page that ends within a tag",
                                x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.html().write(PAGE + "<di")),
                untouched("forward to an error", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> {
                            t.html().write(PAGE);
                            t.response().sendError(410);
                        }),
                untouched(
                                "forward to an error instead of a page",
                                x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.type("text/html").response().sendError(410)),
                untouched("forward to a redirect", x -> dispatcher(x).forward(x.request(), x.response()))
                        .to(t -> t.type("text/html").response().sendRedirect("/elsewhere")),
                either("forward through a buffer of the application's", x -> {
                            var buffered = new Buffered(x.response());
                            dispatcher(x).forward(x.request(), buffered);
                            buffered.copyTo(x.response());
                        })
                        .to(t -> t.html().print(PAGE)),
                rewritten("include", EdgeCases::includeHalfway).to(t -> {
                    t.type("text/plain").response().setHeader("X-Ignored", "yes");
                    t.write("<p>included</p>");
                }),
                rewritten("include of a writer, and a flush in it", x -> {
                            x.html().print(BEFORE_END);
                            dispatcher(x).include(x.request(), x.response());
                            x.print(END);
                        })
                        .to(t -> {
                            t.print("<p>included</p>");
                            t.response().flushBuffer();
                        }),
                rewritten("include of what tells its length, its tag and its date", EdgeCases::includeHalfway)
                        .to(t -> {
                            t.response().setContentLength(15);
                            t.response().setHeader("ETag", "\"part\"");
                            t.response().setDateHeader("Last-Modified", 1_700_000_000_000L);
                            t.write("<p>included</p>");
                        }),
                untouched("include of what tells its length, in what is no page", x -> {
                            x.type("text/plain").print("before ");
                            dispatcher(x).include(x.request(), x.response());
                            x.print(" after");
                        })
                        .to(t -> {
                            t.response().setHeader("Content-Length", "8");
                            t.print("included");
                        }),
                either("include of an error", EdgeCases::includeHalfway)
                        .to(t -> t.response().sendError(410)),
                either("include of a redirect", EdgeCases::includeHalfway)
                        .to(t -> t.response().sendRedirect("/elsewhere")),
                either("include of what resets the response", EdgeCases::includeHalfway)
                        .to(t -> {
                            t.response().reset();
                            t.write("<p>included</p>");
                        }),
                rewritten(
                        "a static page",
                        x -> x.request()
                                .getRequestDispatcher("/static/page.html")
                                .forward(x.request(), x.response())),
                untouched(
                        "a static picture",
                        x -> x.request().getRequestDispatcher("/static/dot.bin").forward(x.request(), x.response())));
    }

    private static RequestDispatcher dispatcher(Exchange x) {
        return x.request().getRequestDispatcher("/target" + x.request().getPathInfo());
    }

    /** Half a page, what stands at the target, and the other half. */
    private static void includeHalfway(Exchange x) throws IOException, ServletException {
        x.html().write(BEFORE_END);
        dispatcher(x).include(x.request(), x.response());
        x.write(END);
    }

    /** Keeps a text until it is asked for, as many filters of applications do. */
    private static final class Buffered extends HttpServletResponseWrapper {
        private final CharArrayWriter text = new CharArrayWriter();
        private final PrintWriter writer = new PrintWriter(text);

        Buffered(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        void copyTo(HttpServletResponse response) throws IOException {
            response.getWriter().write(text.toCharArray());
        }
    }

    private static List<Case> asynchronous() {
        return List.of(
                rewritten("async, written and completed elsewhere", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    x.note(async.hasOriginalRequestAndResponse());
                    async.start(() -> {
                        print(async, PAGE);
                        async.complete();
                    });
                }),
                rewritten("async, begun here and ended elsewhere", x -> {
                    x.html().print(BEFORE_END);
                    AsyncContext async = x.request().startAsync(x.request(), x.response());
                    async.start(() -> {
                        print(async, END);
                        async.complete();
                    });
                }),
                untouched("async, no such page", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    x.response().setStatus(404);
                    async.start(() -> {
                        print(async, PAGE);
                        async.complete();
                    });
                }),
                either("async dispatch", x -> {
                            x.request()
                                    .startAsync()
                                    .dispatch("/target" + x.request().getPathInfo());
                        })
                        .to(t -> t.html().write(PAGE)),
                either("async dispatch of a page half written", x -> {
                            x.html().write(BEFORE_END);
                            x.request()
                                    .startAsync()
                                    .dispatch("/target" + x.request().getPathInfo());
                        })
                        .to(t -> t.write(END)),
                either("async timeout that completes", x -> {
                    x.html().write(PAGE);
                    AsyncContext async = x.request().startAsync();
                    async.setTimeout(ContainerSuite.SOON_MILLIS);
                    async.addListener(onTimeout(event -> event.getAsyncContext().complete()));
                }),
                either("async timeout that writes", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    async.setTimeout(ContainerSuite.SOON_MILLIS);
                    async.addListener(onTimeout(event -> {
                        print(event.getAsyncContext(), PAGE);
                        event.getAsyncContext().complete();
                    }));
                }),
                untouched("async timeout that sends an error", x -> {
                    x.html().write(PAGE);
                    AsyncContext async = x.request().startAsync();
                    async.setTimeout(ContainerSuite.SOON_MILLIS);
                    async.addListener(onTimeout(event -> {
                        ((HttpServletResponse) event.getAsyncContext().getResponse()).sendError(503);
                        event.getAsyncContext().complete();
                    }));
                }),
                untouched("async timeout that nobody minds", x -> {
                    x.html().write(PAGE);
                    x.request().startAsync().setTimeout(ContainerSuite.SOON_MILLIS);
                }),
                either("a write listener", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    listen(async, x.out(), LONG.getBytes(UTF_8), 5000);
                }),
                either("a write listener, byte by byte", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    listen(async, x.out(), PAGE.getBytes(UTF_8), 1);
                }),
                either("a write listener of a page whose length is known, cut between tags", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    byte[] bytes = LONG.getBytes(UTF_8);
                    x.response().setContentLength(bytes.length);
                    listen(async, x.out(), bytes, bytes.length - END.length());
                }),
                either("a write listener of a page that ends within a tag", x -> {
                    AsyncContext async = x.html().request().startAsync();
                    listen(async, x.out(), (PAGE + "<di").getBytes(UTF_8), 10_000);
                }),
                either("a write listener after a first blocking write", x -> {
                    x.html().write(BEFORE_END);
                    AsyncContext async = x.request().startAsync();
                    listen(async, x.out(), END.getBytes(UTF_8), 7);
                }),
                untouched("a write listener of what is no page", x -> {
                    AsyncContext async = x.type("text/plain").request().startAsync();
                    listen(async, x.out(), LONG.getBytes(UTF_8), 9999);
                }));
    }

    private static void print(AsyncContext async, String text) {
        try {
            async.getResponse().getWriter().write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface OnTimeout {
        void run(AsyncEvent event) throws IOException;
    }

    private static AsyncListener onTimeout(OnTimeout action) {
        return new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) throws IOException {
                action.run(event);
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        };
    }

    /** Writes as the contract of non-blocking output asks: one write for each time that the stream is ready. */
    private static void listen(AsyncContext async, ServletOutputStream out, byte[] bytes, int step) {
        out.setWriteListener(new WriteListener() {
            private int position;

            @Override
            public void onWritePossible() throws IOException {
                while (out.isReady()) {
                    if (position >= bytes.length) {
                        async.complete();
                        return;
                    }
                    int length = Math.min(step, bytes.length - position);
                    int from = position;
                    position += length;
                    out.write(bytes, from, length);
                }
            }

            @Override
            public void onError(Throwable failure) {
                async.complete();
            }
        });
    }

    private static List<Case> ends() {
        return List.of(
                rewritten("a stream closed early", x -> {
                    x.html().write(PAGE);
                    x.out().close();
                    x.response().setHeader("X-Late", "yes");
                    x.note(x.response().isCommitted());
                }),
                rewritten("a writer closed early", x -> {
                    x.html().print(PAGE);
                    x.response().getWriter().close();
                    x.response().getWriter().write("too late");
                }),
                rewritten("a writer closed twice", x -> {
                    x.html().print(PAGE);
                    x.response().getWriter().close();
                    x.response().getWriter().close();
                }),
                untouched("closed without a byte", x -> x.html().out().close()),
                untouched("an empty page", x -> x.html()),
                either("a page that ends within a tag", x -> x.html().write(PAGE + "<p cla")),
                either("a page that ends within a comment", x -> x.html().write(PAGE + "<!-- and so")));
    }

    private static List<Case> charsets() {
        return List.of(
                rewritten(
                        "the container's default charset for text",
                        x -> x.type("text/html").print(ASCII + "é")),
                rewritten("setCharacterEncoding before the type", x -> {
                    x.response().setCharacterEncoding("UTF-8");
                    x.type("text/html").print(PAGE);
                }),
                rewritten("setCharacterEncoding after the type", x -> {
                    x.type("text/html;charset=ISO-8859-1").response().setCharacterEncoding("UTF-8");
                    x.print(PAGE);
                }),
                rewritten("a charset that comes too late for the writer", x -> {
                    PrintWriter writer = x.html().response().getWriter();
                    x.response().setCharacterEncoding("ISO-8859-1");
                    x.type("text/html;charset=windows-1252");
                    x.note(x.response().getCharacterEncoding());
                    writer.write(PAGE);
                }),
                rewritten("a charset by locale", x -> {
                    x.type("text/html").response().setLocale(Locale.JAPAN);
                    x.response().setCharacterEncoding("Shift_JIS");
                    x.print(ASCII + "似");
                }),
                rewritten("ISO-8859-1 as bytes", x -> {
                    x.type("text/html;charset=ISO-8859-1").out().write((ASCII + "é").getBytes(ISO_8859_1));
                }),
                rewritten("no charset, as bytes", x -> x.type("text/html").out().write(PAGE.getBytes(UTF_8))),
                untouched(
                        "UTF-16 as bytes",
                        x -> x.type("text/html;charset=UTF-16BE").out().write(PAGE.getBytes(UTF_16BE))),
                untouched(
                        "UTF-16 as text",
                        x -> x.type("text/html;charset=UTF-16BE").print(PAGE)),
                untouched(
                        "UTF-16 printed to a stream, for which containers have ways of their own",
                        x -> x.type("text/plain;charset=UTF-16BE").out().print(ASCII)),
                rewritten("a byte order mark", x -> x.html().write("\uFEFF" + PAGE)),
                rewritten(
                        "a quoted charset",
                        x -> x.type("text/html; charset=\"utf-8\"").write(PAGE)));
    }

    private static List<Case> misuse() {
        return List.of(
                rewritten("the writer after the stream", x -> {
                    x.html().write(PAGE);
                    x.noteOf(
                            "getWriter",
                            () -> x.response().getWriter().toString().isEmpty());
                }),
                rewritten("the stream after the writer", x -> {
                    x.html().print(PAGE);
                    x.noteOf("getOutputStream", () -> x.out().toString().isEmpty());
                }),
                either("the same stream and writer each time", x -> {
                    x.note(x.html().out() == x.out());
                    x.write(PAGE);
                }),
                rewritten("an async context that there is not", x -> {
                    x.html().write(PAGE);
                    x.noteOf("getAsyncContext", () -> x.request().getAsyncContext());
                }));
    }

    private static List<Case> contents() {
        return List.of(
                untouched("a fragment", x -> x.html().write(FRAGMENT)),
                untouched("a fragment with its length and tag", x -> {
                    x.html().response().setHeader("ETag", "\"abc\"");
                    x.response().setContentLength(FRAGMENT.length());
                    x.write(FRAGMENT);
                }),
                untouched("JSON that says it is a page", x -> x.html().write("{\"a\": \"<head></head>\"}")),
                untouched("only white space", x -> x.html().write(" \n ")),
                untouched("one byte", x -> x.html().write("<")),
                rewritten("white space, then a page", x -> x.html().write("\n\n  " + PAGE)),
                rewritten("a session", x -> {
                    x.request().getSession().setAttribute("a", "b");
                    x.html().write(PAGE);
                }),
                untouched("an attribute of ours that fails to say what it is, and bytes", x -> {
                    x.request().setAttribute("vitrine.title", new Unspeakable());
                    x.html().response().setContentLength(PAGE.length());
                    x.write(PAGE);
                }),
                untouched("an attribute of ours that fails to say what it is, and text", x -> {
                    x.request().setAttribute("vitrine.title", new Unspeakable());
                    x.html().print(LONG);
                }),
                either("an attribute of ours that fails to say what it is, behind a flush", x -> {
                    x.request().setAttribute("vitrine.title", new Unspeakable());
                    x.html().response().flushBuffer();
                    x.write(PAGE);
                }),
                untouched("a page asked for with an upgrade", x -> x.html().write(PAGE))
                        .with("Connection: Upgrade", "Upgrade: websocket"));
    }

    private static final class Unspeakable {
        @Override
        public String toString() {
            throw new NoClassDefFoundError("on purpose");
        }
    }
}
