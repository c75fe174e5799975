package dev.vitrine.server.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The loader as it is now, and as it was in every release: a page that was given one with its hash goes on getting that
 * very one, whatever the server has become.
 */
final class Loaders {
    private final Loader current = new Loader(Script.load("embed.js"));
    private final List<Loader> all = new ArrayList<>();

    Loaders() {
        all.add(current);
        Script.read("loaders/index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(version -> new Loader(Script.read("loaders/" + version + ".js")))
                .forEach(all::add);
    }

    /** The one for new pages. */
    Loader current() {
        return current;
    }

    /** The current one and all released ones. */
    List<Loader> all() {
        return List.copyOf(all);
    }

    /** A loader. */
    record Loader(String script) {
        /** The address under which it never changes. */
        String path() {
            return "/embed-" + Representation.hash(script.getBytes(StandardCharsets.UTF_8)) + ".js";
        }

        /** What a page writes beside the address, see <a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>. */
        String integrity() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-384").digest(script.getBytes(StandardCharsets.UTF_8));
                return "sha384-" + Base64.getEncoder().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-384", e);
            }
        }
    }
}
