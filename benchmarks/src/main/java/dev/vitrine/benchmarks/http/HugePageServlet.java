package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.OwnPages;
import dev.vitrine.benchmarks.pages.SavedPage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers {@code ?bytes=N} with an article of at least that size, whose middle goes round and round. */
final class HugePageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int PIECE = 8 * 1024;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SavedPage page = OwnPages.article(100_000);
        String text = page.text();
        byte[] begin = bytes(text.substring(0, text.indexOf("<h2 id=\"part-1\"")));
        byte[] middle = bytes(text.substring(text.indexOf("<h2 id=\"part-1\""), text.indexOf("</article>")));
        byte[] end = bytes(text.substring(text.indexOf("</article>")));
        response.setContentType("text/html;charset=UTF-8");
        OutputStream out = response.getOutputStream();
        out.write(begin);
        for (long left = Long.parseLong(request.getParameter("bytes")); left > 0; left -= middle.length) {
            write(middle, out);
        }
        out.write(end);
    }

    private static void write(byte[] bytes, OutputStream out) throws IOException {
        for (int offset = 0; offset < bytes.length; offset += PIECE) {
            out.write(bytes, offset, Math.min(PIECE, bytes.length - offset));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
