package org.vigil.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** The short form of somebody new becomes a profile, as the answers to {@code people add} do. */
public final class NewProfileForm {
    /** Whether a source gives the dates of custody, beside the source's own fields. */
    public static final String DATES = ".dates";

    private static final String ENDED = "ended";

    private NewProfileForm() {}

    /**
     * What became of it.
     *
     * @param profile empty where something is wrong
     * @param problems by the field of the file to be
     */
    public record Made(Optional<Profile> profile, List<Problem> problems, ProfileForm.Edit places) {}

    public static Made of(ProfileKind kind, Map<String, String> typed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, String> places = new HashMap<>();
        fields.put("kind", kind.name().toLowerCase(Locale.ROOT));
        for (FormPart part : FormParts.ofNew(kind)) {
            Object value = part.value(typed, part.field());
            if (value != null) {
                fields.put(part.field(), value);
            }
            places(part, typed, places);
        }
        fields.computeIfPresent("held_by", (name, country) -> country.toString().toUpperCase(Locale.ROOT));
        fields.computeIfAbsent("id", missing -> id(fields.get("names")));
        custody(fields, typed, places);
        Problems problems = new Problems();
        Optional<Profile> profile = ProfileFile.read("profiles/" + fields.get("id") + ".yaml", fields, problems);
        return new Made(profile, problems.list(), new ProfileForm.Edit(List.of(), places));
    }

    private static String id(@Nullable Object names) {
        return Typed.id(names instanceof Map<?, ?> texts ? Profile.byLanguage(strings(texts), "en") : "");
    }

    private static Map<String, String> strings(Map<?, ?> texts) {
        Map<String, String> strings = new LinkedHashMap<>();
        texts.forEach((language, text) -> strings.put(String.valueOf(language), String.valueOf(text)));
        return strings;
    }

    /** Rows that nobody filled in are no items, so that a problem's place is another than the row's. */
    private static void places(FormPart part, Map<String, String> typed, Map<String, String> places) {
        int items = 0;
        Map<String, Object> languages = new LinkedHashMap<>();
        for (int row = 1; row <= FormPart.rows(typed, part.field()); row++) {
            String at = part.field() + "[" + row + "]";
            if (part instanceof FormPart.Rows rows && !rows.item(typed, at).isEmpty()) {
                places.put(part.field() + "[" + ++items + "]", at);
            } else if (part instanceof FormPart.Languages
                    && !typed.getOrDefault(at + ".text", "").isBlank()) {
                String key = FormPart.Languages.key(
                        languages, typed.getOrDefault(at + ".language", "").strip());
                languages.put(key, "");
                places.put(part.field() + "." + key, at + (key.isEmpty() ? ".language" : ".text"));
            }
        }
    }

    /** Each source has an id, and those that give the dates stand beside them; what ended custody stands among the events. */
    private static void custody(Map<String, Object> fields, Map<String, String> typed, Map<String, String> places) {
        List<Object> custody = copies(fields.get("custody"));
        List<Object> sources = copies(fields.get("sources"));
        Map<String, Object> release = release(custody, typed);
        List<Object> named = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Map<String, Object> source = map(sources.get(i));
            if (source.containsKey("publisher")) {
                source.put("id", Typed.sourceId(source, named));
            }
            named.add(source);
            if ("true".equals(typed.get(places.get("sources[" + (i + 1) + "]") + DATES)) && source.containsKey("id")) {
                custody.forEach(period -> rests(map(period), source.get("id")));
                rests(release, source.get("id"));
            }
        }
        if (!sources.isEmpty()) {
            fields.put("sources", named);
        }
        if (!custody.isEmpty()) {
            fields.put("custody", custody);
        }
        if (release.containsKey("kind")) {
            fields.put("events", List.of(release));
            places.put("events[1]", ENDED);
        }
    }

    private static void rests(Map<String, Object> fact, Object source) {
        fact.put("sources", Draft.with(fact.get("sources") instanceof List<?> before ? before : List.of(), source));
    }

    private static Map<String, Object> release(List<Object> custody, Map<String, String> typed) {
        String what = typed.getOrDefault(ENDED + ".what", "").strip();
        String conditional = typed.getOrDefault(ENDED + ".conditional", "").strip();
        Map<String, Object> release = new LinkedHashMap<>();
        if (!what.isEmpty() || !conditional.isEmpty()) {
            release.put("kind", "released");
            Object to = custody.isEmpty() ? null : map(custody.getLast()).get("to");
            if (to != null) {
                release.put("date", to);
            }
            if (!what.isEmpty()) {
                release.put("what", what);
            }
            if (!conditional.isEmpty()) {
                release.put("conditional", conditional);
            }
        }
        return release;
    }

    private static List<Object> copies(@Nullable Object list) {
        List<Object> copies = new ArrayList<>();
        if (list instanceof List<?> items) {
            items.forEach(item -> copies.add(new LinkedHashMap<>(map(item))));
        }
        return copies;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object item) {
        return (Map<String, Object>) item;
    }
}
