package dev.vitrine.benchmarks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
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

/** The floors of this module; of the other modules, anything may be measured. */
class FloorsTest {
    private static final String ROOT = "dev.vitrine.benchmarks";

    private static final Map<String, List<String>> FLOORS = Map.of(
            ROOT + ".measure",
            List.of(),
            ROOT + ".pages",
            List.of(),
            ROOT + ".process",
            List.of(),
            ROOT + ".load",
            List.of(ROOT + ".process"),
            ROOT + ".rewrite",
            List.of(ROOT + ".measure", ROOT + ".pages"),
            ROOT + ".http",
            List.of(ROOT + ".measure", ROOT + ".pages", ROOT + ".process", ROOT + ".load"),
            ROOT + ".widgets",
            List.of(ROOT + ".measure", ROOT + ".process", ROOT + ".load", ROOT + ".http"),
            ROOT + ".weight",
            List.of(ROOT + ".measure"),
            ROOT,
            List.of(ROOT + ".pages", ROOT + ".rewrite", ROOT + ".http", ROOT + ".widgets", ROOT + ".weight"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT)
            .that(describe("written by hand", type -> !type.getPackageName().endsWith(".jmh_generated")));

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyLowerFloors(String name) {
        Set<String> used = packagesUsedBy(name);
        used.removeIf(other -> !other.startsWith(ROOT) || other.equals(name));
        assertThat(FLOORS.getOrDefault(name, List.of())).as(name).containsAll(used);
    }

    @Test
    void everyPackageHasItsFloor() {
        assertThat(FLOORS.keySet()).containsAll(packages().toList());
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
