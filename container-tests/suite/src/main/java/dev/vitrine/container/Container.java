package dev.vitrine.container;

import java.util.List;

/** A servlet container at work on a port of the loopback address. */
public interface Container {
    int port();

    void stop() throws Exception;

    /** How a container is started with some web applications in it. */
    @FunctionalInterface
    interface Launcher {
        Container start(List<WebApp> apps) throws Exception;
    }
}
