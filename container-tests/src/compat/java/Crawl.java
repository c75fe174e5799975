import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows the links of webapps from their first pages. */
final class Crawl {
    private static final Map<String, Integer> MOST_PAGES = Map.of("docs", 25, "examples", 90, "wicket-examples", 40);

    /** No links lead there. */
    private static final List<String> ALSO = List.of(
            "/examples/async/async0",
            "/examples/async/async1",
            "/examples/async/async2",
            "/examples/async/async3",
            "/examples/jsp/include/include.jsp",
            "/examples/jsp/forward/forward.jsp",
            "/examples/no-such-page");

    private static final Pattern LINK = Pattern.compile("(?:href|src)\\s*=\\s*\"([^\"#]+)", Pattern.CASE_INSENSITIVE);

    private Crawl() {}

    static void through(Tomcat tomcat, List<String> apps, Map<String, Page> pages) {
        for (String app : apps) {
            Deque<String> waiting = new ArrayDeque<>(List.of("/" + app + "/"));
            ALSO.stream().filter(path -> path.startsWith("/" + app + "/")).forEach(waiting::add);
            Set<String> known = new LinkedHashSet<>(waiting);
            int most = MOST_PAGES.get(app);
            int taken = 0;
            while (!waiting.isEmpty() && taken < most) {
                String path = waiting.poll();
                try {
                    Page page = tomcat.get(path);
                    if (page.isHtml() || ALSO.contains(path)) {
                        pages.put(path, page);
                        taken++;
                        links(path, page, app).filter(known::add).forEach(waiting::add);
                    }
                } catch (UncheckedIOException e) {
                    System.err.println("left out, since it does not end by itself: " + path);
                }
            }
        }
    }

    private static Stream<String> links(String path, Page page, String app) {
        Set<String> links = new LinkedHashSet<>();
        Matcher link = LINK.matcher(page.text());
        while (link.find()) {
            try {
                URI target = URI.create("http://x" + page.path())
                        .resolve(Page.withoutSession(link.group(1).replace("&amp;", "&")).strip());
                String found = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
                if ("x".equals(target.getHost())
                        && found.startsWith("/" + app + "/")
                        && !found.matches(".*\\.(css|js|png|gif|jpe?g|svg|ico|txt|java|war|xml|zip|class)(\\?.*)?")) {
                    links.add(found);
                }
            } catch (IllegalArgumentException e) {
                // Some show what a broken link does.
            }
        }
        return links.stream();
    }
}
