package org.vigil.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Profile;
import org.vigil.profile.Source;
import org.vigil.profile.SourceId;

/**
 * The source that a row tells in columns of its own, named by what the row says. A row that tells its sources as they stand
 * in a file says itself what rests on which.
 */
final class RowSource {
    private static final List<String> FACTS =
            List.of("names", "aliases", "role", "country", "held_by", "pronoun", "story");

    /** Whose items name their sources themselves. */
    private static final List<String> ITEMS = List.of("events", "sentences");

    private static final int LONGEST = 40;

    private RowSource() {}

    /** Somebody new: all that stands in the file is the row's. */
    static Draft ofNew(Draft draft) {
        return draft.tellsSource() ? named(draft, id(draft, Set.of()), true) : draft;
    }

    /**
     * Something more about somebody. A date of custody names no source by it, since the period's sources would then carry
     * the other date, too, which the row may not tell.
     */
    static Draft of(Draft draft, Profile before) {
        if (!draft.tellsSource()) {
            return draft;
        }
        Set<String> taken = new LinkedHashSet<>();
        for (Source source : before.sources()) {
            SourceId id = source.id();
            if (id != null && same(source, source(draft))) {
                return named(draft, id.value(), false);
            }
            if (id != null) {
                taken.add(id.value());
            }
        }
        return named(draft, id(draft, taken), false);
    }

    private static boolean same(Source known, Map<?, ?> said) {
        return known.title().equals(said.get("title"))
                && known.publisher().equals(said.get("publisher"))
                && text(known.date()).equals(text(said.get("date")))
                && text(known.link()).equals(text(said.get("link")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Map<?, ?> source(Draft draft) {
        return draft.fields().get("sources") instanceof List<?> list && list.getFirst() instanceof Map<?, ?> source
                ? source
                : Map.of();
    }

    /** By its publisher and year, such as {@code hrw-2015}; with a number where another source has that. */
    private static String id(Draft draft, Set<String> taken) {
        Map<?, ?> source = source(draft);
        String year = text(source.get("date")).replaceFirst("-.*", "");
        String publisher = NameKey.id(text(source.get("publisher")));
        String name = publisher.isEmpty() ? "list" : publisher;
        String first = (name.length() > LONGEST ? name.substring(0, LONGEST).replaceAll("-$", "") : name)
                + (year.isEmpty() ? "" : "-" + year);
        String id = first;
        for (int n = 2; taken.contains(id); n++) {
            id = first + "-" + n;
        }
        return id;
    }

    private static Draft named(Draft draft, String id, boolean custody) {
        Map<String, Object> fields = new LinkedHashMap<>(draft.fields());
        Map<String, Object> source = Draft.mapping("id", id);
        source(draft).forEach((name, value) -> source.put(name.toString(), value));
        fields.put("sources", List.of(source));
        Map<String, Object> facts = new LinkedHashMap<>();
        FACTS.stream()
                .filter(fields::containsKey)
                .forEach(fact -> facts.put(fact, Draft.mapping("sources", List.of(id))));
        fields.put("facts", facts);
        ITEMS.forEach(field -> items(fields, field, id));
        if (custody) {
            items(fields, "custody", id);
        }
        return draft.with(fields);
    }

    private static void items(Map<String, Object> fields, String field, String id) {
        if (fields.get(field) instanceof List<?> items) {
            List<Object> named = new ArrayList<>();
            for (Object item : items) {
                if (item instanceof Map<?, ?> map && !map.containsKey("sources")) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    map.forEach((name, value) -> copy.put(name.toString(), value));
                    copy.put("sources", List.of(id));
                    named.add(copy);
                } else {
                    named.add(item);
                }
            }
            fields.put(field, named);
        }
    }
}
