import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is asked of a page that has passed the filter, beside the same page without it, which was asked for twice. */
final class PageCheck {
    /** What may be amiss with a page. */
    enum Aspect {
        STATUS("same status"),
        HEADERS("headers as meant"),
        INTACT("page intact"),
        TAGS("tags once at most"),
        SHARE("articles have share links");

        private final String title;

        Aspect(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final List<String> ONCE =
            List.of("og:title", "og:type", "og:description", "og:url", "og:image\"", "twitter:card");

    private final Page before;
    private final Page twice;
    private final Page after;
    private final Map<Aspect, String> wrong = new EnumMap<>(Aspect.class);
    private final boolean added;
    private final boolean changes;
    private final boolean random;
    private final int insertions;

    PageCheck(Page before, Page twice, Page after) {
        this.before = before;
        this.twice = twice;
        this.after = after;
        this.added = after.text().contains("<!--vitrine:tags-->");
        this.changes = !before.text().equals(twice.text());
        String plain = changes ? Page.steady(before.text()) : before.text();
        this.random = changes && !plain.equals(Page.steady(twice.text()));
        this.insertions = random ? 0 : Insertions.count(plain, changes ? Page.steady(after.text()) : after.text());
        look();
    }

    /** What is amiss with it. */
    Map<Aspect, String> wrong() {
        return wrong;
    }

    PageClass pageClass() {
        return PageClass.of(before);
    }

    boolean isTagged() {
        return added;
    }

    boolean hasArticle() {
        return before.status() == 200 && !passes() && Article.isIn(before.text());
    }

    /** A page that browsers read as XML passes as it came where it holds what only XML knows. */
    private boolean passes() {
        return pageClass() == PageClass.XHTML && insertions == 0;
    }

    boolean isShared() {
        return after.text().contains("class=\"vt-share");
    }

    /** Its part of the table of all pages. */
    String row() {
        return String.join(
                " | ",
                pageClass().toString(),
                String.valueOf(after.status()),
                added ? "once" : "-",
                isShared() ? "yes" : "-",
                random ? "(never the same)" : insertions + (changes ? " (changes by itself)" : ""),
                wrong.isEmpty() ? "ok" : "**" + String.join("; ", wrong.values()) + "**");
    }

    private void look() {
        if (before.status() != after.status()) {
            wrong.put(Aspect.STATUS, "status " + before.status() + " became " + after.status());
        }
        if (insertions < 0) {
            wrong.put(Aspect.INTACT, "not the page and insertions" + (changes ? " (it changes by itself)" : ""));
        }
        headers(added || insertions > 0);
        tags();
        if (hasArticle() && !isShared()) {
            wrong.put(Aspect.SHARE, "an article without share links");
        }
    }

    private void tags() {
        List<String> amiss = new ArrayList<>();
        for (String tag : ONCE) {
            String attribute = tag.endsWith("\"") ? tag : tag + "\"";
            int own = count(before.text(), "\"" + attribute);
            int now = count(after.text(), "\"" + attribute);
            if (now > Math.max(1, own)) {
                amiss.add(tag + " " + now + " times");
            }
        }
        boolean page = before.status() == 200 && before.text().toLowerCase().contains("<head");
        if (page && !added && !passes() && insertions == 0) {
            amiss.add("nothing added");
        }
        if (!amiss.isEmpty()) {
            wrong.put(Aspect.TAGS, String.join(", ", amiss));
        }
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
        String tag = String.join("", after.headers().getOrDefault("etag", List.of()));
        if (!plain.equals(filtered)) {
            wrong.put(Aspect.HEADERS, "headers " + plain + " became " + filtered);
        } else if (added && !tag.isEmpty() && !tag.contains("-vt")) {
            wrong.put(Aspect.HEADERS, "another page under the tag " + tag);
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
