import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Leaves out of the jar's classes what only a compiler reads, where no compiler will: the generic signatures, the names of
 * parameters and the marks of nullness of all that is neither public nor protected. What users compile against keeps
 * them, and so do stack traces their lines. In one package only what is private loses them: tests of other modules are of it.
 * The comments of {@code .ini} files stay behind as well.
 *
 * <p>Arguments: the folder of the classes, the one for the lean ones, which is made anew, and that package, with slashes.
 */
final class LeanClasses {
    private static final int API = Opcodes.ASM9;
    private static final int UNSEEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private LeanClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        for (Path old : files(to)) {
            Files.delete(old);
        }
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            boolean described = file.endsWith("module-info.class") || file.endsWith("package-info.class");
            if (file.toString().endsWith(".ini")) {
                Files.write(target, uncommented(file));
            } else if (file.toString().endsWith(".class") && !described) {
                Files.write(target, lean(Files.readAllBytes(file), arguments[2]));
            } else {
                Files.copy(file, target);
            }
        }
    }

    private static List<String> uncommented(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] lean(byte[] bytes, String tested) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new Lean(writer, tested + '/'), 0);
        return writer.toByteArray();
    }

    /** Copies a class without those parts. A new pool of constants holds only what the copy names. */
    private static final class Lean extends ClassVisitor {
        private final String tested;
        private boolean published;
        private boolean open;

        Lean(ClassVisitor next, String tested) {
            super(API, next);
            this.tested = tested;
        }

        private boolean keeps(int access) {
            return open ? (access & UNSEEN) == 0 : published && (access & VISIBLE) != 0;
        }

        private String signature(int access, String signature) {
            return keeps(access) ? signature : null;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            published = (access & Opcodes.ACC_PUBLIC) != 0;
            open = name.startsWith(tested);
            super.visit(version, access, name, published || open ? signature : null, parent, interfaces);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return published || open ? super.visitAnnotation(descriptor, visible) : null;
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(int reference, TypePath path, String descriptor, boolean visible) {
            return published || open ? super.visitTypeAnnotation(reference, path, descriptor, visible) : null;
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
            boolean kept = published || open;
            RecordComponentVisitor next = super.visitRecordComponent(name, descriptor, kept ? signature : null);
            return kept
                    ? next
                    : new RecordComponentVisitor(API, next) {
                        @Override
                        public AnnotationVisitor visitTypeAnnotation(
                                int reference, TypePath path, String descriptor, boolean visible) {
                            return null;
                        }
                    };
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            FieldVisitor next = super.visitField(access, name, descriptor, signature(access, signature), value);
            return keeps(access)
                    ? next
                    : new FieldVisitor(API, next) {
                        @Override
                        public AnnotationVisitor visitTypeAnnotation(
                                int reference, TypePath path, String descriptor, boolean visible) {
                            return null;
                        }
                    };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next =
                    super.visitMethod(access, name, descriptor, signature(access, signature), exceptions);
            boolean kept = keeps(access);
            boolean named = published && (access & VISIBLE) != 0;
            return new MethodVisitor(API, next) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(
                        int reference, TypePath path, String descriptor, boolean visible) {
                    return kept ? super.visitTypeAnnotation(reference, path, descriptor, visible) : null;
                }

                @Override
                public void visitParameter(String parameter, int flags) {
                    if (named) {
                        super.visitParameter(parameter, flags);
                    }
                }

                @Override
                public AnnotationVisitor visitInsnAnnotation(
                        int reference, TypePath path, String descriptor, boolean visible) {
                    return null;
                }

                @Override
                public AnnotationVisitor visitLocalVariableAnnotation(
                        int reference,
                        TypePath path,
                        Label[] start,
                        Label[] end,
                        int[] index,
                        String descriptor,
                        boolean visible) {
                    return null;
                }
            };
        }
    }
}
