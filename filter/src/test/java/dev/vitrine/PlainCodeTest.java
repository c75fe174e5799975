package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.vitrine.filter.VitrineFilter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes as they are shipped, after the build has made their lambdas and their switches plain. */
class PlainCodeTest {
    @Test
    void leavesNothingToBeLinkedAtRunTime() throws Exception {
        Set<String> linked = new TreeSet<>();
        for (Path file : files()) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new Links(reader.getClassName(), linked), ClassReader.SKIP_DEBUG);
        }
        assertThat(linked).isEmpty();
    }

    @Test
    void keepsNoTablesOfOurOwnEnumerations() throws Exception {
        Set<String> tables = new TreeSet<>();
        for (Path file : files()) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public FieldVisitor visitField(
                                int access, String name, String type, String signature, Object value) {
                            if (name.startsWith("$SwitchMap$dev")) {
                                tables.add(reader.getClassName() + "." + name);
                            }
                            return null;
                        }
                    },
                    ClassReader.SKIP_CODE);
        }
        assertThat(tables).isEmpty();
    }

    @Test
    void passesTheMachinesOwnCheck() throws Exception {
        Path root = root();
        for (Path file : files()) {
            String name =
                    root.relativize(file).toString().replaceAll("[/\\\\]", ".").replaceAll("\\.class$", "");
            assertThatCode(() -> Class.forName(name)).as(name).doesNotThrowAnyException();
        }
    }

    private static Path root() throws URISyntaxException {
        return Path.of(VitrineFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<Path> files() throws URISyntaxException, IOException {
        try (Stream<Path> files = Files.walk(root().resolve("dev"))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static final class Links extends ClassVisitor {
        private final String owner;
        private final Set<String> linked;

        Links(String owner, Set<String> linked) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.linked = linked;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String what, String type, Handle maker, Object... arguments) {
                    linked.add(owner + "." + name);
                }
            };
        }
    }
}
