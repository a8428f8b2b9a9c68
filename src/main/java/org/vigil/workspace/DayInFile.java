package org.vigil.workspace;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlValues;

/** Writes one day into an item of a list of a profile's file. */
final class DayInFile {
    private static final List<String> ORDER = List.of(
            "custody.kind",
            "custody.from",
            "custody.confirmed",
            "relatives.name",
            "relatives.relation",
            "relatives.review");

    private DayInFile() {}

    /**
     * Puts a day in the place of another, or where there is none.
     *
     * @param item from 0
     * @return empty where the file has no such item, where it says more of that day than the day, such as who tells another,
     *     or where it is written so that it cannot be changed in place
     */
    static Optional<String> put(String file, String list, int item, String field, LocalDate day) {
        List<Object> path = List.of(list, item, field);
        return YamlValues.of(file)
                        .map(values -> YamlValues.at(values, path))
                        .filter(there -> !(there instanceof String))
                        .isPresent()
                ? Optional.empty()
                : YamlSteps.apply(file, List.of(new Step.Put(path, day.toString())), ORDER);
    }
}
