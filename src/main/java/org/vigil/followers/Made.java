package org.vigil.followers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was made of one look, so that each is made once. */
final class Made<T> {
    /** Beyond it those that nobody asks for twice would fill the memory. */
    private static final int MOST = 2_000;

    private final Map<Object, T> all = new ConcurrentHashMap<>();

    /** @param what of which it is made, and of nothing else but the look */
    Optional<T> of(Object what, Supplier<Optional<T>> make) {
        T known = all.get(what);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<T> made = make.get();
        made.ifPresent(fresh -> {
            if (all.size() >= MOST) {
                all.clear();
            }
            all.put(what, fresh);
        });
        return made;
    }
}
