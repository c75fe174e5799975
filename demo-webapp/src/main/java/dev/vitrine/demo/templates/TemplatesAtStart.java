package dev.vitrine.demo.templates;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Prepares the templates when the webapp starts. */
public final class TemplatesAtStart implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        context.setAttribute(Templates.class.getName(), new Templates(context));
    }
}
