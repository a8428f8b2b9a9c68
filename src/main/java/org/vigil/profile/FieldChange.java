package org.vigil.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlText;

/**
 * A field of a profile that changed.
 *
 * @param field as it stands in the file
 * @param old as the file had it; null where it was absent, or where it is not said
 * @param now as the file has it; null where it is absent, or where it is not said
 */
public record FieldChange(
        String field, @Nullable String old, @Nullable String now) {
    /** Which of them changed is told, and never what stands in them: why somebody may be shown is the team's alone. */
    private static final Set<String> UNSAID = Set.of("basis", "birth_date", "do_not_publish", "withheld", "minor");

    private static final String PERMISSION = "permission";

    /** What changed from one file to the next. What either of them keeps back is not said. */
    public static List<FieldChange> between(Profile before, Profile after) {
        Map<String, Object> old = fields(before);
        Map<String, Object> now = fields(after);
        Map<String, Object> oldSaid = fields(before.published());
        Map<String, Object> nowSaid = fields(after.published());
        Set<String> fields = new LinkedHashSet<>(old.keySet());
        fields.addAll(now.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(old.get(field), now.get(field))) {
                boolean unsaid = isUnsaid(before, field) || isUnsaid(after, field);
                changes.add(new FieldChange(
                        field, unsaid ? null : text(oldSaid.get(field)), unsaid ? null : text(nowSaid.get(field))));
            }
        }
        return changes;
    }

    /** Whether nothing is said of what stood in a field, now or earlier, as a profile is. */
    public static boolean isUnsaid(Profile profile, String field) {
        String about = field.replaceFirst("^facts\\.", "");
        return UNSAID.contains(about) || keptBack(profile, about) || !about.equals(field) && restsKept(profile, about);
    }

    /** Another name may be the alias that is kept back; with the sources kept back none of it is said. */
    private static boolean restsKept(Profile profile, String fact) {
        return profile.doNotPublish().has("sources")
                || Arrays.stream(Fact.values())
                        .anyMatch(each -> each.word().equals(fact)
                                && profile.doNotPublish().keeps(each));
    }

    /** What a fact rests on changes by itself, as {@code facts.role}. */
    private static Map<String, Object> fields(Profile profile) {
        Map<String, Object> fields = new LinkedHashMap<>(ProfileYaml.fields(profile));
        if (fields.remove("facts") instanceof Map<?, ?> facts) {
            facts.forEach((fact, rests) -> fields.put("facts." + fact, rests));
        }
        return fields;
    }

    /** Whether any of a field is withheld; then none of it is told, since one half would tell the other. */
    private static boolean keptBack(Profile profile, String field) {
        return profile.doNotPublish().fields().stream()
                        .anyMatch(kept -> kept.equals(field) || kept.startsWith(field + "."))
                || field.equals("relatives") && profile.relatives().stream().anyMatch(Relative::doNotPublish)
                || field.equals("quotes") && profile.quotes().stream().anyMatch(Quote::doNotPublish);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null
                ? null
                : YamlText.of(Map.of("v", said(value)))
                        .replaceFirst("^v:\\s*", "")
                        .strip();
    }

    /** Without what is nobody's business inside of a field: by which right somebody is quoted. */
    private static Object said(Object value) {
        if (!(value instanceof List<?> items)) {
            return value;
        }
        return items.stream().map(FieldChange::saidOfItem).toList();
    }

    private static Object saidOfItem(Object item) {
        if (!(item instanceof Map<?, ?> map) || !map.containsKey(PERMISSION)) {
            return item;
        }
        Map<Object, Object> said = new LinkedHashMap<>(map);
        said.remove(PERMISSION);
        return said;
    }
}
