package org.vigil.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of one person.
 *
 * @param id that the row names; null where it names none
 * @param says the status that the row says in so many words; empty where it says none
 * @param saysKind whether the row says itself of what kind the custody is, and not only that somebody was detained
 * @param eachPeriod whether the row tells each period of custody, and not only how it began and ended
 * @param tellsSource whether columns tell the row's one source; else {@code sources} stand as in a file
 * @param fields as they stand in a profile's file
 * @param columns where each field is from, by its name, and where several columns make one, by name and part: {@code story.ru}
 */
record Draft(
        @Nullable String id,
        String says,
        boolean saysKind,
        boolean eachPeriod,
        boolean tellsSource,
        Map<String, Object> fields,
        Map<String, String> columns) {

    /** The same row with other fields. */
    Draft with(Map<String, Object> others) {
        return new Draft(id, says, saysKind, eachPeriod, tellsSource, others, columns);
    }

    /** The names in the order of the row. */
    List<String> names() {
        return fields.get("names") instanceof Map<?, ?> names
                ? names.values().stream().map(String::valueOf).toList()
                : List.of();
    }

    static Map<String, Object> mapping(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
