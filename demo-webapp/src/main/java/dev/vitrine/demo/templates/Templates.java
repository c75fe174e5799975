package dev.vitrine.demo.templates;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The templates of the site, ready to be filled: one for the whole webapp, made when it starts. */
public final class Templates {
    private static final String WIDGETS = "demo.widgets";

    private final JakartaServletWebApplication application;
    private final TemplateEngine engine = new TemplateEngine();
    private final Map<String, Object> everywhere = new HashMap<>();
    private final String contentSecurityPolicy;

    Templates(ServletContext context) {
        application = JakartaServletWebApplication.buildApplication(context);
        WebApplicationTemplateResolver resolver = new WebApplicationTemplateResolver(application);
        resolver.setPrefix("/WEB-INF/templates/");
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);

        String widgets = Objects.requireNonNullElse(context.getInitParameter(WIDGETS), "");
        if (!widgets.isEmpty()) {
            everywhere.put("widgets", widgets);
        }
        String sources = ("'self' " + widgets).strip();
        contentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; "
                + "img-src " + sources + "; style-src " + sources + "; script-src " + sources + "; connect-src "
                + sources
                + "; frame-src " + sources + "; media-src 'self'";
    }

    /** The templates of the webapp that answers. */
    public static Templates of(ServletContext context) {
        return (Templates) context.getAttribute(Templates.class.getName());
    }

    /** Answers with an HTML page: {@code template} below {@code WEB-INF/templates}, filled with {@code values}. */
    public void page(
            HttpServletRequest request, HttpServletResponse response, String template, Map<String, Object> values)
            throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        write(request, response, template, values);
    }

    /** Fills {@code template} into a response whose content type is already set. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, String template, Map<String, Object> values)
            throws IOException {
        WebContext context = new WebContext(application.buildExchange(request, response), Locale.ENGLISH, everywhere);
        context.setVariables(values);
        engine.process(template, context, response.getWriter());
    }
}
