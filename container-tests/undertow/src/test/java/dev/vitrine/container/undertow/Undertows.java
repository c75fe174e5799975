package dev.vitrine.container.undertow;

import dev.vitrine.container.Container;
import dev.vitrine.container.WebApp;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** Undertow. */
record Undertows(Undertow undertow) implements Container {
    static Container start(List<WebApp> apps) throws Exception {
        PathHandler contexts = new PathHandler();
        for (WebApp app : apps) {
            DeploymentManager manager = Servlets.newContainer().addDeployment(deployment(app));
            manager.deploy();
            contexts.addPrefixPath(app.contextPath(), manager.start());
        }
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(contexts)
                .build();
        undertow.start();
        return new Undertows(undertow);
    }

    private static DeploymentInfo deployment(WebApp app) {
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(Undertows.class.getClassLoader())
                .setDeploymentName(app.contextPath())
                .setContextPath(app.contextPath())
                .setServletStackTraces(ServletStackTraces.NONE)
                .setResourceManager(new PathResourceManager(app.staticFiles()));
        for (ServletContainerInitializer initializer : app.initializers()) {
            deployment.addServletContainerInitializer(new ServletContainerInitializerInfo(
                    initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
        }
        return deployment;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void stop() {
        undertow.stop();
    }
}
