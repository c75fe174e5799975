package dev.vitrine.demo.social;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Writes whole answers. */
final class Answers {
    private Answers() {}

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
