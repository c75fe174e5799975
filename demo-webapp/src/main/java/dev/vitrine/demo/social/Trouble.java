package dev.vitrine.demo.social;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with the networks. */
enum Trouble {
    NONE("well"),
    DOWN("down"),
    SIGN_IN("sign-in"),
    GARBAGE("garbage"),
    EMPTY("empty"),
    BUSY("busy"),
    HANG("hang");

    private final String id;

    Trouble(String id) {
        this.id = id;
    }

    static Optional<Trouble> ofId(String id) {
        return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    /** Answers as a network does that has this trouble. */
    void answer(HttpExchange exchange) throws IOException {
        switch (this) {
            case DOWN -> send(exchange, 500, "text/plain", "Something went wrong.");
            case SIGN_IN ->
                send(exchange, 200, "text/html", "<!doctype html><title>Sign in</title><h1>Please sign in</h1>");
            case GARBAGE -> send(exchange, 200, "application/json", "\u0000\u0001\u0002 no feed at all");
            case EMPTY -> send(exchange, 200, "application/json", "");
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "60");
                send(exchange, 429, "text/plain", "Too many requests.");
            }
            case NONE, HANG -> {
                // no answer at all; the connection stays open
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        Answers.send(exchange, status, type, body.getBytes(UTF_8));
    }
}
