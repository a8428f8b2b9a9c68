package org.vigil.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlText;

/**
 * A profile in the making. It begins as a whole, valid profile of nobody, and each answer takes the place of a part; so
 * the reader of the files judges every answer at once, and there is one set of rules.
 */
public final class Draft {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** @param kind prisoner, family or group */
    public Draft(String kind) {
        Map<String, Object> period = Map.of("kind", "prison", "from", "2000", "to", "2000");
        fields.put("id", "nobody");
        fields.put("kind", kind);
        fields.put("names", Map.of("en", "Nobody"));
        fields.put("zone", "UTC");
        fields.put("sources", List.of(Map.of("title", "Nothing", "publisher", "Nobody")));
        switch (kind) {
            case "prisoner" -> {
                fields.put("held_by", "AZ");
                fields.put("custody", List.of(period));
            }
            case "family" -> fields.put("speaks_for", "nobody-else");
            case "group" -> fields.put("members", List.of("nobody-else"));
            default -> throw new IllegalArgumentException("Please answer prisoner, family or group.");
        }
    }

    /**
     * Puts something in place of what stood there.
     *
     * @throws IllegalArgumentException in words, where the field cannot hold that; the draft is then as before
     */
    public void set(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        judge(changed);
        fields.put(field, value);
    }

    /** Asks whether a field could hold that, and leaves the draft as it is. */
    public void check(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        judge(changed);
    }

    public Profile profile() {
        return judge(fields);
    }

    /** A list with one item more. */
    public static List<Object> with(List<?> items, Object more) {
        List<Object> result = new ArrayList<>(items);
        result.add(more);
        return result;
    }

    private static Profile judge(Map<String, Object> fields) {
        Problems problems = new Problems();
        String file = "profiles/" + fields.get("id") + ".yaml";
        return ProfileFile.read(SourceFile.ofText(file, YamlText.of(fields)), problems)
                .orElseThrow(
                        () -> new IllegalArgumentException(words(problems.list().getFirst())));
    }

    private static String words(Problem problem) {
        String allowed = problem.allowed().isEmpty() ? "" : " What may stand there: " + problem.allowed() + ".";
        return "That cannot be: " + problem.wrong() + "." + allowed;
    }
}
