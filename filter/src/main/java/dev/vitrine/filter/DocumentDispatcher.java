package dev.vitrine.filter;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** A dispatcher that lets the page know when it is forwarded, for where the filter is not mapped to forwards. */
record DocumentDispatcher(RequestDispatcher dispatcher, RewritingResponse page) implements RequestDispatcher {
    @Override
    public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        page.forwarded();
        page.body().mayBeForwarded();
        dispatcher.forward(request, response);
        if (!page.body().hasContent()) {
            page.body().inSight(); // A wrapper has kept all of it, and the page is still to come.
        }
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        dispatcher.include(request, response);
    }
}
