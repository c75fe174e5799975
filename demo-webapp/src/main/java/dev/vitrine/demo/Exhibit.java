package dev.vitrine.demo;

import dev.vitrine.demo.pages.StaticPages;
import dev.vitrine.demo.proxy.ReverseProxy;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands behind the filter. */
sealed interface Exhibit {
    /** Puts its files into the folder of the webapp. */
    void layOut(Path webapp) throws IOException;

    /** What answers every path, where the files alone do not. */
    Optional<Servlet> servlet() throws IOException;

    /** Paths worth a look, each without its first slash. */
    List<String> pages() throws IOException;

    /** What there is to see on each of these pages, while the filter and widgets are at work. */
    default Map<String, String> sights() {
        return Map.of();
    }

    /** The public address of the pages, where the exhibit knows it. */
    default Optional<URI> publicBase() {
        return Optional.empty();
    }

    /** What its owner would set of the filter. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Whether its pages have a place for widgets. */
    default boolean hasWidgets() {
        return false;
    }

    /** A site that runs somewhere; the path of its address is where to begin. */
    record RunningSite(URI address) implements Exhibit {
        private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d+){3}|\\[::1]");

        @Override
        public void layOut(Path webapp) {
            // the servlet asks the site
        }

        @Override
        public Optional<Servlet> servlet() {
            return Optional.of(new ReverseProxy(address));
        }

        @Override
        public List<String> pages() {
            return List.of(address.getRawPath().replaceFirst("^/+", ""));
        }

        @Override
        public Optional<URI> publicBase() {
            return Optional.of(address.resolve("/"));
        }

        /** Whether the site is what listens at this port of this machine. */
        boolean isAt(int port) {
            int usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
            return port == (address.getPort() < 0 ? usual : address.getPort())
                    && LOOPBACK.matcher(address.getHost()).matches();
        }
    }

    /** The demo site. */
    record Site() implements Exhibit {
        @Override
        public void layOut(Path webapp) throws IOException {
            Cargo.unpackSite(webapp);
        }

        @Override
        public boolean hasWidgets() {
            return true;
        }

        /** Something of everything, each where one would look for it. */
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "vitrine.share-places", "heading, end, product, pictures, quotes, follow",
                    "vitrine.share-networks", "facebook, whatsapp, x, bluesky, pinterest, email, copy, share",
                    "vitrine.follow",
                            "mastodon=@bakery@social.example, instagram=ryeandlantern, pinterest=ryeandlantern");
        }

        @Override
        public Optional<Servlet> servlet() {
            return Optional.empty();
        }

        @Override
        public List<String> pages() {
            return List.of(
                    "",
                    "recipes/plum-galette",
                    "recipes/lantern-rye",
                    "journal/forty-hotel-breakfasts",
                    "films/a-loaf-overnight",
                    "shop/proving-basket",
                    "wall",
                    "login");
        }

        @Override
        public Map<String, String> sights() {
            return Map.of(
                    "", "a card for link previews (look at its source), a bar, a widget",
                    "recipes/plum-galette", "bars under the heading and at the end, pictures to pin, profiles",
                    "recipes/lantern-rye", "a shorter page: one bar",
                    "journal/forty-hotel-breakfasts", "quotations to share, a widget beside the article",
                    "films/a-loaf-overnight", "a bar above a film",
                    "shop/proving-basket", "\"Share this product\" below the price",
                    "wall", "posts of four networks; break the networks, and the posts stay",
                    "login", "a page to sign in: nothing to share");
        }
    }

    /** A folder of files. */
    record Pages(Path folder) implements Exhibit {
        private static final int DEPTH = 6;

        /** The exhibit of {@code folder}, which must be a readable folder. */
        static Pages of(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                throw new IOException("Cannot show " + folder + ": there is no such folder");
            }
            if (!Files.isDirectory(folder)) {
                throw new IOException("Cannot show " + folder + ": it is a file; --pages takes a folder");
            }
            if (!Files.isReadable(folder)) {
                throw new IOException("Cannot show " + folder + ": this user may not read it");
            }
            return new Pages(folder);
        }

        @Override
        public void layOut(Path webapp) {
            // the servlet reads the files where they are
        }

        @Override
        public Optional<Servlet> servlet() throws IOException {
            return Optional.of(new StaticPages(folder));
        }

        @Override
        public List<String> pages() throws IOException {
            List<String> found = new ArrayList<>();
            Files.walkFileTree(folder, Set.of(), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && file.toString().matches(".*\\.html?")) {
                        found.add(folder.toUri().relativize(file.toUri()).getRawPath());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE; // a folder that may not be read is not worth a look
                }
            });
            return found.stream().sorted().toList();
        }
    }
}
