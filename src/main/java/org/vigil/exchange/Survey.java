package org.vigil.exchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be known of a whole list before its first row is judged: its columns, the order of its dates, who is named
 * twice, and how many rows there are.
 *
 * @param evidence of each column of dates
 * @param names of all rows, by row number
 * @param ids that rows name, and how often
 * @param genders the single letters of the column of gender
 */
record Survey(
        Columns columns,
        Map<String, DateColumn> evidence,
        CaseDates cases,
        NameIndex names,
        Map<String, Integer> ids,
        GenderLetters genders,
        int rows) {

    static Survey of(ListFile file, Mapping mapping) throws IOException {
        Map<String, DateColumn> evidence = new LinkedHashMap<>();
        CaseDates cases = new CaseDates();
        NameIndex names = new NameIndex();
        Map<String, Integer> ids = new HashMap<>();
        GenderLetters genders = new GenderLetters(new HashSet<>());
        int count = 0;
        try (Rows rows = file.open()) {
            Columns columns = new Columns(rows.columns(), mapping);
            if (!rows.columns().isEmpty()) {
                columns.requirePersons(file.name());
            }
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (++count > Rows.MOST_ROWS) {
                    throw new Unreadable(file.name() + " has more than " + Rows.MOST_ROWS
                            + " rows. Is it a list of persons? If so, import it in parts.");
                }
                if (rows.columns().size() != columns.meanings().size()) {
                    columns = new Columns(rows.columns(), mapping);
                }
                see(row, new Cells(row, columns, mapping), evidence, cases, names, ids, genders);
            }
            columns.requirePersons(file.name());
            requireSome(file, count, columns, evidence);
            if (foreignNumbers(columns, mapping, ids)) {
                Mapping withoutIds = mapping.ignoring(columns.saying(Target.ID).getFirst());
                List<String> all = List.copyOf(columns.meanings().keySet());
                return new Survey(new Columns(all, withoutIds), evidence, cases, names, Map.of(), genders, count);
            }
            return new Survey(columns, evidence, cases, names, ids, genders, count);
        }
    }

    /** Numbers that nobody said to be ids are those of another list. An export of ours has a column of kinds. */
    private static boolean foreignNumbers(Columns columns, Mapping mapping, Map<String, Integer> ids) {
        return !ids.isEmpty()
                && !mapping.namesIds()
                && !columns.saysField("kind")
                && ids.keySet().stream().allMatch(Survey::number);
    }

    /** Whether no letter is in it. */
    static boolean number(String id) {
        return PlainWords.of(id).replace("no", "").codePoints().noneMatch(Character::isLetter);
    }

    private static void see(
            Row row,
            Cells cells,
            Map<String, DateColumn> evidence,
            CaseDates cases,
            NameIndex names,
            Map<String, Integer> ids,
            GenderLetters genders) {
        for (String column : cells.columnsOfDates()) {
            evidence.computeIfAbsent(column, name -> new DateColumn()).see(row.text(column));
        }
        String here = String.valueOf(row.number());
        cells.each(Target.NAME, (column, name) -> names.add(name, here));
        if (cells.fields().get("names") instanceof Map<?, ?> byLanguage) {
            byLanguage.values().forEach(name -> names.add(String.valueOf(name), here));
        }
        cells.text(Target.PRONOUN)
                .map(ListWords::plain)
                .filter(GenderLetters::isOne)
                .ifPresent(genders.letters()::add);
        cells.text(Target.ID).ifPresent(id -> ids.merge(id, 1, Integer::sum));
        cells.text(Target.CASE)
                .ifPresent(name -> cells.text(Target.DETAINED_ON)
                        .ifPresent(date -> cases.see(name, DateReader.read(date, DateHint.NONE))));
    }

    private static void requireSome(ListFile file, int count, Columns columns, Map<String, DateColumn> evidence)
            throws Unreadable {
        if (count == 0) {
            throw new Unreadable(file.name() + " names columns, and nobody: there is no row below them.");
        }
        List<String> detained = columns.saying(Target.DETAINED_ON);
        for (String column : detained) {
            if (evidence.containsKey(column) && evidence.get(column).holdsNoDates()) {
                throw new Unreadable(
                        file.name() + " is no list of persons that Vigil can read: nothing in the column \"" + column
                                + "\" is a date. If the day of detention is in another column, say so in a mapping.");
            }
        }
    }
}
