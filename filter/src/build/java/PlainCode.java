import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Makes plain code, at build time, of what javac leaves to the machine to make when it comes by for the first time: lambdas,
 * method references, and what records answer of themselves. Each costs a third of a millisecond then, and a page comes by
 * hundreds. Here each package gets one class, {@code Lambdas}, that stands for all of its lambdas: it knows by a number which
 * one it is, keeps what that one has captured, and calls its body.
 *
 * <p>Argument: the folder of the classes, which are replaced. What has been made plain before is left alone.
 */
final class PlainCode {
    private static final int RELEASE = Opcodes.V17;
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String RECORDS = "java/lang/runtime/ObjectMethods";
    private static final Method CONSTRUCTOR = new Method("<init>", "(I)V");
    private static final Type OBJECT = Type.getType(Object.class);

    /** Beyond this size the machine compiles no method. */
    private static final int HUGE = 8_000;

    /** One lambda: what it implements, what it captures, and what it calls. */
    private record Lambda(Type type, String name, Type erased, Type exact, Type[] captured, Handle body) {
        static Lambda of(String name, String descriptor, Object... arguments) {
            return new Lambda(
                    Type.getReturnType(descriptor),
                    name,
                    (Type) arguments[0],
                    (Type) arguments[2],
                    Type.getArgumentTypes(descriptor),
                    (Handle) arguments[1]);
        }

        String method() {
            return name + erased.getDescriptor();
        }

        /** How it is made: what it captures, and its number. */
        Method factory(Type lambdas) {
            Stream<Type> parameters = Stream.concat(fields().map(Field::type), Stream.of(Type.INT_TYPE));
            return new Method("of", lambdas, parameters.toArray(Type[]::new));
        }

        Stream<Field> fields() {
            return IntStream.range(0, captured.length).mapToObj(i -> new Field(i, kept(captured[i])));
        }

        boolean isLarge() {
            return !fields().allMatch(Field::isUsual);
        }
    }

    /** Where a captured value is kept. Most lambdas capture no more than one or two objects. */
    private record Field(int index, Type type) {
        String name() {
            return (type.equals(OBJECT) ? "object" : type.getClassName()) + index;
        }

        boolean isUsual() {
            return type.equals(OBJECT) && index < 2;
        }
    }

    /** What stands where in a class: the place of each lambda, in the order of the code. */
    private static final class Room {
        final Type lambdas;
        final Map<Path, byte[]> classes = new TreeMap<>();
        final List<Lambda> found = new ArrayList<>();
        final Set<String> bodies = new HashSet<>();

        Room(Path folder, Path root) {
            lambdas = Type.getObjectType(root.relativize(folder).toString().replace('\\', '/') + "/Lambdas");
        }

        /** The number of each, so that those of one method follow each other. */
        List<Lambda> numbered() {
            return found.stream()
                    .collect(Collectors.groupingBy(Lambda::method, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class"))
                    .sorted()
                    .toList();
        }
        Map<Path, Room> rooms = new TreeMap<>();
        for (Path file : files) {
            Room room = rooms.computeIfAbsent(file.getParent(), folder -> new Room(folder, root));
            byte[] bytes = Files.readAllBytes(file);
            room.classes.put(file, bytes);
            new ClassReader(bytes).accept(new Finder(room), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        for (Map.Entry<Path, Room> room : rooms.entrySet()) {
            write(room.getKey().resolve("Lambdas.class"), room.getValue());
        }
    }

    private static void write(Path file, Room room) throws IOException {
        room.classes.remove(file.resolveSibling("Lambdas$More.class"));
        byte[] earlier = room.classes.remove(file);
        if (earlier != null && room.found.isEmpty()) {
            return;
        }
        if (room.classes.values().stream().anyMatch(each -> names(each, room.lambdas))) {
            throw new IllegalStateException(file.getParent() + " is of two builds: clean, and build again");
        }
        List<Lambda> numbered = room.numbered();
        List<Lambda> left = new ArrayList<>(room.found);
        for (Map.Entry<Path, byte[]> each : room.classes.entrySet()) {
            Files.write(each.getKey(), plain(each.getValue(), room, numbered, left));
        }
        if (!numbered.isEmpty()) {
            writeLambdas(file.getParent(), room.lambdas, numbered);
        }
    }

    private static boolean names(byte[] bytes, Type type) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(type.getInternalName());
    }

    /** Notes the lambdas of a class, and what they call. */
    private static final class Finder extends ClassVisitor {
        private final Room room;

        Finder(Room room) {
            super(Opcodes.ASM9);
            this.room = room;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String name, String descriptor, Handle maker, Object... arguments) {
                    if (maker.getOwner().equals(METAFACTORY)) {
                        if (!maker.getName().equals("metafactory")) {
                            throw new IllegalArgumentException("a lambda of more than one type: " + name + descriptor);
                        }
                        Lambda lambda = Lambda.of(name, descriptor, arguments);
                        room.found.add(lambda);
                        room.bodies.add(key(lambda.body.getOwner(), lambda.body.getName(), lambda.body.getDesc()));
                    }
                }
            };
        }
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    /** The class with its lambdas made by {@code Lambdas}, which may call their bodies. */
    private static byte[] plain(byte[] before, Room room, List<Lambda> numbered, List<Lambda> left) {
        ClassReader reader = new ClassReader(before);
        ClassWriter writer = new ClassWriter(0);
        boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitInnerClass(String name, String outer, String inner, int access) {
                        if (!name.startsWith("java/lang/invoke/")) {
                            super.visitInnerClass(name, outer, inner, access);
                        }
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] thrown) {
                        boolean called = (access & Opcodes.ACC_PRIVATE) != 0
                                && room.bodies.contains(key(reader.getClassName(), name, descriptor));
                        int open = called ? opened(access, name, isInterface) : access;
                        return new MethodVisitor(
                                Opcodes.ASM9, super.visitMethod(open, name, descriptor, signature, thrown)) {
                            @Override
                            public void visitInvokeDynamicInsn(
                                    String name, String descriptor, Handle maker, Object... arguments) {
                                if (maker.getOwner().equals(RECORDS)) {
                                    answer(this, name, (Type) arguments[0], (String) arguments[1], arguments);
                                    return;
                                }
                                if (!maker.getOwner().equals(METAFACTORY)) {
                                    throw new IllegalArgumentException(maker + " is not known here");
                                }
                                Lambda lambda = left.remove(0);
                                push(this, identity(numbered, lambda));
                                Method factory = lambda.factory(room.lambdas);
                                visitMethodInsn(
                                        Opcodes.INVOKESTATIC,
                                        room.lambdas.getInternalName(),
                                        factory.getName(),
                                        factory.getDescriptor(),
                                        false);
                            }

                            @Override
                            public void visitMaxs(int stack, int locals) {
                                super.visitMaxs(Math.max(stack + 1, 4), locals);
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** What a record says of itself: what the call would have been given lies on the stack already. */
    private static void answer(MethodVisitor code, String name, Type self, String names, Object... arguments) {
        List<Handle> fields =
                Stream.of(arguments).skip(2).map(Handle.class::cast).toList();
        switch (name) {
            case "toString" -> text(code, self, List.of(names.split(";")), fields);
            case "hashCode" -> hash(code, fields);
            default -> equal(code, self, fields);
        }
    }

    private static void text(MethodVisitor code, Type self, List<String> names, List<Handle> fields) {
        String builder = "java/lang/StringBuilder";
        code.visitInsn(Opcodes.POP);
        code.visitTypeInsn(Opcodes.NEW, builder);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, builder, "<init>", "()V", false);
        String before = self.getInternalName().replaceAll(".*[/$]", "") + "[";
        for (int i = 0; i < fields.size(); i++) {
            code.visitLdcInsn(before + names.get(i) + "=");
            append(code, Type.getType(String.class));
            Type type = value(code, fields.get(i));
            append(code, kept(type).equals(Type.INT_TYPE) && !type.equals(Type.BYTE_TYPE) && !type.equals(Type.SHORT_TYPE)
                    ? type
                    : kept(type));
            before = ", ";
        }
        code.visitLdcInsn(fields.isEmpty() ? before + "]" : "]");
        append(code, Type.getType(String.class));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
    }

    private static void append(MethodVisitor code, Type type) {
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "append",
                "(" + type.getDescriptor() + ")Ljava/lang/StringBuilder;", false);
    }

    private static void hash(MethodVisitor code, List<Handle> fields) {
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle field : fields) {
            push(code, 31);
            code.visitInsn(Opcodes.IMUL);
            Type type = value(code, field);
            boolean isPrimitive = isPrimitive(type);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    isPrimitive ? boxed(type).getInternalName() : "java/util/Objects",
                    "hashCode",
                    "(" + (isPrimitive ? type : OBJECT).getDescriptor() + ")I",
                    false);
            code.visitInsn(Opcodes.IADD);
        }
    }

    /** The parts one after the other; where branches meet, nothing lies on the stack, as javac calls this first of all. */
    private static void equal(MethodVisitor code, Type self, List<Handle> fields) {
        Label differs = new Label();
        code.visitInsn(Opcodes.POP2);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, self.getInternalName());
        code.visitJumpInsn(Opcodes.IFEQ, differs);
        for (Handle field : fields) {
            Type type = value(code, field);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, self.getInternalName());
            code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
            different(code, type, differs);
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(differs);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
    }

    private static void different(MethodVisitor code, Type type, Label differs) {
        switch (type.getSort()) {
            case Type.LONG -> {
                code.visitInsn(Opcodes.LCMP);
                code.visitJumpInsn(Opcodes.IFNE, differs);
            }
            case Type.FLOAT, Type.DOUBLE -> {
                String pair = "(" + type.getDescriptor().repeat(2) + ")I";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed(type).getInternalName(), "compare", pair, false);
                code.visitJumpInsn(Opcodes.IFNE, differs);
            }
            case Type.OBJECT, Type.ARRAY -> {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/Objects", "equals",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                code.visitJumpInsn(Opcodes.IFEQ, differs);
            }
            default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
        }
    }

    private static Type value(MethodVisitor code, Handle field) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
        return Type.getType(field.getDesc());
    }

    /** Those that read alike are different lambdas nevertheless, or the same: either will do for the other. */
    private static int identity(List<Lambda> numbered, Lambda lambda) {
        for (int i = 0; i < numbered.size(); i++) {
            if (numbered.get(i) == lambda) {
                return i;
            }
        }
        throw new IllegalStateException(lambda.toString());
    }

    /** Visible in its package. An interface knows public and private only. */
    private static int opened(int access, String name, boolean isInterface) {
        int open = access & ~Opcodes.ACC_PRIVATE;
        if (isInterface) {
            return open | Opcodes.ACC_PUBLIC;
        }
        boolean overridable = (access & Opcodes.ACC_STATIC) == 0 && !name.equals("<init>");
        return overridable ? open | Opcodes.ACC_FINAL : open;
    }

    private static void push(MethodVisitor code, int number) {
        if (number <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, number);
        } else {
            code.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }

    /** As what a captured value is kept. */
    private static Type kept(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> OBJECT;
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Type.INT_TYPE;
            default -> type;
        };
    }

    /** Writes the class that stands for all lambdas of a package, and the one for those that keep more than usual. */
    private static void writeLambdas(Path folder, Type self, List<Lambda> all) throws IOException {
        ClassWriter writer = started(self, OBJECT, Opcodes.ACC_SUPER, all.stream()
                .map(each -> each.type.getInternalName())
                .distinct()
                .sorted()
                .toArray(String[]::new));
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "number", "I", null, null);
        constructor(writer, self);
        if (all.stream().anyMatch(each -> each.captured.length == 0)) {
            keeper(writer, self, all.size());
        }
        Type larger = Type.getObjectType(self.getInternalName() + "$More");
        ClassWriter more = started(larger, self, Opcodes.ACC_SUPER | Opcodes.ACC_FINAL);
        largerConstructor(more, self);
        Map<Method, Lambda> factories = new LinkedHashMap<>();
        all.forEach(each -> factories.putIfAbsent(each.factory(self), each));
        factories.forEach((method, each) -> factory(writer, self, each.isLarge() ? larger : self, method, each));
        all.stream().flatMap(Lambda::fields).distinct().forEach(field -> (field.isUsual() ? writer : more)
                .visitField(0, field.name(), field.type().getDescriptor(), null, null));
        all.stream()
                .collect(Collectors.groupingBy(Lambda::method, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(those -> dispatch(writer, self, larger, those, all.indexOf(those.get(0))));
        Files.write(folder.resolve("Lambdas.class"), finished(writer));
        if (all.stream().anyMatch(Lambda::isLarge)) {
            Files.write(folder.resolve("Lambdas$More.class"), finished(more));
        }
    }

    private static ClassWriter started(Type type, Type above, int access, String... interfaces) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                RELEASE,
                access | Opcodes.ACC_SYNTHETIC,
                type.getInternalName(),
                null,
                above.getInternalName(),
                interfaces);
        return writer;
    }

    private static byte[] finished(ClassWriter writer) {
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        new ClassReader(bytes).accept(new SizeLimit(), ClassReader.SKIP_DEBUG);
        return bytes;
    }

    private static Type array(Type self) {
        return Type.getType("[" + self.getDescriptor());
    }

    private static GeneratorAdapter method(ClassWriter writer, int access, Method method) {
        return new GeneratorAdapter(
                access, method, writer.visitMethod(access, method.getName(), method.getDescriptor(), null, null));
    }

    private static void end(GeneratorAdapter code) {
        code.returnValue();
        code.endMethod();
    }

    private static void constructor(ClassWriter writer, Type self) {
        GeneratorAdapter code = method(writer, 0, CONSTRUCTOR);
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        code.loadThis();
        code.loadArg(0);
        code.putField(self, "number", Type.INT_TYPE);
        end(code);
    }

    private static void largerConstructor(ClassWriter writer, Type above) {
        GeneratorAdapter code = method(writer, 0, CONSTRUCTOR);
        code.loadThis();
        code.loadArg(0);
        code.invokeConstructor(above, CONSTRUCTOR);
        end(code);
    }

    /** Where those are that capture nothing. */
    private static void keeper(ClassWriter writer, Type self, int count) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, "KEPT", array(self).getDescriptor(), null, null);
        GeneratorAdapter code = method(writer, Opcodes.ACC_STATIC, new Method("<clinit>", "()V"));
        code.push(count);
        code.newArray(self);
        code.putStatic(self, "KEPT", array(self));
        end(code);
    }

    private static void factory(ClassWriter writer, Type self, Type made, Method factory, Lambda lambda) {
        GeneratorAdapter code = method(writer, Opcodes.ACC_STATIC, factory);
        if (lambda.captured.length == 0) {
            keptOrMade(code, self);
        } else {
            make(code, made, lambda.captured.length);
            lambda.fields().forEach(field -> {
                code.dup();
                code.loadArg(field.index());
                code.putField(field.isUsual() ? self : made, field.name(), field.type());
            });
        }
        end(code);
    }

    private static void make(GeneratorAdapter code, Type made, int number) {
        code.newInstance(made);
        code.dup();
        code.loadArg(number);
        code.invokeConstructor(made, CONSTRUCTOR);
    }

    /** One that captures nothing is made once; two threads may make it twice, which nobody notices. */
    private static void keptOrMade(GeneratorAdapter code, Type self) {
        Label fresh = new Label();
        code.getStatic(self, "KEPT", array(self));
        code.loadArg(0);
        code.arrayLoad(self);
        code.dup();
        code.ifNull(fresh);
        code.returnValue();
        code.mark(fresh);
        frame(code, new Type[] {Type.INT_TYPE}, self);
        code.pop();
        code.getStatic(self, "KEPT", array(self));
        code.loadArg(0);
        make(code, self, 0);
        code.dupX2();
        code.arrayStore(self);
    }

    /** What the machine may rely on where branches meet. */
    private static void frame(GeneratorAdapter code, Type[] locals, Type... stack) {
        Object[] below = Stream.of(locals).map(PlainCode::verified).toArray();
        Object[] above = Stream.of(stack).map(PlainCode::verified).toArray();
        code.visitFrame(Opcodes.F_NEW, below.length, below, above.length, above);
    }

    private static Object verified(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> type.getInternalName();
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> Opcodes.INTEGER;
        };
    }

    /** One method for all lambdas that implement it, whose numbers follow each other. */
    private static void dispatch(ClassWriter writer, Type self, Type larger, List<Lambda> lambdas, int first) {
        Method method = new Method(lambdas.get(0).name, lambdas.get(0).erased.getDescriptor());
        GeneratorAdapter code = method(writer, Opcodes.ACC_PUBLIC, method);
        Label[] labels = lambdas.stream().map(each -> new Label()).toArray(Label[]::new);
        if (labels.length > 1) {
            code.loadThis();
            code.getField(self, "number", Type.INT_TYPE);
            code.visitTableSwitchInsn(first, first + labels.length - 2, labels[labels.length - 1],
                    Arrays.copyOf(labels, labels.length - 1));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels.length > 1) {
                code.mark(labels[i]);
                frame(code, Stream.concat(Stream.of(self), Stream.of(method.getArgumentTypes())).toArray(Type[]::new));
            }
            call(code, self, larger, lambdas.get(i));
            code.returnValue();
        }
        code.endMethod();
    }

    private static void call(GeneratorAdapter code, Type self, Type larger, Lambda lambda) {
        Handle body = lambda.body;
        Type owner = Type.getObjectType(body.getOwner());
        boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (makes) {
            code.newInstance(owner);
            code.dup();
        }
        List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
        if (!makes && body.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(0, owner);
        }
        int captured = lambda.captured.length;
        lambda.fields().forEach(field -> {
            code.loadThis();
            if (!field.isUsual()) {
                code.checkCast(larger);
            }
            code.getField(field.isUsual() ? self : larger, field.name(), field.type());
            convert(code, field.type(), lambda.captured[field.index()], wanted.get(field.index()));
        });
        Type[] erased = lambda.erased.getArgumentTypes();
        Type[] exact = lambda.exact.getArgumentTypes();
        for (int i = 0; i < erased.length; i++) {
            code.loadArg(i);
            convert(code, erased[i], exact[i], wanted.get(captured + i));
        }
        Method method = new Method(body.getName(), body.getDesc());
        switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC ->
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            case Opcodes.H_NEWINVOKESPECIAL -> code.invokeConstructor(owner, method);
            default -> {
                if (body.isInterface()) {
                    code.invokeInterface(owner, method);
                } else {
                    code.invokeVirtual(owner, method);
                }
            }
        }
        Type result = makes ? owner : Type.getReturnType(body.getDesc());
        Type asked = lambda.erased.getReturnType();
        if (asked.equals(Type.VOID_TYPE)) {
            if (result.getSize() > 0) {
                code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        } else if (isPrimitive(result) || isPrimitive(asked)) {
            convert(code, result, lambda.exact.getReturnType(), asked);
        } else if (!asked.equals(OBJECT) && !result.equals(asked)) {
            code.checkCast(asked);
        }
    }

    /**
     * From how a value lies there, over the type that the lambda says it has, to what is wanted, as a metafactory does.
     */
    private static void convert(GeneratorAdapter code, Type from, Type by, Type to) {
        if (isPrimitive(from) && isPrimitive(to)) {
            if (!kept(from).equals(kept(to))) {
                code.cast(from, to);
            }
        } else if (isPrimitive(from)) {
            code.valueOf(isPrimitive(by) ? by : from);
        } else if (isPrimitive(to)) {
            Type boxed = isPrimitive(by) ? boxed(by) : by;
            if (!boxed(to).equals(boxed)) {
                throw new IllegalArgumentException("unboxed and widened: " + by + " to " + to);
            }
            code.unbox(to);
        } else if (!(isPrimitive(by) ? to : by).equals(from) && !to.equals(OBJECT)) {
            code.checkCast(isPrimitive(by) || by.equals(OBJECT) ? to : by);
        }
    }

    private static Type boxed(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> Type.getType(Boolean.class);
            case Type.CHAR -> Type.getType(Character.class);
            case Type.BYTE -> Type.getType(Byte.class);
            case Type.SHORT -> Type.getType(Short.class);
            case Type.INT -> Type.getType(Integer.class);
            case Type.LONG -> Type.getType(Long.class);
            case Type.FLOAT -> Type.getType(Float.class);
            case Type.DOUBLE -> Type.getType(Double.class);
            default -> type;
        };
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** Fails where a method is too large for the machine to compile it. */
    private static final class SizeLimit extends ClassVisitor {
        SizeLimit() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
            return new org.objectweb.asm.commons.CodeSizeEvaluator(null) {
                @Override
                public void visitEnd() {
                    if (getMaxSize() > HUGE) {
                        throw new IllegalStateException(name + descriptor + " has " + getMaxSize() + " bytes");
                    }
                }
            };
        }
    }
}
