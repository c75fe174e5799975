package dev.vitrine.demo.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One line for the visitor, and the same for whoever started the proxy. */
final class Failures {
    private static final System.Logger LOG = System.getLogger(ReverseProxy.class.getName());

    private Failures() {}

    static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        LOG.log(System.Logger.Level.WARNING, sentence);
        byte[] text = (sentence + "\n").getBytes(UTF_8);
        response.reset();
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    /** The first line of the innermost reason. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
