package dev.vitrine.demo.containers;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 11. */
final class TomcatContainer implements Container {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    TomcatContainer(Webapp webapp, Path work) {
        tomcat.setBaseDir(work.toString());
        context = tomcat.addContext("", webapp.folder().toString());
        webapp.parameters().forEach(context::addParameter);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(config);
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        Servlet servlet = webapp.servlet().orElseGet(DefaultServlet::new);
        Tomcat.addServlet(context, "default", servlet).setAsyncSupported(true);
        context.addServletMapping(webapp.servlet().isPresent() ? "/*" : "/", "default");
        Tomcat.addDefaultMimeTypeMappings(context);
        tomcat.getHost().getPipeline().addValve(quietErrors());
    }

    @Override
    public int start(int port) throws IOException {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", LOOPBACK);
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}"); // as browsers send them
        connector.setThrowOnFailure(true);
        tomcat.setConnector(connector);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException("Tomcat did not start", e);
        }
        if (!context.getState().isAvailable()) {
            throw new IOException("The webapp did not start in Tomcat; the lines above say why");
        }
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            if (tomcat.getServer().getState().isAvailable()) {
                tomcat.stop();
            }
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("Tomcat did not stop", e);
        }
    }

    /** The stack trace of a failed page is for the log, not for the visitor. */
    private static ErrorReportValve quietErrors() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }
}
