package dev.vitrine.container.tomcat;

import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import jakarta.servlet.ServletContainerInitializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** Tomcat. */
record Tomcats(Tomcat tomcat) implements Container {
    static Container start(List<WebApp> apps) throws Exception {
        Tomcat tomcat = unstarted();
        ErrorReportValve errors = new ErrorReportValve();
        errors.setShowReport(false); // It would show a stack trace, with the filter in it.
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass("");
        tomcat.getHost().getPipeline().addValve(errors);
        apps.forEach(app -> add(tomcat, app));
        tomcat.start();
        return new Tomcats(tomcat);
    }

    /** One without webapps, for a free port of the loopback interface. */
    static Tomcat unstarted() throws IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(
                Files.createTempDirectory(new File("target").toPath(), "tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        return tomcat;
    }

    private static void add(Tomcat tomcat, WebApp app) {
        Context context = tomcat.addContext(
                app.contextPath(), app.staticFiles().toAbsolutePath().toString());
        for (ServletContainerInitializer initializer : app.initializers()) {
            context.addServletContainerInitializer(initializer, Set.of());
        }
        Wrapper files = Tomcat.addServlet(context, "default", new DefaultServlet());
        files.setAsyncSupported(true);
        files.addMapping("/");
        context.addMimeMapping("html", "text/html");
        context.addMimeMapping("bin", "application/octet-stream");
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
