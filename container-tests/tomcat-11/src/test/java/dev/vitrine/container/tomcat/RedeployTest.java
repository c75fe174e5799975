package dev.vitrine.container.tomcat;

import dev.vitrine.container.RedeploySuite;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

class RedeployTest extends RedeploySuite {
    RedeployTest() throws Exception {
        super(new Host());
    }

    private static final class Host implements RedeploySuite.Host {
        private final Tomcats server = new Tomcats(Tomcats.unstarted());
        private final Tomcat tomcat = server.tomcat();
        private @Nullable Context deployed;

        Host() throws Exception {
            tomcat.setAddDefaultWebXmlToWebapp(false);
            tomcat.getHost();
            tomcat.start();
        }

        @Override
        public ClassLoader redeploy(Path webapp) throws LifecycleException {
            Context former = deployed;
            if (former != null) {
                former.stop();
                tomcat.getHost().removeChild(former);
                former.destroy();
            }
            StandardJarScanner scanner = new StandardJarScanner();
            scanner.setScanClassPath(false);
            StandardContext context = new StandardContext();
            context.setPath("/app");
            context.setDocBase(webapp.toString());
            context.setJarScanner(scanner);
            context.addLifecycleListener(new ContextConfig());
            Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
            context.addMimeMapping("html", "text/html");
            tomcat.getHost().addChild(context);
            deployed = context;
            return context.getLoader().getClassLoader();
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void stop() throws Exception {
            server.stop();
        }
    }
}
