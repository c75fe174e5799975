package dev.vitrine.benchmarks.widgets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vitrine.benchmarks.measure.MarkdownTable;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stops a server again and again, each time while it is asked for four fifths of what it can do, and counts the answers
 * that were begun and not ended.
 */
final class StopBenchmark {
    private static final int STOPS = 10;
    private static final int ANSWERS_BETWEEN = 10_000;
    private static final int ANSWERS_AT_PEAK = 5_000;
    private static final double LOAD = 0.8;
    private static final int CLIENTS = 8;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final Path jar;
    private final AtomicLong whole = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();

    /** Nanoseconds between two requests of all clients together; 0 while they ask as fast as they can. */
    private volatile long interval;

    private final AtomicLong nextRequest = new AtomicLong();

    StopBenchmark(Path jar) {
        this.jar = jar;
    }

    String run(Path folder, Upstream upstream) throws Exception {
        for (int stop = 1; stop <= STOPS; stop++) {
            ServerProcess server = WidgetServerProcess.start(jar, folder, upstream, "-Xmx256m");
            URI uri = server.base().resolve(WidgetServerProcess.nearest(server, 31_000));
            long before = whole.get();
            interval = 0;
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Thread client = new Thread(() -> ask(uri), "client");
                client.start();
                clients.add(client);
            }
            awaitAnswers(before + ANSWERS_AT_PEAK); // warm by then
            long begun = System.nanoTime();
            awaitAnswers(before + 2 * ANSWERS_AT_PEAK);
            long now = System.nanoTime();
            nextRequest.set(now);
            interval = Math.round((now - begun) / LOAD / ANSWERS_AT_PEAK);
            awaitAnswers(before + 2 * ANSWERS_AT_PEAK + ANSWERS_BETWEEN);
            server.close(); // SIGTERM
            for (Thread client : clients) {
                client.join();
            }
        }
        MarkdownTable table = new MarkdownTable("", "whole", "begun and cut");
        table.add(STOPS + " stops under load", String.valueOf(whole), String.valueOf(cut));
        return "### SIGTERM under load\n\n" + table + "\n\n" + CLIENTS + " clients, " + Math.round(LOAD * 100)
                + " % of the peak that was measured just before\n";
    }

    private void awaitAnswers(long enough) {
        while (whole.get() < enough) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitTurn() {
        long gap = interval;
        if (gap > 0) {
            long turn = nextRequest.getAndAdd(gap);
            long ahead = turn - System.nanoTime();
            while (ahead > 0) {
                LockSupport.parkNanos(ahead);
                ahead = turn - System.nanoTime();
            }
        }
    }

    /** Asks until the server is gone. */
    private void ask(URI uri) {
        byte[] request = ("GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                boolean open = true;
                while (open) {
                    awaitTurn();
                    socket.getOutputStream().write(request);
                    open = answered(in);
                }
            } catch (IOException e) {
                return; // refused: it is gone
            }
        }
    }

    /** Reads one answer; false where the server has closed the connection, or said that it will. */
    private boolean answered(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                cut.addAndGet(head.isEmpty() ? 0 : 1);
                return false;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int wanted = length.find() ? Integer.parseInt(length.group(1)) : 0;
        int got = in.readNBytes(wanted).length;
        (got == wanted ? whole : cut).incrementAndGet();
        return got == wanted && head.indexOf("Connection: close") < 0;
    }
}
