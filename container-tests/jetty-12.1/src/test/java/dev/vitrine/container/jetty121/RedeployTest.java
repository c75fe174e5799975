package dev.vitrine.container.jetty121;

import dev.vitrine.container.RedeploySuite;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;

class RedeployTest extends RedeploySuite {
    RedeployTest() throws Exception {
        super(new Host());
    }

    private static final class Host implements RedeploySuite.Host {
        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server);
        private final ContextHandlerCollection contexts = new ContextHandlerCollection();
        private @Nullable WebAppContext deployed;

        Host() throws Exception {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(contexts);
            server.start();
        }

        @Override
        public ClassLoader redeploy(Path webapp) throws Exception {
            WebAppContext former = deployed;
            if (former != null) {
                contexts.removeHandler(former);
                former.stop();
                former.destroy();
            }
            WebAppContext context = new WebAppContext();
            context.setContextPath("/app");
            context.setBaseResourceAsPath(webapp);
            deployed = context;
            contexts.addHandler(context);
            context.start();
            return context.getClassLoader();
        }

        @Override
        public int port() {
            return connector.getLocalPort();
        }

        @Override
        public void stop() throws Exception {
            server.stop();
        }
    }
}
