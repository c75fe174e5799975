package dev.vitrine.benchmarks.weight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Share buttons from a package of npm, as its own manual has them put into a page.
 *
 * @param version the package with its version, as npm writes it
 * @param style the style sheet within the package; empty where it has none
 * @param script the script within the package
 * @param frame what stands around the networks
 * @param each what stands for a network, which is {@code {0}} in it
 * @param besides what else a page needs or loads for them
 */
record NpmPeer(String version, String style, String script, String frame, String each, String besides) {
    private static final List<String> NETWORKS =
            List.of("facebook", "whatsapp", "twitter", "telegram", "linkedin", "email");

    static final List<NpmPeer> ALL = List.of(
            new NpmPeer(
                    "shariff@3.3.0",
                    "dist/shariff.min.css",
                    "dist/shariff.min.js",
                    "<div class=\"shariff\" data-services=\"[{0}]\"></div>",
                    "&quot;{0}&quot;",
                    "fonts of Font Awesome"),
            new NpmPeer(
                    "social-likes@3.1.3",
                    "dist/social-likes_flat.css",
                    "dist/social-likes.min.js",
                    "<div class=\"social-likes\">{0}</div>",
                    "<div class=\"{0}\" title=\"Share link on {0}\">{0}</div>",
                    ""),
            new NpmPeer(
                    "shareon@2.8.1",
                    "dist/shareon.min.css",
                    "dist/shareon.iife.js",
                    "<div class=\"shareon\">{0}</div>",
                    "<a class=\"{0}\"></a>",
                    ""),
            new NpmPeer(
                    "sharer.js@0.5.4",
                    "",
                    "sharer.min.js",
                    "{0}",
                    "<button class=\"button\" data-sharer=\"{0}\" data-title=\"What forty hotel breakfasts taught us\""
                            + " data-url=\"https://www.example.org/journal/forty-hotel-breakfasts\">{0}</button>",
                    "icons and a style sheet of the page's own"));

    String name() {
        return version.substring(0, version.indexOf('@'));
    }

    /** @param folder holds the unpacked packages, each below its version */
    Weight weigh(Path folder) throws IOException {
        Path home = folder.resolve(version).resolve("package");
        String networks = NETWORKS.stream()
                .map(network -> each.replace("{0}", network))
                .collect(Collectors.joining(frame.contains("[") ? "," : ""));
        return Weight.of(
                frame.replace("{0}", networks),
                style.isEmpty() ? new byte[0] : Files.readAllBytes(home.resolve(style)),
                Files.readAllBytes(home.resolve(script)));
    }
}
