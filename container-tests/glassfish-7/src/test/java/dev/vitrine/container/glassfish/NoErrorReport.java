package dev.vitrine.container.glassfish;

import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/** In the place of the server's page about an error, which would name the filter's chain. The server makes it by its name. */
public final class NoErrorReport implements GlassFishValve {
    @Override
    public String getInfo() {
        return "none";
    }

    @Override
    public int invoke(Request request, Response response) {
        return INVOKE_NEXT;
    }

    @Override
    public void postInvoke(Request request, Response response) {}
}
