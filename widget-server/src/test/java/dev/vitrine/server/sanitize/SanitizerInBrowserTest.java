package dev.vitrine.server.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.server.SharedData;
import dev.vitrine.server.Upstream;
import dev.vitrine.server.web.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real browser makes of cleaned posts: attack vectors, conformance cases and real articles. */
class SanitizerInBrowserTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Puts each text into the page, and reports what is not as it was written, not allowed, or lost. */
    private static final String PAGE = """
            <!doctype html><meta charset=utf-8><title>x</title><div id=stage></div><script>
            window.hits = 0; window.done = false;
            for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.hits++; };
            const allowed = new Set(%s);
            const unseen = 'script,style,template,noscript,noembed,noframes,iframe,embed,svg,math,head,'
                + 'title,textarea,select,xmp,plaintext,img,video,audio,canvas,datalist,frameset,frame';
            const words = node => node.textContent.replace(/[\\s\\u0000-\\u001f\\u007f\\ufffd\\ufffe\\uffff]+/g, '');
            (async () => {
              const cases = await (await fetch('/cases')).json();
              const report = {changed: [], forbidden: [], before: 0, after: 0, lost: []};
              cases.forEach((it, i) => {
                const div = document.createElement('div');
                document.getElementById('stage').replaceChildren(div);
                div.innerHTML = it.clean;
                if (div.innerHTML !== it.clean) report.changed.push(i + ': ' + it.clean + ' => ' + div.innerHTML);
                for (const node of div.querySelectorAll('*')) {
                  const bad = [...node.attributes].filter(a => /^on|^style$|^id$|^name$|^srcdoc$/.test(a.name)
                      || (/^(href|src)$/.test(a.name) && !/^(https?:|mailto:)/.test(a.value)));
                  if (!allowed.has(node.localName) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml' || bad.length)
                    report.forbidden.push(i + ': ' + node.outerHTML);
                }
                const original = new DOMParser().parseFromString('<body><div>' + it.raw, 'text/html').body;
                original.querySelectorAll(unseen).forEach(node => node.remove());
                div.querySelectorAll('img').forEach(node => node.remove());
                const a = words(original), b = words(div);
                report.before += a.length; report.after += Math.min(a.length, b.length);
                if (b.length < a.length) report.lost.push(i + ': ' + (a.length - b.length) + ' of ' + a.length + ': ' + it.raw.slice(0, 200));
              });
              await new Promise(resolve => setTimeout(resolve, 500));
              window.report = report; window.done = true;
            })();
            </script>""";

    @TempDir
    private Path folder;

    @Test
    void staysAsWrittenAndRunsNothingAndKeepsItsWords() throws Exception {
        Sanitizer sanitizer = new Sanitizer();
        List<String> raw = new ArrayList<>(vectors());
        FeedparserSanitizeCases.all().forEach(it -> raw.add(it.raw()));
        assertThat(raw).as("vectors and conformance cases").hasSize(627 + 744);
        int hostile = raw.size();
        raw.addAll(realItems());
        List<Case> cases = new ArrayList<>();
        for (String text : raw) {
            String clean = sanitizer.clean(text).markup();
            assertThat(sanitizer.clean(clean).markup()).as(text).isEqualTo(clean);
            cases.add(new Case(text, clean));
        }
        String elements = JSON.writeValueAsString(AllowList.ELEMENTS);
        try (Upstream site = Upstream.start();
                Browser browser = Browser.start(folder)) {
            site.answer("/", Upstream.ok("text/html", PAGE.formatted(elements)));
            site.answer(
                    "/cases",
                    Upstream.ok(
                            "application/json", JSON.writeValueAsString(cases).getBytes(UTF_8)));
            browser.open(site.url("/").href());
            browser.await("window.done");
            assertThat(browser.run("return window.hits")).isEqualTo(0L);
            assertThat(browser.run("return window.report.forbidden.join('\\n')"))
                    .isEqualTo("");
            assertThat(browser.run("return window.report.changed.join('\\n')")).isEqualTo("");
            System.out.printf(
                    "%d hostile and %d real texts: 0 executions, 0 disallowed nodes, all stable under innerHTML, %s of %s"
                            + " letters kept%n",
                    hostile,
                    raw.size() - hostile,
                    browser.run("return window.report.after"),
                    browser.run("return window.report.before"));
            double kept =
                    ((Number) browser.run("return 100 * window.report.after / window.report.before")).doubleValue();
            assertThat(kept)
                    .as(
                            "per cent of the visible text of %d hostile and %d real texts; lost: %s",
                            hostile,
                            raw.size() - hostile,
                            browser.run("return window.report.lost.slice(0, 20).join('\\n')"))
                    .isGreaterThanOrEqualTo(99.5);
        }
    }

    private record Case(String raw, String clean) {}

    private static List<String> vectors() throws IOException {
        List<String> vectors = new ArrayList<>();
        for (JsonNode vector : JSON.readTree(Files.readAllBytes(SharedData.path("vectors/xss.json")))) {
            vectors.add(vector.path("p").asString());
        }
        return vectors;
    }

    private static List<String> realItems() throws IOException {
        List<String> items = new ArrayList<>();
        for (String suffix : List.of(".rss", ".atom")) {
            for (Path file : files("feeds/netnewswire", suffix)) {
                items.addAll(texts(file));
            }
            for (Path file : files("feeds/feeddeck", suffix)) {
                items.addAll(texts(file));
            }
        }
        return items;
    }

    private static List<Path> files(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.path(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> texts(Path file) throws IOException {
        Element document = Parser.xmlParser().parseInput(new String(Files.readAllBytes(file), UTF_8), "");
        return document.stream()
                .filter(element -> List.of("description", "content", "content:encoded", "summary", "title")
                        .contains(element.tagName()))
                .filter(element -> element.childrenSize() == 0)
                .map(Element::wholeText)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
