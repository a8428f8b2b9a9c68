package org.vigil.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Who is called alike, among the rows of a file and the people of the roll. */
final class NameIndex {
    /** @param where a row's number, or a profile's id */
    private record Entry(NameKey key, String where) {}

    private final Map<String, List<Entry>> byLatin = new HashMap<>();
    private final Map<String, List<Entry>> bySkeleton = new HashMap<>();

    void add(String name, String where) {
        NameKey key = NameKey.of(name);
        Entry entry = new Entry(key, where);
        byLatin.computeIfAbsent(key.latin(), latin -> new ArrayList<>(1)).add(entry);
        bySkeleton
                .computeIfAbsent(key.skeleton(), skeleton -> new ArrayList<>(1))
                .add(entry);
    }

    /** Where somebody of such a name stands, this place left out. */
    Set<String> others(NameKey key, String here) {
        Set<String> found = new LinkedHashSet<>();
        Consumer<Entry> take = entry -> {
            if (!entry.where().equals(here)
                    && !key.latin().isEmpty()
                    && entry.key().alike(key)) {
                found.add(entry.where());
            }
        };
        byLatin.getOrDefault(key.latin(), List.of()).forEach(take);
        bySkeleton.getOrDefault(key.skeleton(), List.of()).forEach(take);
        return found;
    }
}
