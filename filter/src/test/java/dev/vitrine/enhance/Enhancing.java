package dev.vitrine.enhance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrine.html.Json;
import dev.vitrine.metadata.SiteDefaults;
import dev.vitrine.rewrite.Rewriting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page's way through the enhancer, with nothing of it varied but what a test is about. */
record Enhancing(SocialSettings social, PageRequest request, ServedImages images) {
    static final Enhancing PLAIN = of(SocialSettings.DEFAULT);

    static Enhancing of(SocialSettings social) {
        return new Enhancing(social, PageRequest.anonymous("http", "localhost", 8080, "/page"), ServedImages.none());
    }

    /** Settings with nothing but defaults for pages. */
    static SocialSettings defaults(SiteDefaults defaults) {
        SocialSettings plain = SocialSettings.DEFAULT;
        return new SocialSettings(
                true,
                true,
                true,
                defaults,
                plain.twitterSite(),
                plain.fediverseCreator(),
                plain.authors(),
                plain.profiles(),
                plain.feeds(),
                plain.themeColor(),
                plain.webmention(),
                plain.publication(),
                plain.facebookApp());
    }

    Enhancing path(String path) {
        return with(path, request.query(), request.robots(), request.noindex(), request.xml());
    }

    /** An anonymous request, over HTTP and port 8080, of a page of the webapp at this context path. */
    static PageRequest request(String host, String contextPath, String path, Optional<String> query) {
        return new PageRequest(
                "http",
                host,
                8080,
                contextPath + path,
                query,
                contextPath,
                false,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    Enhancing query(String query) {
        return with(request.path(), Optional.of(query), request.robots(), request.noindex(), request.xml());
    }

    /** With what application and settings say of the page. */
    Enhancing saying(Map<String, String> overrides, Map<String, String> rules) {
        return with(new PageRequest(
                request.scheme(),
                request.host(),
                request.port(),
                request.path(),
                request.query(),
                request.contextPath(),
                request.principal(),
                request.personal(),
                request.robots(),
                request.noindex(),
                request.xml(),
                request.contentLanguage(),
                overrides,
                rules));
    }

    /** With an {@code X-Robots-Tag} in the answer. */
    Enhancing robots(boolean noindex) {
        return with(request.path(), request.query(), true, noindex, request.xml());
    }

    /** Of a page that browsers read as XML. */
    Enhancing readAsXml() {
        return with(request.path(), request.query(), request.robots(), request.noindex(), true);
    }

    private Enhancing with(String path, Optional<String> query, boolean robots, boolean noindex, boolean xml) {
        return with(new PageRequest(
                request.scheme(),
                request.host(),
                request.port(),
                path,
                query,
                request.contextPath(),
                request.principal(),
                request.personal(),
                robots,
                noindex,
                xml,
                request.contentLanguage(),
                request.overrides(),
                request.rules()));
    }

    Enhancing images(ServedImages served) {
        return new Enhancing(social, request, served);
    }

    private Enhancing with(PageRequest other) {
        return new Enhancing(social, other, images);
    }

    /** The page as it leaves, without share links. */
    String page(String html) {
        return new String(rewriting().whole(html.getBytes(UTF_8)), UTF_8);
    }

    /** The same, however the page is cut. */
    String pageEveryWay(String html) {
        return rewriting().everyWay(html);
    }

    private Rewriting rewriting() {
        SiteSettings site = new SiteSettings(
                Optional.empty(),
                Set.of(),
                "/_vitrine",
                social,
                new ShareSettings(
                        Set.of(),
                        ShareSettings.DEFAULT.controls(),
                        ShareSettings.DEFAULT.more(),
                        ShareSettings.DEFAULT.sharer()));
        return Rewriting.with(
                () -> new PageEnhancer(site, request, images, ContentPolicy.of(List.of(), request, Optional.empty())));
    }

    Document document(String html) {
        return Jsoup.parse(page(html));
    }

    /** The contents of the tags of a name, of either attribute, in order. */
    List<String> contents(String html, String key) {
        return document(html).select("head > meta").stream()
                .filter(meta ->
                        meta.attr("property").equals(key) || meta.attr("name").equals(key))
                .map((Element meta) -> meta.attr("content"))
                .toList();
    }

    /** The data blocks of the head, read. */
    List<Object> data(String html) {
        return document(html).select("head > script[type=application/ld+json]").stream()
                .map(script -> Json.read(script.data()))
                .toList();
    }
}
