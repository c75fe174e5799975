package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.Insertions;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Keeps the whole page, parses it, inserts, and writes the tree: what many do who need it once. */
final class JsoupFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        KeptResponse kept = new KeptResponse((HttpServletResponse) response);
        chain.doFilter(request, kept);
        byte[] page = rewrite(kept.page.bytes, Charset.forName(response.getCharacterEncoding()));
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static byte[] rewrite(ByteArrayOutputStream page, Charset charset) {
        Document document = Jsoup.parse(page.toString(charset));
        document.outputSettings().charset(charset).prettyPrint(false);
        document.head().prepend(Insertions.HEAD);
        Element heading = document.selectFirst("h1");
        if (heading != null) {
            heading.after(Insertions.BAR);
        }
        return document.outerHtml().getBytes(charset);
    }

    /** A response whose body stays here. */
    private static final class KeptResponse extends HttpServletResponseWrapper {
        private final KeptPage page = new KeptPage();

        KeptResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return page;
        }
    }

    /** The body. */
    private static final class KeptPage extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] piece, int offset, int length) {
            bytes.write(piece, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the page is kept");
        }
    }
}
