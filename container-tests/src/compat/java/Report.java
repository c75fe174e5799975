import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has come out: a table of all pages for a file, one of their kinds to look at, and what is amiss. */
final class Report {
    private record Seen(String app, String container, String settings, String path, PageCheck check) {
        String kind() {
            return String.join(" | ", app, container, check.pageClass().toString());
        }

        String row() {
            return "| " + String.join(" | ", app, container, settings, "`" + path + "`", check.row()) + " |";
        }
    }

    private final List<Seen> pages = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    void page(String container, String settings, String path, PageCheck check) {
        pages.add(new Seen(path.split("/")[1], container, settings, path, check));
    }

    void newLineInLog(String container, String settings, String line) {
        lines.add(container + ", " + settings + ": new line in the log: " + line);
    }

    /** Whether all is as it should be. */
    boolean print(Path everyPage) throws IOException {
        Files.write(
                everyPage,
                Stream.concat(
                                Stream.of(
                                        "| app | container | settings | page | class | status | tags | share links |"
                                                + " insertions | verdict |",
                                        "|---|---|---|---|---|--:|---|---|---|---|"),
                                pages.stream().map(Seen::row))
                        .toList());
        table();
        List<String> problems = Stream.concat(
                        pages.stream()
                                .flatMap(page -> page.check().wrong().values().stream()
                                        .map(what -> page.container() + ", " + page.settings() + ", " + page.path() + ": "
                                                + what)),
                        lines.stream())
                .toList();
        System.out.println("\nEach page: " + everyPage);
        problems.forEach(problem -> System.out.println("- " + problem));
        if (problems.isEmpty()) {
            System.out.println("Nothing amiss, and no new line in the logs but ours.");
        }
        return problems.isEmpty();
    }

    private void table() {
        String aspects =
                Stream.of(PageCheck.Aspect.values()).map(PageCheck.Aspect::title).collect(Collectors.joining(" | "));
        System.out.println("\n| app | container | class | settings | pages | " + aspects + " | with tags | with share links |");
        System.out.println("|---|---|---|---|--:" + "|--:".repeat(PageCheck.Aspect.values().length + 2) + "|");
        rows().forEach((figures, settings) -> System.out.println(
                "| " + figures.kind() + " | " + String.join(", ", settings) + " | " + figures.figures() + " |"));
    }

    private record Figures(String kind, String figures) {}

    /** The rows of the table, each with the settings under which it came out. */
    private Map<Figures, List<String>> rows() {
        Map<Figures, List<String>> rows = new LinkedHashMap<>();
        Map<String, Map<String, List<PageCheck>>> kinds = pages.stream()
                .collect(Collectors.groupingBy(
                        Seen::kind,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                Seen::settings,
                                LinkedHashMap::new,
                                Collectors.mapping(Seen::check, Collectors.toList()))));
        kinds.forEach((kind, bySettings) -> bySettings.forEach((settings, checks) -> rows.computeIfAbsent(
                        new Figures(kind, figures(checks)), figures -> new ArrayList<>())
                .add(settings)));
        return rows;
    }

    private static String figures(List<PageCheck> checks) {
        String fine = Stream.of(PageCheck.Aspect.values())
                .map(aspect -> fine(checks, aspect))
                .collect(Collectors.joining(" | "));
        return checks.size() + " | " + fine + " | "
                + checks.stream().filter(PageCheck::isTagged).count() + " | "
                + checks.stream().filter(PageCheck::isShared).count();
    }

    private static String fine(List<PageCheck> checks, PageCheck.Aspect aspect) {
        List<PageCheck> concerned = aspect == PageCheck.Aspect.SHARE
                ? checks.stream().filter(PageCheck::hasArticle).toList()
                : checks;
        long fine = concerned.stream()
                .filter(check -> !check.wrong().containsKey(aspect))
                .count();
        return concerned.isEmpty() ? "-" : fine + " of " + concerned.size();
    }
}
