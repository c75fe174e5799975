package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.Insertions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What SiteMesh puts around a page: its head with our tags before it, its body with our bar before it. */
final class DecoratorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write("<!DOCTYPE html>\n<html><head>\n" + Insertions.HEAD
                        + "<title><sitemesh:write property='title'/></title><sitemesh:write property='head'/>\n</head><body>\n"
                        + Insertions.BAR
                        + "<sitemesh:write property='body'/>\n</body></html>\n");
    }
}
