package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.SavedPage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers with a page in one write and without a length, as a template engine with a generous buffer would. One write is
 * what costs an unfiltered server least.
 */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient SavedPage page;

    PageServlet(SavedPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=" + page.charset().name());
        response.getOutputStream().write(page.bytes(), 0, page.size());
    }
}
