package dev.vitrine.demo.containers;

import java.io.IOException;
import java.nio.file.Path;

/** A servlet container that runs one webapp at the root of a port on loopback. */
public sealed interface Container extends AutoCloseable permits TomcatContainer, JettyContainer {
    /** The address that all containers listen on. */
    String LOOPBACK = "127.0.0.1";

    /** Starts to answer at {@code port}, or at any free port for 0, and returns the port. */
    int start(int port) throws IOException;

    /** Stops, after requests that are under way; no harm where it never started. */
    @Override
    void close() throws IOException;

    /** The containers there are, by their names on the command line. */
    enum Kind {
        TOMCAT,
        JETTY;

        /** A container for {@code webapp} that keeps its own files in {@code work}. */
        public Container of(Webapp webapp, Path work) {
            return switch (this) {
                case TOMCAT -> new TomcatContainer(webapp, work);
                case JETTY -> new JettyContainer(webapp, work);
            };
        }
    }
}
