package dev.vitrine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads the product's classes once more, with a step of {@link Faults} before each call and each allocation in them. */
public final class FaultyClassLoader extends ClassLoader {
    private static final String FAULTS = Faults.class.getName().replace('.', '/');

    public FaultyClassLoader() {
        super(FaultyClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.vitrine.") || name.equals(Faults.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        URL source = getResource(name.replace('.', '/') + ".class");
        if (source == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = source.openStream()) {
            byte[] code = in.readAllBytes();
            boolean tested = !source.toString().contains("test-classes");
            byte[] defined = tested ? withSteps(code) : code;
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withSteps(byte[] code) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Stepping(writer, reader.getClassName()), 0);
        return writer.toByteArray();
    }

    private static final class Stepping extends ClassVisitor {
        private final String className;

        Stepping(ClassVisitor next, String className) {
            super(Opcodes.ASM9, next);
            this.className = className.substring(className.lastIndexOf('/') + 1);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("<clinit>") ? next : new Steps(next, className + "." + name);
        }
    }

    private static final class Steps extends MethodVisitor {
        private final String method;
        private int line;

        Steps(MethodVisitor next, String method) {
            super(Opcodes.ASM9, Objects.requireNonNull(next));
            this.method = method;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            super.visitLineNumber(number, start);
        }

        private void step(String what) {
            super.visitLdcInsn(Faults.place(method + ":" + line + " " + what));
            super.visitMethodInsn(Opcodes.INVOKESTATIC, FAULTS, "step", "(I)V", false);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            step(owner.substring(owner.lastIndexOf('/') + 1) + "." + name);
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            step("lambda " + name);
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) { // an object is met at its constructor
                step("new array");
            }
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                step("new array");
            }
            super.visitIntInsn(opcode, operand);
        }
    }
}
