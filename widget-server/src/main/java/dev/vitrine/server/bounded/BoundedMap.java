package dev.vitrine.server.bounded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers so many things and no more: whatever has not been asked for longest makes room. Safe for many threads. */
public final class BoundedMap<K, V> {
    private final int most;
    private final Map<K, V> entries;

    /** @param most how many entries there may be */
    public BoundedMap(int most) {
        this.most = most;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** How many entries there may be. */
    public int most() {
        return most;
    }

    /** What is known of this key. */
    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Remembers it in the place of what was known before. */
    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Forgets it. */
    public synchronized void remove(K key) {
        entries.remove(key);
    }

    /** How many entries there are. */
    public synchronized int size() {
        return entries.size();
    }
}
