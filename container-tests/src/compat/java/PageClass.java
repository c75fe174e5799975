import java.util.List;
import java.util.Map;

/** What kind of page it is, as far as that matters to a filter: how it comes about, and how browsers read it. */
enum PageClass {
    DOCUMENTATION("documentation"),
    STATIC("static HTML"),
    SERVLET("servlet"),
    JSP("JSP"),
    ASYNC("async servlet"),
    XHTML("XHTML"),
    WICKET("Wicket page"),
    ERROR("error page");

    private static final Map<String, PageClass> PATHS = Map.of(
            "/docs/", DOCUMENTATION, "/wicket-examples/", WICKET, "/examples/async/", ASYNC, "/examples/servlets/servlet/", SERVLET);

    private final String title;

    PageClass(String title) {
        this.title = title;
    }

    static PageClass of(Page page) {
        if (page.status() != 200) {
            return ERROR;
        }
        if (String.join("", page.headers().getOrDefault("content-type", List.of())).contains("xml")) {
            return XHTML;
        }
        return PATHS.entrySet().stream()
                .filter(path -> page.path().startsWith(path.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(page.path().matches(".*\\.jspx?([/?].*)?") ? JSP : STATIC);
    }

    @Override
    public String toString() {
        return title;
    }
}
