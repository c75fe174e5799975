package dev.vitrine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import dev.vitrine.server.bounded.BoundedMap;
import dev.vitrine.server.images.Picture;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything within a running server that remembers things has a limit, and keeps it whatever comes. */
final class MapsTest {
    private static final int KEYS = 1_000_000;
    private static final Path DOCUMENT = Path.of("../docs/operate.md");
    private static final String BEGIN = "<!-- maps: checked by MapsTest -->\n";
    private static final String END = "<!-- end of maps -->";

    @Test
    void keepWithinTheirLimitsWhenAMillionKeysCome(@TempDir Path folder) throws Exception {
        Map<String, Object> maps = new TreeMap<>();
        Settings settings = SettingsFile.demo(
                new Given(Map.of("--port", "0", "--admin-port", "0", "--data", folder.toString()), Map.of()));
        try (WidgetServer server = WidgetServer.build(settings)) {
            collect(server, maps);
            Set<String> grow = new TreeSet<>();
            for (Map.Entry<String, Object> entry : maps.entrySet()) {
                if (growsWithinALimit(entry.getKey(), entry.getValue())) {
                    grow.add(entry.getKey());
                }
            }
            String document = Files.readString(DOCUMENT);
            String table = document.substring(document.indexOf(BEGIN), document.indexOf(END));
            assertThat(grow).allSatisfy(name -> assertThat(table).contains("| `" + name + "` |"));
        }
    }

    /** Whether something can come into it at all; if so, a million things come, and few stay. */
    private static boolean growsWithinALimit(String name, Object map) throws ReflectiveOperationException {
        if (map instanceof BoundedMap<?, ?> bounded) {
            feed(bounded);
            assertThat(bounded.size()).as(name).isLessThanOrEqualTo(bounded.most());
            return true;
        }
        if (map instanceof Cache<?, ?> cache) {
            feed(name, cache);
            cache.cleanUp();
            assertThat(cache.estimatedSize()).as(name).isLessThanOrEqualTo(10_000);
            return true;
        }
        if (map instanceof AsyncCache<?, ?>) {
            return true; // holds feeds of the settings
        }
        return isMutable(map);
    }

    @SuppressWarnings("unchecked")
    private static void feed(BoundedMap<?, ?> map) {
        BoundedMap<Object, Object> any = (BoundedMap<Object, Object>) map;
        for (int i = 0; i < KEYS; i++) {
            any.put(i, i);
        }
    }

    /** What is weighed has to have a weight. */
    private static Object value(String name) throws ReflectiveOperationException {
        if (!name.equals("ImageShelf.memory")) {
            return 1024 * 1024;
        }
        var constructor = Picture.class.getDeclaredConstructor(Picture.Format.class, byte[].class);
        constructor.setAccessible(true);
        return constructor.newInstance(Picture.Format.PNG, new byte[16 * 1024]);
    }

    @SuppressWarnings("unchecked")
    private static void feed(String name, Cache<?, ?> map) throws ReflectiveOperationException {
        Cache<Object, Object> any = (Cache<Object, Object>) map;
        Object value = value(name);
        for (int i = 0; i < KEYS; i++) {
            any.put("k" + i, value);
        }
    }

    private static boolean isMutable(Object map) {
        String type = map.getClass().getName();
        return !type.startsWith("java.util.ImmutableCollections$")
                && !type.startsWith("java.util.Collections$Unmodifiable")
                && !type.startsWith("java.util.Collections$Empty")
                && !type.startsWith("java.util.EnumMap");
    }

    /** Every map, set and cache that the fields of our own objects lead to, by class and field. */
    private static void collect(Object start, Map<String, Object> maps) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> left = new ArrayDeque<>(Set.of(start));
        while (!left.isEmpty()) {
            Object next = left.pop();
            if (!seen.add(next)) {
                continue;
            }
            for (Class<?> type = next.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().startsWith("dev.vitrine.") && !type.equals(BoundedMap.class)) {
                    fields(next, type, maps, left);
                }
            }
            contents(next).forEach(left::push);
        }
    }

    private static void fields(Object object, Class<?> type, Map<String, Object> maps, Deque<Object> left)
            throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (field.getType().isPrimitive() || field.isSynthetic() || Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            @Nullable Object value = field.get(object);
            if (value == null) {
                continue;
            }
            boolean keeps = value instanceof Map
                    || value instanceof Set
                    || value instanceof Cache
                    || value instanceof AsyncCache
                    || value instanceof BoundedMap;
            if (keeps) {
                maps.put(type.getSimpleName() + "." + field.getName(), value);
            }
            left.push(value);
        }
    }

    /** What is within things of the JDK that hold our own. */
    private static Collection<?> contents(Object object) {
        if (object instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        if (object instanceof AtomicReference<?> reference && reference.get() != null) {
            return Set.of(reference.get());
        }
        if (object instanceof Map<?, ?> map) {
            return map.values().stream().filter(value -> value != null).toList();
        }
        if (object instanceof Collection<?> collection) {
            return collection.stream().filter(value -> value != null).toList();
        }
        if (object.getClass().isArray() && !object.getClass().getComponentType().isPrimitive()) {
            Deque<Object> elements = new ArrayDeque<>();
            for (int i = 0; i < Array.getLength(object); i++) {
                Object element = Array.get(object, i);
                if (element != null) {
                    elements.add(element);
                }
            }
            return elements;
        }
        return Set.of();
    }
}
