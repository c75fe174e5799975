package dev.vitrine.container;

import dev.vitrine.container.Exchange.Behaviour;
import jakarta.servlet.http.Cookie;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A sequence of calls on a response: what no application would do on purpose, and some do.
 *
 * @param numbers of the calls
 * @param end the number of the call that ends the response
 */
record Calls(List<Integer> numbers, int end) implements Behaviour {
    private static final int MOST = 25;

    private static final List<Behaviour> CALLS = List.of(
            x -> x.write(Pages.BEFORE_END),
            x -> x.write(Pages.END),
            x -> x.print(Pages.BEFORE_END),
            x -> x.print(Pages.END),
            x -> x.write("<p>some</p>"),
            x -> x.print("<p>some ļ 似</p>"),
            x -> x.out().print("ascii"),
            x -> x.out().write('<'),
            x -> x.html(),
            x -> x.html(),
            x -> x.type("text/html"),
            x -> x.type("text/plain;charset=UTF-8"),
            x -> x.type(null),
            x -> x.response().setCharacterEncoding("UTF-8"),
            x -> x.response().setStatus(200),
            x -> x.response().setStatus(404),
            x -> x.response().setHeader("ETag", "\"abc\""),
            x -> x.response().setHeader("Accept-Ranges", "bytes"),
            x -> x.response().setHeader("X-Set", "yes"),
            x -> x.response().addHeader("X-Added", "yes"),
            x -> x.response().addCookie(new Cookie("a", "b")),
            x -> x.response().setHeader("Cache-Control", "no-transform"),
            x -> x.response().flushBuffer(),
            x -> x.out().flush(),
            x -> x.response().getWriter().flush(),
            x -> {
                if (!x.response().isCommitted()) { // else Undertow forgets what it has
                    x.response().resetBuffer();
                }
            },
            x -> {
                if (!x.response().isCommitted()) {
                    x.response().reset();
                }
            },
            x -> x.note(x.response().containsHeader("ETag")),
            x -> x.note(x.response().getHeader("X-Set")),
            x -> x.note(x.response().getStatus()));

    private static final int PRINTS = 6;
    private static final Set<Integer> WRITES = Set.of(0, 1, 4, 7);

    /** What ends a response. What comes after it every container takes as it likes. */
    private static final List<Behaviour> ENDS = List.of(
            x -> x.response().sendError(418),
            x -> x.response().sendRedirect("elsewhere"),
            x -> x.out().close(),
            x -> x.response().getWriter().close(),
            x -> x.note("no end"));

    Calls {
        numbers = List.copyOf(numbers);
    }

    /** A sequence drawn by chance. */
    static Calls drawn(long seed) {
        Random random = new Random(seed);
        int length = 1 + random.nextInt(MOST);
        List<Integer> numbers = IntStream.range(0, length)
                .mapToObj(i -> random.nextInt(CALLS.size()))
                .toList();
        return new Calls(numbers, random.nextInt(ENDS.size()));
    }

    /** A sequence as bytes in hexadecimal digits, the last of which is the end. */
    static Calls of(String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        List<Integer> numbers = IntStream.range(0, Math.min(MOST, bytes.length - 1))
                .mapToObj(i -> (bytes[i] & 0xFF) % CALLS.size())
                .toList();
        return new Calls(numbers, (bytes[bytes.length - 1] & 0xFF) % ENDS.size());
    }

    /** Whether both text and bytes are written to the stream. */
    boolean printAndWrite() {
        return numbers.contains(PRINTS) && numbers.stream().anyMatch(WRITES::contains);
    }

    @Override
    public void serve(Exchange exchange) {
        exchange.html();
        numbers.forEach(number -> note(exchange, "call " + number, CALLS.get(number)));
        note(exchange, "end " + end, ENDS.get(end));
    }

    private static void note(Exchange exchange, String name, Behaviour behaviour) {
        exchange.noteOf(name, () -> {
            behaviour.serve(exchange);
            return "";
        });
    }
}
