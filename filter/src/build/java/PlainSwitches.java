import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Lets switches over our own enumerations ask for the ordinal, at build time. javac makes a class beside each that has such
 * a switch, with a table from ordinals to numbers of its own, since the enumeration may be of another version when the code
 * runs. Ours are in the same jar, so the tables go, and the classes with them.
 *
 * <p>Argument: the folder of the classes, which are replaced. What has been made plain before is left alone. A switch whose
 * value is not reached in a straight line keeps its table.
 */
final class PlainSwitches {
    private static final String TABLE = "$SwitchMap$";

    private final Map<String, ClassNode> classes = new TreeMap<>();

    /** By the name of a table with that of its class: the ordinals behind its numbers. */
    private final Map<String, Map<Integer, Integer>> tables = new HashMap<>();

    private final Set<String> changed = new HashSet<>();

    private PlainSwitches() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        PlainSwitches switches = new PlainSwitches();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            ClassNode read = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(read, 0);
            switches.classes.put(read.name, read);
        }
        switches.work();
        for (String name : switches.changed) {
            ClassWriter writer = new ClassWriter(0);
            switches.classes.get(name).accept(writer);
            Files.write(root.resolve(name + ".class"), writer.toByteArray());
        }
        for (String name : switches.useless()) {
            Files.delete(root.resolve(name + ".class"));
        }
    }

    private void work() {
        holders().forEach(this::read);
        for (ClassNode each : classes.values()) {
            for (MethodNode method : each.methods) {
                if (!isHolder(each) && rewrite(method.instructions)) {
                    changed.add(each.name);
                }
            }
        }
        Set<String> useless = useless();
        for (ClassNode each : classes.values()) {
            boolean told = each.innerClasses.removeIf(inner -> useless.contains(inner.name));
            boolean mate = each.nestMembers != null && each.nestMembers.removeIf(useless::contains);
            if (told || mate) {
                changed.add(each.name);
            }
        }
        changed.removeAll(useless);
    }

    private List<ClassNode> holders() {
        return classes.values().stream().filter(PlainSwitches::isHolder).toList();
    }

    /** Whether it is one of javac's classes, and has nothing but tables. */
    private static boolean isHolder(ClassNode each) {
        return (each.access & Opcodes.ACC_SYNTHETIC) != 0
                && !each.fields.isEmpty()
                && each.fields.stream().allMatch(field -> field.name.startsWith(TABLE))
                && each.methods.stream().allMatch(method -> method.name.equals("<clinit>"));
    }

    /** The classes of tables that no code names any more. */
    private Set<String> useless() {
        Set<String> useless = new HashSet<>();
        holders().forEach(holder -> useless.add(holder.name));
        for (ClassNode each : classes.values()) {
            if (!isHolder(each)) {
                each.methods.forEach(method -> method.instructions.forEach(step -> {
                    if (step instanceof FieldInsnNode field) {
                        useless.remove(field.owner);
                    }
                }));
            }
        }
        return useless;
    }

    /** Reads {@code table[CONSTANT.ordinal()] = number}, over and over. */
    private void read(ClassNode holder) {
        for (MethodNode method : holder.methods) {
            FieldInsnNode table = null;
            FieldInsnNode constant = null;
            int number = -1;
            for (AbstractInsnNode step : method.instructions) {
                if (step instanceof FieldInsnNode field && step.getOpcode() == Opcodes.GETSTATIC) {
                    if (field.name.startsWith(TABLE)) {
                        table = field;
                    } else {
                        constant = field;
                    }
                } else if (step.getOpcode() >= Opcodes.ICONST_1 && step.getOpcode() <= Opcodes.ICONST_5) {
                    number = step.getOpcode() - Opcodes.ICONST_0;
                } else if (step instanceof IntInsnNode pushed && step.getOpcode() != Opcodes.NEWARRAY) {
                    number = pushed.operand;
                } else if (step.getOpcode() == Opcodes.IASTORE && table != null && constant != null) {
                    int ordinal = ordinal(constant);
                    if (ordinal >= 0) {
                        tables.computeIfAbsent(key(table), key -> new HashMap<>()).put(number, ordinal);
                    }
                }
            }
        }
    }

    /** The ordinal of a constant; -1 where its enumeration is not ours. */
    private int ordinal(FieldInsnNode constant) {
        ClassNode enumeration = classes.get(constant.owner);
        if (enumeration == null) {
            return -1;
        }
        List<String> constants = new ArrayList<>();
        for (FieldNode field : enumeration.fields) {
            if ((field.access & Opcodes.ACC_ENUM) != 0) {
                constants.add(field.name);
            }
        }
        return constants.indexOf(constant.name);
    }

    private static String key(FieldInsnNode table) {
        return table.owner + '.' + table.name;
    }

    /** Whether a table was left out of some code. */
    private boolean rewrite(InsnList code) {
        boolean rewritten = false;
        for (AbstractInsnNode step : code.toArray()) {
            if (step instanceof FieldInsnNode table && tables.containsKey(key(table))) {
                rewritten |= rewrite(code, table);
            }
        }
        return rewritten;
    }

    private boolean rewrite(InsnList code, FieldInsnNode table) {
        AbstractInsnNode load = table.getNext();
        while (load != null && load.getOpcode() != Opcodes.IALOAD) {
            if (!isStraight(load)) {
                return false;
            }
            load = load.getNext();
        }
        AbstractInsnNode choice = load == null ? null : load.getNext();
        if (choice == null
                || !(load.getPrevious() instanceof MethodInsnNode call)
                || !call.name.equals("ordinal")
                || !(choice instanceof TableSwitchInsnNode || choice instanceof LookupSwitchInsnNode)) {
            return false;
        }
        code.set(choice, byOrdinal(choice, tables.get(key(table))));
        code.remove(load);
        code.remove(table);
        return true;
    }

    private static boolean isStraight(AbstractInsnNode step) {
        return switch (step.getType()) {
            case AbstractInsnNode.JUMP_INSN,
                    AbstractInsnNode.FRAME,
                    AbstractInsnNode.TABLESWITCH_INSN,
                    AbstractInsnNode.LOOKUPSWITCH_INSN -> false;
            case AbstractInsnNode.LABEL -> step.getNext() instanceof LineNumberNode;
            default -> true;
        };
    }

    private static AbstractInsnNode byOrdinal(AbstractInsnNode choice, Map<Integer, Integer> ordinals) {
        TreeMap<Integer, LabelNode> targets = new TreeMap<>();
        LabelNode otherwise;
        if (choice instanceof TableSwitchInsnNode dense) {
            otherwise = dense.dflt;
            for (int i = 0; i < dense.labels.size(); i++) {
                put(targets, ordinals.get(dense.min + i), dense.labels.get(i), otherwise);
            }
        } else {
            LookupSwitchInsnNode sparse = (LookupSwitchInsnNode) choice;
            otherwise = sparse.dflt;
            for (int i = 0; i < sparse.labels.size(); i++) {
                put(targets, ordinals.get(sparse.keys.get(i)), sparse.labels.get(i), otherwise);
            }
        }
        int first = targets.firstKey();
        int last = targets.lastKey();
        if (last - first >= 2 * targets.size() + 2) {
            int[] keys = targets.keySet().stream().mapToInt(Integer::intValue).toArray();
            return new LookupSwitchInsnNode(otherwise, keys, targets.values().toArray(LabelNode[]::new));
        }
        LabelNode[] labels = new LabelNode[last - first + 1];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = targets.getOrDefault(first + i, otherwise);
        }
        return new TableSwitchInsnNode(first, last, otherwise, labels);
    }

    private static void put(Map<Integer, LabelNode> targets, Integer ordinal, LabelNode target, LabelNode otherwise) {
        if (target != otherwise) {
            targets.put(ordinal, target);
        }
    }
}
