package dev.vitrine.benchmarks.widgets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The least that a Jetty can do: finds bytes by the path and writes them, or says that they are the same. */
public final class BareJetty {
    private BareJetty() {}

    /** Argument: the folder of the files. Says {@code ready http://…}, and answers until it is killed. */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Bytes(files(Path.of(args[0]))));
        server.start();
        System.out.println("ready http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.html")) {
            for (Path file : all) {
                files.put("/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return Map.copyOf(files);
    }

    /** Writes files. */
    private static final class Bytes extends Handler.Abstract.NonBlocking {
        private static final String TAG = "\"same\"";

        private final Map<String, byte[]> files;

        Bytes(Map<String, byte[]> files) {
            this.files = files;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            byte[] bytes = files.get(Request.getPathInContext(request));
            if (bytes == null) {
                return false;
            }
            response.getHeaders().put(HttpHeader.ETAG, TAG);
            if (TAG.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
                response.setStatus(304);
                callback.succeeded();
            } else {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
                response.write(true, ByteBuffer.wrap(bytes), callback);
            }
            return true;
        }
    }
}
