package org.vigil.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileId;

/**
 * The items of a field that a profile has and those that a row brings. The known ones stay, and what restricts in them;
 * the same item is known by its name, text, kind or date. Where it is not sure whether one that is held back is meant, a
 * person has to look.
 */
final class UnitedItems {
    private static final Set<String> TELLING = Set.of("relatives", "quotes");

    private UnitedItems() {}

    /** @param field of a profile, whose items are texts or mappings as they stand in its file */
    static List<Object> of(ProfileId id, String field, List<?> known, List<?> more) throws Contradiction {
        List<Object> all = new ArrayList<>(known);
        for (Object item : more) {
            if (!(item instanceof Map<?, ?> said)) {
                Set<Object> united = new LinkedHashSet<>(all);
                united.add(item);
                all = new ArrayList<>(united);
                continue;
            }
            int place = place(field, all, said);
            if (place >= 0) {
                all.set(place, new UnitedItem(id, field).of((Map<?, ?>) all.get(place), said));
            } else {
                requireNew(id, field, all, said);
                all.add(said);
            }
        }
        return List.copyOf(all);
    }

    private static int place(String field, List<Object> all, Map<?, ?> said) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Map<?, ?> known && (known.equals(said) || same(field, known, said))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(String field, Map<?, ?> known, Map<?, ?> said) {
        return switch (field) {
            case "relatives" -> NameKey.of(text(known, "name")).alike(NameKey.of(text(said, "name")));
            case "quotes" -> words(known, "text").equals(words(said, "text"));
            case "events" -> equal(known, said, "kind") && SaidDate.agree(known.get("date"), said.get("date"));
            case "counters" -> equal(known, said, "kind") && SaidDate.agree(known.get("from"), said.get("from"));
            case "actions" -> shared(known.get("ask"), said.get("ask"));
            case "charges" -> shared(known.get("charge"), said.get("charge"));
            case "sentences" -> equal(known, said, "text") && equal(known, said, "date");
            case "sources" ->
                equal(known, said, "title")
                        && equal(known, said, "publisher")
                        && equal(known, said, "date")
                        && equal(known, said, "link");
            default -> false;
        };
    }

    /** An item that looks new may be one that is held back, in other words. */
    private static void requireNew(ProfileId id, String field, List<Object> all, Map<?, ?> said) throws Contradiction {
        boolean heldBack = TELLING.contains(field)
                && all.stream().anyMatch(item -> item instanceof Map<?, ?> known && restricted(known));
        boolean another = all.stream()
                .anyMatch(item -> item instanceof Map<?, ?> known
                        && (field.equals("counters") && equal(known, said, "kind")
                                || field.equals("events")
                                        && text(known, "kind").equals("died")
                                        && text(said, "kind").equals("released")));
        if (heldBack || another) {
            throw new Contradiction(
                    field,
                    (heldBack
                                    ? "the profile holds back some of its " + field + ", and this may be one of them"
                                    : "the profile says otherwise")
                            + ". A person has to look, and to change profiles/" + id + ".yaml by hand");
        }
    }

    private static boolean restricted(Map<?, ?> known) {
        return text(known, "do_not_publish").equals("true")
                || text(known, "living").equals("false")
                || known.get("review") != null;
    }

    private static boolean shared(@Nullable Object known, @Nullable Object said) {
        return known instanceof Map<?, ?> ours
                && said instanceof Map<?, ?> theirs
                && ours.entrySet().stream().anyMatch(text -> text.getValue().equals(theirs.get(text.getKey())));
    }

    private static String words(Map<?, ?> item, String name) {
        return ListWords.plain(text(item, name))
                .replaceAll("[\\p{Punct}…«»“”„]+", "")
                .strip();
    }

    private static boolean equal(Map<?, ?> known, Map<?, ?> said, String name) {
        return text(known, name).equals(text(said, name));
    }

    static String text(Map<?, ?> item, String name) {
        Object value = item.get(name);
        return value == null ? "" : value.toString();
    }

    /** A mapping of texts whose known ones go before. */
    static Map<String, Object> known(Map<?, ?> known, Map<?, ?> said) {
        Map<String, Object> all = new LinkedHashMap<>();
        known.forEach((name, value) -> all.put(name.toString(), value));
        said.forEach((name, value) -> all.putIfAbsent(name.toString(), value));
        return all;
    }
}
