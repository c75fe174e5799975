package dev.vitrine.container.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.container.Answer;
import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import dev.vitrine.container.Wire;
import dev.vitrine.filter.FilterSettings;
import dev.vitrine.filter.VitrineFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose filter keeps what a page writes, forwards to a layout, and writes the two as one, as SiteMesh does. */
class LayoutFilterTest {
    private static final String TEXT =
            "Rye bread of the valley is made with a sourdough of three stages, which takes a day.";

    private static final String DESCRIPTION = "<meta property=\"og:description\" content=\"" + TEXT + "\">";

    @TempDir
    private Path files;

    @Test
    void aPageInALayoutHasADescriptionOfItsText() throws Exception {
        assertThat(ask(DispatcherType.FORWARD).body()).contains(DESCRIPTION);
    }

    @Test
    void soHasOneWhereOurFilterIsMappedToRequestsAlone() throws Exception {
        assertThat(ask(DispatcherType.REQUEST).body()).contains(DESCRIPTION);
    }

    private Answer ask(DispatcherType further) throws Exception {
        Container container = Tomcats.start(
                List.of(new WebApp("/app", files, List.of((classes, context) -> start(context, further)))));
        try {
            return Wire.exchange(container.port(), "GET", "/app/page");
        } finally {
            container.stop();
        }
    }

    private static void start(ServletContext context, DispatcherType further) {
        map(context.addFilter("vitrine", new VitrineFilter(FilterSettings.of(Map.of()))), further);
        map(context.addFilter("layout", layout()), DispatcherType.REQUEST);
        context.addServlet("page", new Text("<h1>Bread</h1><p>" + TEXT + "</p>"))
                .addMapping("/page");
        context.addServlet("layout", new Text("<!DOCTYPE html><head><title>Bread</title></head><body>HERE</body>"))
                .addMapping("/layout");
    }

    private static Filter layout() {
        return (request, response, chain) -> {
            Kept page = new Kept((HttpServletResponse) response);
            chain.doFilter(request, page);
            Kept layout = new Kept((HttpServletResponse) response);
            request.getRequestDispatcher("/layout").forward(request, layout);
            String[] around = layout.text.toString().split("HERE", -1);
            response.getWriter().append(around[0]).append(page.text.getBuffer()).append(around[1]);
        };
    }

    private static void map(FilterRegistration.Dynamic registration, DispatcherType further) {
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, further), true, "/*");
    }

    private static final class Kept extends HttpServletResponseWrapper {
        private final StringWriter text = new StringWriter();

        Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(text);
        }
    }

    private static final class Text extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final String text;

        Text(String text) {
            this.text = text;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(text);
        }
    }
}
