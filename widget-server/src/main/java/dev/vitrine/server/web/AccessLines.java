package dev.vitrine.server.web;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line for each request: what was asked for, never what stood behind the question mark. */
final class AccessLines implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AccessLog settings;
    private final Client client;
    private final InstantSource clock;

    AccessLines(AccessLog settings, Client client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void log(Request request, Response response) {
        String path = String.valueOf(request.getHttpURI().getPath());
        LOG.info(
                settings.format() == AccessLog.Format.JSON
                        ? json(request, response, path)
                        : common(request, response, path));
    }

    private String address(Request request) {
        return settings.addresses() ? client.of(request).getHostAddress() : "-";
    }

    private String common(Request request, Response response, String path) {
        return String.format(
                Locale.ROOT,
                "%s - - [%s] \"%s %s %s\" %d %d",
                address(request),
                DATE.format(clock.instant()),
                quoted(request.getMethod()),
                quoted(path),
                quoted(request.getConnectionMetaData().getProtocol()),
                response.getStatus(),
                Response.getContentBytesWritten(response));
    }

    private String json(Request request, Response response, String path) {
        double seconds = (double) (System.nanoTime() - request.getBeginNanoTime()) / TimeUnit.SECONDS.toNanos(1);
        String whose = settings.addresses() ? ",\"client\":\"" + address(request) + "\"" : "";
        return String.format(
                Locale.ROOT,
                "{\"time\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"protocol\":\"%s\",\"status\":%d,\"bytes\":%d,"
                        + "\"seconds\":%.6f%s}",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                quoted(request.getMethod()),
                quoted(path),
                quoted(request.getConnectionMetaData().getProtocol()),
                response.getStatus(),
                Response.getContentBytesWritten(response),
                seconds,
                whose);
    }

    /** Whatever a client may send, it stays within its quotes and on its line. */
    private static String quoted(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                safe.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
