package org.vigil.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigil.delivery.Relaxation;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;

/**
 * What a row adds to a profile that is there. Nothing is taken away, no restriction is lifted, and where the row says
 * otherwise than the profile, a person has to look. A structure, too, is united with the known one, item by item.
 */
final class Merge {
    private static final Set<String> BY_LANGUAGE = Set.of("names", "role", "story");

    /** Of these there is one, and the profile knows it: a list that says another one speaks of somebody else, or is wrong. */
    private static final Set<String> ONE = Set.of("kind", "held_by", "pronoun", "speaks_for");

    /** The team's own way; it stays as it is. */
    private static final Set<String> OURS = Set.of("zone", "convention", "photo");

    private final Instant now;
    private final CustodyUnion custody;

    Merge(Instant now) {
        this.now = now;
        this.custody = new CustodyUnion(now);
    }

    /** All fields of the profile with those of the row in them. */
    Map<String, Object> merged(Profile before, Draft draft) throws Contradiction {
        Map<String, Object> old = ProfileFile.fields(before);
        Map<String, Object> merged = new LinkedHashMap<>(old);
        for (Map.Entry<String, Object> entry : draft.fields().entrySet()) {
            String field = entry.getKey();
            if (field.equals("facts")) {
                continue;
            }
            Object known = old.get(field);
            merged.put(field, known == null ? entry.getValue() : both(before, draft, field, known));
        }
        UnitedFacts.put(old, merged, draft.fields().get("facts"));
        return merged;
    }

    private Object both(Profile before, Draft draft, String field, Object known) throws Contradiction {
        Object more = Objects.requireNonNull(draft.fields().get(field));
        if (field.equals("custody")) {
            return custody.of((List<?>) known, more, before, draft);
        }
        if (ONE.contains(field)) {
            return one(before, field, known, more);
        }
        if (OURS.contains(field)) {
            return known;
        }
        if (BY_LANGUAGE.contains(field) && more instanceof Map<?, ?> texts) {
            return byLanguage(known, texts);
        }
        if (known instanceof List<?> list) {
            return UnitedItems.of(before.id(), field, list, more instanceof List<?> items ? items : List.of(more));
        }
        return more;
    }

    private static Object one(Profile before, String field, Object known, Object more) throws Contradiction {
        if (!known.equals(more)) {
            throw new Contradiction(
                    field,
                    "the profile says " + field + ": " + known + ", and the list: " + more
                            + ". A person has to look, and to change profiles/" + before.id() + ".yaml by hand");
        }
        return known;
    }

    private static Object byLanguage(Object known, Map<?, ?> more) {
        Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) known);
        all.putAll(more);
        return all;
    }

    /** Whether what comes out lifts what held before, or says in another place what is withheld. */
    Optional<String> lifted(Profile before, Profile after) {
        return Relaxation.of(before, after, now).or(() -> saidElsewhere(before, after));
    }

    private static Optional<String> saidElsewhere(Profile before, Profile after) {
        Set<String> known = new LinkedHashSet<>();
        texts(ProfileFile.fields(before.published())).forEach(known::add);
        return texts(ProfileFile.fields(after.published()))
                .filter(text -> !known.contains(text))
                .filter(text -> before.withheldIn(text).isPresent())
                .findFirst()
                .map(text -> "what do_not_publish keeps back would stand in another place");
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().flatMap(Merge::texts);
            case List<?> list -> list.stream().flatMap(Merge::texts);
            case String text -> Stream.of(text);
            default -> Stream.empty();
        };
    }
}
