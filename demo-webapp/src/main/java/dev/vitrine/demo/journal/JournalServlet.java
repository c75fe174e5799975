package dev.vitrine.demo.journal;

import dev.vitrine.demo.templates.Templates;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** All articles at {@code /journal}, each below it, and the feed at {@code /journal/feed.xml}. */
public final class JournalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Templates templates = Templates.of(getServletContext());
        if (path.isEmpty()) {
            templates.page(request, response, "journal/journal.html", Map.of("articles", Articles.ALL));
        } else if (path.equals("feed.xml")) {
            response.setContentType("application/rss+xml; charset=utf-8");
            templates.write(
                    request, response, "journal/feed.xml", Map.of("articles", Articles.ALL, "site", site(request)));
        } else {
            Optional<Article> article = Articles.find(path);
            if (article.isPresent()) {
                templates.page(request, response, "journal/article.html", Map.of("article", article.get()));
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }

    private static String site(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve(request.getContextPath() + "/") + "";
    }
}
