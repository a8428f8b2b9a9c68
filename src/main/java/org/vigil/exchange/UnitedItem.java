package org.vigil.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigil.profile.ProfileId;

/** One item of a profile's field, with what a row says more of it. What the profile says goes before; what restricts more, before that. */
final class UnitedItem {
    private final ProfileId id;
    private final String field;

    UnitedItem(ProfileId id, String field) {
        this.id = id;
        this.field = field;
    }

    Map<String, Object> of(Map<?, ?> known, Map<?, ?> said) throws Contradiction {
        Map<String, Object> item = new LinkedHashMap<>();
        known.forEach((name, value) -> item.put(name.toString(), value));
        for (Map.Entry<?, ?> more : said.entrySet()) {
            String name = more.getKey().toString();
            Object old = item.get(name);
            if (old == null ? adds(name, more.getValue(), item) : !old.equals(more.getValue())) {
                item.put(name, old == null ? more.getValue() : both(name, old, more.getValue(), item));
            }
        }
        return item;
    }

    /** Nobody else's look at an action is ours, no list says that a release is freedom, and what has ended lasts no more. */
    private static boolean adds(String name, Object value, Map<String, Object> item) {
        return switch (name) {
            case "checked" -> false;
            case "conditional" -> !value.equals("none");
            case "confirmed" -> !item.containsKey("to");
            default -> true;
        };
    }

    private Object both(String name, Object old, Object more, Map<String, Object> item) throws Contradiction {
        return switch (name) {
            case "living" -> truth(old) && truth(more);
            case "do_not_publish", "denies" -> truth(old) || truth(more);
            case "review", "closes" -> old.toString().compareTo(more.toString()) <= 0 ? old : more;
            case "confirmed" -> item.containsKey("to") || old.toString().compareTo(more.toString()) >= 0 ? old : more;
            case "date", "from" -> SaidDate.finer(old, more) ? more : old;
            case "to" -> end(old, more);
            case "conditional" -> throw contradiction(name, old, more);
            default -> rest(old, more);
        };
    }

    private Object end(Object old, Object more) throws Contradiction {
        if (old.equals("unknown")) {
            return more;
        }
        if (more.equals("unknown") || SaidDate.agree(old, more)) {
            return SaidDate.finer(old, more) ? more : old;
        }
        throw contradiction("to", old, more);
    }

    private static Object rest(Object old, Object more) {
        if (old instanceof Map<?, ?> ours && more instanceof Map<?, ?> theirs) {
            return UnitedItems.known(ours, theirs);
        }
        if (old instanceof List<?> ours && more instanceof List<?> theirs) {
            Set<Object> all = new LinkedHashSet<>(ours);
            all.addAll(theirs);
            return List.copyOf(all);
        }
        return old;
    }

    private Contradiction contradiction(String name, Object old, Object more) {
        return new Contradiction(
                field,
                "the profile says " + name + ": " + old + ", and the list: " + more
                        + ". A person has to look, and to change profiles/" + id + ".yaml by hand");
    }

    private static boolean truth(Object value) {
        return value.toString().equals("true");
    }
}
