import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * parameters, the marks of nullness, the exceptions that are declared, the constants that the compiler has put where they are
 * used and the lists of nested classes of all that is neither public nor protected. What users compile against keeps
 * them, and so do stack traces their lines. In one package only what is private loses them: tests of other modules are of it.
 * The comments of {@code .ini} files stay behind as well. What is left is put in an order in which it packs well.
 *
 * <p>Arguments: the folder of the classes, the one for the lean ones, which is made anew, and that package, with slashes.
 */
final class LeanClasses {
    private static final int API = Opcodes.ASM9;
    private static final int UNSEEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    private static final String OURS = "dev/vitrine/";
    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private LeanClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        Set<String> used = fieldsUsed(from);
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
                Files.write(target, inOrder(lean(Files.readAllBytes(file), arguments[2], used)));
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

    /** The names of fields that stand in some code, whichever class it says that they are of. */
    private static Set<String> fieldsUsed(Path folder) throws IOException {
        Set<String> used = new HashSet<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".class")) {
                for (Member field : ConstantPool.of(Files.readAllBytes(file)).tagged(ConstantPool.FIELD)) {
                    used.add(field.name());
                }
            }
        }
        return used;
    }

    private static byte[] lean(byte[] bytes, String tested, Set<String> used) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new Lean(writer, tested + '/', used), 0);
        return writer.toByteArray();
    }

    /**
     * The same class with its constants in order: like stands by like, and what names others climbs with them, which saves one
     * byte in thirty when it is packed. What code may name by one byte comes first.
     */
    private static byte[] inOrder(byte[] bytes) {
        ConstantPool pool = ConstantPool.of(bytes);
        ClassWriter writer = new ClassWriter(0);
        pool.values().forEach(writer::newConst);
        pool.texts().forEach(writer::newUTF8);
        pool.classes().forEach(writer::newClass);
        pool.namesAndTypes().forEach(it -> writer.newNameType(it.name(), it.type()));
        pool.tagged(ConstantPool.METHOD).forEach(it -> writer.newMethod(it.owner(), it.name(), it.type(), false));
        pool.tagged(ConstantPool.OF_INTERFACE).forEach(it -> writer.newMethod(it.owner(), it.name(), it.type(), true));
        pool.tagged(ConstantPool.FIELD).forEach(it -> writer.newField(it.owner(), it.name(), it.type()));
        new ClassReader(bytes).accept(writer, 0);
        return writer.toByteArray();
    }

    private record NameAndType(String name, String type) {}

    /** A field or a method, by the descriptor that is its type. */
    private record Member(int tag, String owner, String name, String type) {}

    /**
     * The constants of a class (<a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">JVMS
     * 4.4</a>), each kind in the order in which it packs well.
     */
    private record ConstantPool(
            List<Object> values,
            List<String> texts,
            List<String> classes,
            List<NameAndType> namesAndTypes,
            List<Member> members) {
        private static final int TEXT = 1;
        private static final int CLASS = 7;
        private static final int NAME_AND_TYPE = 12;
        private static final Set<Integer> VALUES = Set.of(3, 4, 8);
        static final int FIELD = 9;
        static final int METHOD = 10;
        static final int OF_INTERFACE = 11;

        private static final Comparator<String> BY_KIND = Comparator.comparingInt(ConstantPool::kind)
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder());

        static ConstantPool of(byte[] bytes) {
            ClassReader reader = new ClassReader(bytes);
            char[] room = new char[reader.getMaxStringLength()];
            ConstantPool pool = new ConstantPool(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 1; i < reader.getItemCount(); i++) {
                int at = reader.getItem(i);
                int tag = at == 0 ? 0 : reader.readByte(at - 1);
                if (tag == TEXT) {
                    pool.texts.add(text(bytes, at));
                } else if (VALUES.contains(tag)) {
                    pool.values.add(reader.readConst(i, room));
                } else if (tag == CLASS) {
                    pool.classes.add(reader.readUTF8(at, room));
                } else if (tag == NAME_AND_TYPE) {
                    pool.namesAndTypes.add(new NameAndType(reader.readUTF8(at, room), reader.readUTF8(at + 2, room)));
                } else if (tag >= FIELD && tag <= OF_INTERFACE) {
                    int member = reader.getItem(reader.readUnsignedShort(at + 2));
                    pool.members.add(new Member(
                            tag,
                            reader.readClass(at, room),
                            reader.readUTF8(member, room),
                            reader.readUTF8(member + 2, room)));
                }
            }
            pool.values.sort(Comparator.comparing((Object value) -> value instanceof String)
                    .thenComparing(value -> value.toString().length())
                    .thenComparing(Object::toString));
            pool.texts.sort(BY_KIND);
            pool.classes.sort(BY_KIND);
            pool.namesAndTypes.sort(Comparator.comparing(NameAndType::type).thenComparing(NameAndType::name));
            pool.members.sort(Comparator.comparing(Member::owner)
                    .thenComparing(Member::type)
                    .thenComparing(Member::name));
            return pool;
        }

        private static String text(byte[] bytes, int at) {
            try {
                return new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at)).readUTF();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Descriptors of methods, those of fields, names of classes, other names. */
        private static int kind(String text) {
            boolean typed = text.startsWith("[") || (text.startsWith("L") && text.endsWith(";"));
            return text.startsWith("(") ? 0 : typed ? 1 : text.contains("/") ? 2 : 3;
        }

        List<Member> tagged(int tag) {
            return members.stream().filter(it -> it.tag() == tag).toList();
        }
    }

    /** Copies a class without those parts. A new pool of constants holds only what the copy names. */
    private static final class Lean extends ClassVisitor {
        private final String tested;
        private final Set<String> used;
        private boolean published;
        private boolean open;

        Lean(ClassVisitor next, String tested, Set<String> used) {
            super(API, next);
            this.tested = tested;
            this.used = used;
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

        /** Both sides of a nest have this, or none: whoever asks for the members of a class compares them. */
        @Override
        public void visitInnerClass(String inner, String outer, String simple, int access) {
            if (open || (inner.startsWith(OURS) ? (access & VISIBLE) != 0 : published)) {
                super.visitInnerClass(inner, outer, simple, access);
            }
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
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
            boolean named = used.contains(field) || field.equals("serialVersionUID");
            if (value != null && !named && !keeps(access)) {
                return null;
            }
            FieldVisitor next = super.visitField(access, field, descriptor, signature(access, signature), value);
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
                int access, String method, String descriptor, String signature, String[] exceptions) {
            boolean kept = keeps(access);
            MethodVisitor next = super.visitMethod(
                    access, method, descriptor, kept ? signature : null, kept ? exceptions : null);
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
