package dev.vitrine.benchmarks.http;

import dev.vitrine.benchmarks.pages.Insertions;
import dev.vitrine.benchmarks.process.Ports;
import dev.vitrine.benchmarks.process.Programs;
import dev.vitrine.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An nginx of its own, with one worker: pages as files below {@code /static/}, and with two insertions below {@code /sub/}. */
public final class Nginx {
    private Nginx() {}

    /** Starts it, where it is installed. */
    public static Optional<ServerProcess> start(Path folder) throws IOException {
        Optional<String> program = Programs.find("nginx");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Ports.free();
        Path prefix = Files.createDirectories(folder.resolve("nginx"));
        Path configuration = prefix.resolve("nginx.conf");
        Files.writeString(configuration, configuration(port, folder, prefix));
        return Optional.of(ServerProcess.answersAt(
                URI.create("http://127.0.0.1:" + port + "/"),
                List.of(
                        program.get(),
                        "-p",
                        prefix.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        prefix.resolve("error.log").toString()),
                prefix.resolve("output.log")));
    }

    private static String configuration(int port, Path pages, Path prefix) {
        return """
                daemon off;
                worker_processes 1;
                %s
                pid %s/nginx.pid;
                error_log %s/error.log;
                events { worker_connections 1024; }
                http {
                  types { text/html html; }
                  charset utf-8;
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%s;
                    location /static/ { alias %s/; }
                    location /sub/ {
                      alias %s/;
                      sub_filter_once on;
                      sub_filter '</title>' '</title>%s';
                      sub_filter '</h1>' '</h1>%s';
                    }
                  }
                }
                """.formatted(
                        user(),
                        prefix,
                        prefix,
                        prefix,
                        prefix,
                        prefix,
                        prefix,
                        prefix,
                        port,
                        pages,
                        pages,
                        Insertions.HEAD,
                        Insertions.BAR);
    }

    /** Started by root, workers would become somebody who can't read the pages. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root root;" : "";
    }
}
