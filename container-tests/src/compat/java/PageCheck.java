import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is asked of a page that has passed the filter, beside the same page without it, which was asked for twice. */
final class PageCheck {
    private static final Pattern ARTICLE = Pattern.compile("(?i)<(article|main)[\\s>]");

    private final Page before;
    private final Page twice;
    private final Page after;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> columns;

    PageCheck(Page before, Page twice, Page after) {
        this.before = before;
        this.twice = twice;
        this.after = after;
        this.columns = look();
    }

    /** What is amiss with it. */
    List<String> wrong() {
        return wrong;
    }

    /** Its part of the table: status, tags, share links, insertions, verdict. */
    String row() {
        return String.join(" | ", columns);
    }

    private List<String> look() {
        boolean changes = !before.text().equals(twice.text());
        String plain = changes ? Page.steady(before.text()) : before.text();
        String filtered = changes ? Page.steady(after.text()) : after.text();
        if (before.status() != after.status()) {
            wrong.add("status " + before.status() + " became " + after.status());
        }
        boolean added = after.text().contains("<!--vitrine:tags-->");
        boolean random = changes && !plain.equals(Page.steady(twice.text()));
        int insertions = random ? 0 : Insertions.count(plain, filtered);
        if (insertions < 0) {
            wrong.add("not the page and insertions" + (changes ? " (it changes by itself)" : ""));
        }
        headers(added || insertions > 0);
        for (String tag : List.of("og:title", "og:type", "og:description", "og:url", "og:image\"", "twitter:card")) {
            String attribute = tag.endsWith("\"") ? tag : tag + "\"";
            int own = count(before.text(), "\"" + attribute);
            int now = count(after.text(), "\"" + attribute);
            if (now > Math.max(1, own)) {
                wrong.add(tag + " " + now + " times");
            }
        }
        boolean page = before.status() == 200 && before.isHtml() && before.text().toLowerCase().contains("<head");
        boolean xml = String.join("", before.headers().getOrDefault("content-type", List.of())).contains("xml");
        if (page && !added && !xml && insertions == 0) {
            wrong.add("nothing added");
        }
        boolean shared = after.text().contains("class=\"vt-share");
        return List.of(
                String.valueOf(after.status()),
                added ? "once" : page ? "none" : "-",
                shared ? "yes" : ARTICLE.matcher(before.text()).find() ? "article without" : "-",
                insertions < 0
                        ? "**changed**"
                        : random ? "(never the same)" : insertions + (changes ? " (changes by itself)" : ""),
                wrong.isEmpty() ? "ok" : "**" + String.join("; ", wrong) + "**");
    }

    /** Those that the container itself sends differently from one time to the next tell nothing. */
    private void headers(boolean added) {
        Set<String> ofTheBody = Set.of("content-length", "transfer-encoding", "accept-ranges", "etag", "last-modified");
        Map<String, List<String>> plain = steadyHeaders(before);
        Map<String, List<String>> filtered = steadyHeaders(after);
        Map<String, List<String>> again = steadyHeaders(twice);
        Set<String> changing = new TreeSet<>(plain.keySet());
        changing.addAll(again.keySet());
        changing.removeIf(name -> Objects.equals(plain.get(name), again.get(name)));
        for (Map<String, List<String>> headers : List.of(plain, filtered)) {
            headers.keySet().removeIf(name -> changing.contains(name)
                    || (added && ofTheBody.contains(name))
                    || (!before.text().equals(after.text()) && name.equals("content-length")));
        }
        if (!plain.equals(filtered)) {
            wrong.add("headers " + plain + " became " + filtered);
        }
        String tag = String.join("", after.headers().getOrDefault("etag", List.of()));
        if (added && !tag.isEmpty() && !tag.contains("-vt")) {
            wrong.add("another page under the tag " + tag);
        }
    }

    /** Without those of the moment and the connection. */
    private static Map<String, List<String>> steadyHeaders(Page page) {
        Map<String, List<String>> headers = new TreeMap<>(page.headers());
        headers.keySet()
                .removeAll(Set.of(
                        "date", "set-cookie", "location", "keep-alive", "connection", "expires", "server-timing"));
        headers.computeIfPresent("content-security-policy", (name, nonces) -> List.of(Page.steady(nonces.toString())));
        return headers;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
