package dev.vitrine;

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

/** The floors of the house: each package, and the packages of ours that it may use. */
class FloorsTest {
    private static final Map<String, List<String>> FLOORS = Map.of(
            "dev.vitrine.html", List.of(),
            "dev.vitrine.ini", List.of(),
            "dev.vitrine.share", List.of("dev.vitrine.ini"),
            "dev.vitrine.metadata", List.of("dev.vitrine.html"),
            "dev.vitrine.rewrite", List.of("dev.vitrine.html"),
            "dev.vitrine.include", List.of("dev.vitrine.html"),
            "dev.vitrine.enhance",
                    List.of(
                            "dev.vitrine.html",
                            "dev.vitrine.ini",
                            "dev.vitrine.metadata",
                            "dev.vitrine.rewrite",
                            "dev.vitrine.share",
                            "dev.vitrine.include"),
            "dev.vitrine.filter",
                    List.of(
                            "dev.vitrine.enhance",
                            "dev.vitrine.rewrite",
                            "dev.vitrine.metadata",
                            "dev.vitrine.share",
                            "dev.vitrine.include",
                            "dev.vitrine.html"));

    /** What a room may use from outside the house, beside the JDK and annotations that leave no trace at run time. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.of("dev.vitrine.filter", List.of("jakarta.servlet", "javax.management"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.vitrine");

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
        used.removeIf(other -> other.startsWith("org.jspecify.annotations"));
        for (String library : LIBRARIES.getOrDefault(name, List.of())) {
            used.removeIf(other -> other.equals(library) || other.startsWith(library + "."));
        }
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
                        .noneSatisfy(other -> assertThat(FLOORS.get(other)).contains(name)));
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
