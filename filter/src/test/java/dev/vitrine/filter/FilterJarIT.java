package dev.vitrine.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The jar as it goes into webapps. */
class FilterJarIT {
    private static final Path JAR = Path.of(System.getProperty("filter.jar", "target/vitrine-filter-0.1.0.jar"));

    /** The same under the names of Java EE. */
    private static final Path JAVAX_JAR = Path.of(JAR.toString().replaceFirst("\\.jar$", "-javax.jar"));

    /** With icons and languages; 400 KB are aimed at. */
    private static final long MOST_BYTES = 700_000;

    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

    /** What a servlet container and the JDK bring along. */
    private static final Pattern PRESENT =
            Pattern.compile("\\[*L?(?:java|javax/management|jakarta/servlet|dev/vitrine)/.*|\\[+[A-Z]");

    private static final int CONSTANT_CLASS = 7;
    private static final int CONSTANT_FIELD = 9;

    @Test
    void weighsNoMoreThanItDid() {
        assertThat(JAR.toFile().length()).isBetween(1L, MOST_BYTES);
        assertThat(JAVAX_JAR.toFile().length()).isBetween(1L, MOST_BYTES);
    }

    @Test
    void asksMavenForNothing() throws IOException {
        String built = Files.readString(Path.of("pom.xml"));
        List<String> dependencies = DEPENDENCY
                .matcher(built)
                .results()
                .map(dependency -> dependency.group(1))
                .toList();

        assertThat(dependencies)
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(dependency).containsPattern("<scope>(provided|test)</scope>"));
        for (Path jar : List.of(JAR, JAVAX_JAR)) {
            assertThat(text(jar, "META-INF/maven/dev.vitrine/vitrine-filter/pom.xml"))
                    .contains("<artifactId>vitrine-filter</artifactId>", "<name>Vitrine filter</name>")
                    .doesNotContain("<parent>", "<dependency>", "${");
        }
    }

    @Test
    void tellsWhoseTheIconsAre() throws IOException {
        String icons = text(JAR, "dev/vitrine/share/icons.txt");

        assertThat(icons.lines().map(line -> line.split("\t", -1)[2])).containsOnly("CC0-1.0", "MIT");
        for (Path jar : List.of(JAR, JAVAX_JAR)) {
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("CC0-1.0", "The Bootstrap Authors", "this permission notice shall be included");
        }
    }

    @Test
    void callsTheJdkAndTheContainerOnly() throws IOException {
        Set<String> elsewhere = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith("dev/vitrine/")
                        && entry.getName().endsWith(".class")) {
                    elsewhere.addAll(foreign(bytes(jar, entry)));
                }
            }
        }

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void tellsCompilersTheTypesOfWhatUsersCallAndStackTracesTheLines() throws IOException {
        List<String> signatures = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            JarEntry entry = jar.getJarEntry("dev/vitrine/metadata/MetadataReader.class");
            new ClassReader(bytes(jar, entry)).accept(new MethodsSeen(signatures, lines), 0);
        }

        assertThat(signatures).contains("()Ljava/util/Set<Ljava/lang/String;>;");
        assertThat(lines).hasSizeGreaterThan(50);
    }

    /** Constants that no code names are left out. */
    @Test
    void holdsEveryFieldThatItsCodeNames() throws IOException {
        Set<String> held = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        Map<String, String> parents = new HashMap<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith("dev/vitrine/")
                        && entry.getName().endsWith(".class")) {
                    ClassReader reader = new ClassReader(bytes(jar, entry));
                    parents.put(reader.getClassName(), reader.getSuperName());
                    reader.accept(new FieldsSeen(reader.getClassName(), held), ClassReader.SKIP_CODE);
                    named.addAll(fieldsNamed(reader));
                }
            }
        }

        assertThat(named).hasSizeGreaterThan(500);
        assertThat(named).allMatch(field -> {
            String owner = field.substring(0, field.indexOf('.'));
            return Stream.iterate(owner, Objects::nonNull, parents::get)
                    .anyMatch(type ->
                            held.contains(type + field.substring(owner.length())) || type.startsWith("java/io/"));
        });
        assertThat(held).contains("dev/vitrine/filter/SettingsException.serialVersionUID");
    }

    /** Frameworks look through the jars of a webapp so. */
    @Test
    void letsItsClassesBeLookedAt() throws Exception {
        Set<String> seen = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {JAR.toUri().toURL()},
                        new ContainerOnly(getClass().getClassLoader()))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith("dev/vitrine/")
                        && name.endsWith(".class")
                        && !name.contains("package-info")
                        && !name.startsWith("dev/vitrine/filter/jsp/")) {
                    Class<?> type = loader.loadClass(
                            name.substring(0, name.length() - 6).replace('/', '.'));
                    assertThat(type.getClassLoader()).isSameAs(loader);
                    seen.add(type.getSimpleName());
                    seen.add(type.toGenericString());
                    for (Class<?> member : type.getDeclaredClasses()) {
                        assertThat(member.getDeclaringClass()).isEqualTo(type);
                    }
                    assertThat(type.getDeclaredMethods()).allMatch(method -> method.toGenericString() != null);
                    assertThat(type.getDeclaredFields()).allMatch(field -> field.toGenericString() != null);
                    assertThat(type.isAnonymousClass() || type.isLocalClass() || type.isMemberClass())
                            .isEqualTo(type.getEnclosingClass() != null);
                }
            }
        }

        assertThat(seen).hasSizeGreaterThan(500).contains("VitrineFilter", "Settings");
    }

    /** What a webapp finds beside the jar; our own classes are not to come from elsewhere. */
    private static final class ContainerOnly extends ClassLoader {
        ContainerOnly(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.vitrine.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    /** Takes note of the fields that a class has. */
    private static final class FieldsSeen extends ClassVisitor {
        private final String owner;
        private final Set<String> held;

        FieldsSeen(String owner, Set<String> held) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.held = held;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            held.add(owner + '.' + name);
            return null;
        }
    }

    /** Takes note of the generic signatures of methods, and of their lines. */
    private static final class MethodsSeen extends ClassVisitor {
        private final List<String> signatures;
        private final List<Integer> lines;

        MethodsSeen(List<String> signatures, List<Integer> lines) {
            super(Opcodes.ASM9);
            this.signatures = signatures;
            this.lines = lines;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (signature != null) {
                signatures.add(signature);
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    lines.add(line);
                }
            };
        }
    }

    private static String text(Path path, String name) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return new String(bytes(jar, jar.getJarEntry(name)), UTF_8);
        }
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** The fields of ours that a class names in its pool of constants. */
    private static Set<String> fieldsNamed(ClassReader reader) {
        Set<String> named = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_FIELD) {
                int member = reader.getItem(reader.readUnsignedShort(offset + 2));
                named.add(reader.readClass(offset, buffer) + '.' + reader.readUTF8(member, buffer));
            }
        }
        named.removeIf(field -> !field.startsWith("dev/vitrine/"));
        return named;
    }

    /** The classes that a class names in its pool of constants, and that nobody brings along. */
    private static Set<String> foreign(byte[] compiled) {
        ClassReader reader = new ClassReader(compiled);
        Set<String> foreign = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && compiled[offset - 1] == CONSTANT_CLASS) {
                String name = reader.readUTF8(offset, buffer);
                if (name != null && !PRESENT.matcher(name).matches()) {
                    foreign.add(name);
                }
            }
        }
        return foreign;
    }
}
