package dev.vitrine.server.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is behind one address; answers GET and HEAD, and never blocks. */
@FunctionalInterface
interface Answer {
    void to(Request request, Response response, Callback callback);
}
