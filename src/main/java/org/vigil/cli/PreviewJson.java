package org.vigil.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Observance;
import org.vigil.campaign.Special;
import org.vigil.workspace.PreviewEntry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A preview for programs. */
final class PreviewJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PreviewJson() {}

    /**
     * An array with one object a date, slot and account. Its keys are a promise to users.
     *
     * @param asHeard adds what is heard, and what is good to know
     */
    static String of(List<PreviewEntry> entries, boolean asHeard) {
        return JSON.writeValueAsString(entries.stream()
                .map(entry -> asHeard ? heard(entry) : fields(entry))
                .toList());
    }

    private static Map<String, Object> heard(PreviewEntry entry) {
        Map<String, Object> fields = fields(entry);
        fields.put("notes", entry.notes());
        fields.put("asHeard", entry.asHeard());
        return fields;
    }

    private static Map<String, Object> fields(PreviewEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", entry.date().toString());
        fields.put("slot", entry.slot());
        fields.put("campaign", entry.campaign().value());
        fields.put("profile", entry.profile().value());
        fields.put("account", entry.account().value());
        fields.put("network", entry.network().word());
        fields.put("language", entry.language());
        fields.put("parts", entry.parts());
        fields.put("length", entry.length());
        fields.put("limit", entry.limit());
        fields.put("hashtags", entry.hashtags());
        putNullable(fields, "altText", entry.altText());
        fields.put("problems", entry.problems());
        putNullable(fields, "special", special(entry.special()));
        putNullable(fields, "basisMissing", entry.basisMissing());
        return fields;
    }

    private static @Nullable Map<String, Object> special(Special special) {
        if (special.isNothing()) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        putNullable(
                fields,
                "milestone",
                special.milestone().isPresent() ? special.milestone().getAsLong() : null);
        putNullable(
                fields,
                "anniversaryYears",
                special.anniversaryYears().isPresent()
                        ? special.anniversaryYears().getAsInt()
                        : null);
        putNullable(
                fields, "observance", special.observance().map(Observance::name).orElse(null));
        return fields;
    }

    @SuppressWarnings("NullAway") // the key is always there; null says that there is nothing of it
    private static void putNullable(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
    }
}
