package dev.vitrine.demo;

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

/** The floors of the demo: the rooms of the site, which know nothing of Vitrine, and beside them those of the launcher. */
class FloorsTest {
    private static final String TEMPLATES = "dev.vitrine.demo.templates";
    private static final String CONTAINERS = "dev.vitrine.demo.containers";
    private static final String PAGES = "dev.vitrine.demo.pages";
    private static final String PROXY = "dev.vitrine.demo.proxy";
    private static final String SOCIAL = "dev.vitrine.demo.social";

    private static final Map<String, List<String>> FLOORS = Map.ofEntries(
            Map.entry(TEMPLATES, List.of()),
            Map.entry("dev.vitrine.demo.home", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.recipes", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.shop", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.journal", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.films", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.account", List.of(TEMPLATES)),
            Map.entry("dev.vitrine.demo.wall", List.of(TEMPLATES)),
            Map.entry(CONTAINERS, List.of()),
            Map.entry(PAGES, List.of()),
            Map.entry(PROXY, List.of()),
            Map.entry(SOCIAL, List.of()),
            Map.entry("dev.vitrine.demo", List.of(CONTAINERS, PAGES, PROXY, SOCIAL)));

    /** What a room may use from outside the house, beside servlets, the JDK and annotations. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            TEMPLATES,
            List.of("org.thymeleaf"),
            CONTAINERS,
            List.of("org.apache.catalina", "org.apache.tomcat", "org.eclipse.jetty"),
            PROXY,
            List.of("org.eclipse.jetty"),
            SOCIAL,
            List.of("com.sun.net.httpserver"),
            "dev.vitrine.demo",
            List.of("picocli"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vitrine.demo");

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
        used.removeIf(other -> other.startsWith("java.") || other.startsWith("dev.vitrine.") || other.isEmpty());
        used.removeIf(other -> other.startsWith("jakarta.servlet") || other.startsWith("org.jspecify.annotations"));
        for (String library : LIBRARIES.getOrDefault(name, List.of())) {
            used.removeIf(other -> other.equals(library) || other.startsWith(library + "."));
        }
        assertThat(used).as(name).isEmpty();
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(packages()).containsExactlyInAnyOrderElementsOf(FLOORS.keySet());
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
