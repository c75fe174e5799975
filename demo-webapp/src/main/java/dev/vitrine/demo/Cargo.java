package dev.vitrine.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What the launcher carries in its own jar: the site as a war, and the jars of the filter and the widget server. */
final class Cargo {
    private Cargo() {}

    /** Unpacks the site into {@code webapp}. */
    static void unpackSite(Path webapp) throws IOException {
        try (InputStream war = open("vitrine-demo-site.war");
                ZipInputStream entries = new ZipInputStream(war)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = webapp.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    /** Drops the filter's jar into {@code webapp}, which is all that it takes, and returns where it is. */
    static Path dropFilter(Path webapp) throws IOException {
        Path lib = Files.createDirectories(webapp.resolve("WEB-INF/lib"));
        Path target = lib.resolve("vitrine-filter.jar");
        try (InputStream jar = open("vitrine-filter.jar")) {
            Files.copy(jar, target);
        }
        return target;
    }

    /** Puts the widget server's jar into {@code folder}, and returns where it is. */
    static Path unpackWidgetServer(Path folder) throws IOException {
        Path target = folder.resolve("vitrine-widget-server.jar");
        try (InputStream jar = open("vitrine-widget-server.jar")) {
            Files.copy(jar, target);
        }
        return target;
    }

    private static InputStream open(String name) throws IOException {
        InputStream resource = Cargo.class.getResourceAsStream("cargo/" + name);
        if (resource == null) {
            throw new IOException(name + " is missing from this jar; build it with ./mvnw -pl demo-webapp -am package");
        }
        return resource;
    }
}
