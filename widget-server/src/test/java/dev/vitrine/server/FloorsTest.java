package dev.vitrine.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The floors of the server: each package, the packages of ours that it may use, and the libraries that live in it. */
class FloorsTest {
    private static final String HTML = "dev.vitrine.html";
    private static final String SHARE = "dev.vitrine.share";
    private static final String METADATA = "dev.vitrine.metadata";
    private static final String BOUNDED = "dev.vitrine.server.bounded";
    private static final String URL = "dev.vitrine.server.url";
    private static final String FEED = "dev.vitrine.server.feed";
    private static final String WIDGET = "dev.vitrine.server.widget";
    private static final String FETCH = "dev.vitrine.server.fetch";
    private static final String SANITIZE = "dev.vitrine.server.sanitize";
    private static final String SOURCE = "dev.vitrine.server.source";
    private static final String STORE = "dev.vitrine.server.store";
    private static final String CARD = "dev.vitrine.server.card";
    private static final String PIPELINE = "dev.vitrine.server.pipeline";
    private static final String RENDER = "dev.vitrine.server.render";
    private static final String IMAGES = "dev.vitrine.server.images";
    private static final String AUDIT = "dev.vitrine.server.audit";
    private static final String ADMIN = "dev.vitrine.server.admin";
    private static final String WEB = "dev.vitrine.server.web";

    private static final Map<String, List<String>> FLOORS = Map.ofEntries(
            entry(BOUNDED, List.of()),
            entry(URL, List.of()),
            entry(SANITIZE, List.of(URL, HTML)),
            entry(FETCH, List.of(URL)),
            entry(FEED, List.of(URL, SANITIZE)), // SafeHtml is made in one room only, so its type lives there
            entry(WIDGET, List.of(FEED)),
            entry(SOURCE, List.of(BOUNDED, URL, FEED, FETCH, SANITIZE, CARD)), // a page is a feed of one card
            entry(STORE, List.of(URL, FEED, WIDGET, SANITIZE)),
            entry(CARD, List.of(URL, FEED, FETCH, HTML, METADATA)),
            entry(AUDIT, List.of(URL, FETCH, HTML, METADATA, SHARE)),
            entry(PIPELINE, List.of(BOUNDED, URL, FEED, WIDGET, STORE)),
            entry(IMAGES, List.of(URL, FEED, FETCH, STORE)),
            entry(RENDER, List.of(URL, FEED, WIDGET, SANITIZE, HTML, SHARE, CARD)),
            entry(
                    WEB,
                    List.of(
                            BOUNDED, URL, FEED, WIDGET, FETCH, SANITIZE, SOURCE, STORE, CARD, PIPELINE, IMAGES, RENDER,
                            HTML, SHARE, METADATA)),
            entry(ADMIN, List.of(URL, FEED, WIDGET, STORE, PIPELINE, IMAGES, RENDER, WEB)),
            entry(
                    "dev.vitrine.server",
                    List.of(
                            BOUNDED, URL, FEED, WIDGET, FETCH, SANITIZE, SOURCE, STORE, CARD, PIPELINE, IMAGES, RENDER,
                            WEB, ADMIN, HTML, SHARE, METADATA)));

    /**
     * What a room may use from outside the house; every library has one room, Jackson and Caffeine may have two, Jetty is
     * the client in one and the server in another, and Brotli unpacks in one and packs in another.
     */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            FETCH,
            List.of("org.eclipse.jetty", "com.aayushatharva.brotli4j"),
            SANITIZE,
            List.of("org.owasp.html", "org.jsoup"),
            SOURCE,
            List.of("org.jsoup", "tools.jackson", "org.commonmark"),
            STORE,
            List.of("tools.jackson"),
            PIPELINE,
            List.of("com.github.benmanes.caffeine"),
            IMAGES,
            List.of("com.github.benmanes.caffeine", "com.twelvemonkeys", "com.luciad.imageio.webp"),
            RENDER,
            List.of("org.thymeleaf", "javax.xml.stream"),
            WEB,
            List.of("org.eclipse.jetty", "com.aayushatharva.brotli4j"),
            ADMIN,
            List.of("org.eclipse.jetty"),
            "dev.vitrine.server",
            List.of("ch.qos.logback", "com.github.benmanes.caffeine", "picocli", "org.snakeyaml.engine"));

    /** Everywhere: the JDK, the log, and annotations that leave no trace at run time. */
    private static final List<String> EVERYWHERE =
            List.of("java", "javax.imageio", "javax.crypto", "javax.net.ssl", "org.slf4j", "org.jspecify.annotations");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vitrine.server");

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyLowerFloors(String name) {
        Set<String> used = packagesUsedBy(name);
        used.removeIf(other -> !other.startsWith("dev.vitrine.") || other.equals(name));
        assertThat(FLOORS.getOrDefault(name, List.of())).as(name).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesNoLibraryOfAnotherRoom(String name) {
        Set<String> used = packagesUsedBy(name);
        used.removeIf(other -> other.startsWith("dev.vitrine.") || other.isEmpty());
        Stream.concat(EVERYWHERE.stream(), LIBRARIES.getOrDefault(name, List.of()).stream())
                .forEach(library -> used.removeIf(other -> other.equals(library) || other.startsWith(library + ".")));
        assertThat(used).as(name).isEmpty();
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(FLOORS.keySet()).containsAll(packages().toList());
    }

    @Test
    void packagesFormNoCycle() {
        assertThat(FLOORS)
                .allSatisfy((name, below) -> assertThat(below)
                        .as(name)
                        .noneSatisfy(other -> assertThat(FLOORS.getOrDefault(other, List.of()))
                                .contains(name)));
    }

    private static Stream<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    private static Set<String> packagesUsedBy(String name) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
