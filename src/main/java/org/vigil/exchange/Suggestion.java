package org.vigil.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigil.source.YamlText;

/** Writes a mapping for a list as far as its columns' names tell, for a person to complete. Of the cells only words of status are in it. */
public final class Suggestion {
    private static final int MOST_WORDS = 30;
    private static final int LONGEST_WORD = 40;

    private static final String NUMBERS =
            ": numbers of another list are nobody's id. Say id only where they are the ids of your profiles.";

    /** Only a person's word makes a new id somebody new, whoever is called alike. */
    private static final String TAKEN_FOR_IDS =
            ": taken for the ids of your profiles. Write a line for it that says id where"
                    + " they surely are: a new one is then somebody new, whoever is called alike.";

    private Suggestion() {}

    /** @throws Unreadable where the file is no list at all */
    public static String of(ListFile file) throws IOException {
        try (Rows rows = file.open()) {
            Set<String> words = new LinkedHashSet<>();
            Set<String> ids = new LinkedHashSet<>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                status(row, words);
                named(row, ids);
            }
            return write(file.name(), new Columns(rows.columns(), Mapping.NONE), words, ids);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw file.explained(e);
        }
    }

    private static void status(Row row, Set<String> words) {
        row.cells().forEach((column, cell) -> {
            boolean status = Meaning.guess(column)
                    .filter(meaning -> meaning.target() == Target.STATUS)
                    .isPresent();
            if (status && cell instanceof String text && words.size() < MOST_WORDS && text.length() <= LONGEST_WORD) {
                String shown = Shown.value(column, text);
                if (!shown.isEmpty()) {
                    words.add(shown);
                }
            }
        });
    }

    /** Takes the columns of ids in which an id stands that is no mere number. */
    private static void named(Row row, Set<String> ids) {
        row.cells().forEach((column, cell) -> {
            if (cell instanceof String text && !Survey.number(text) && isId(column)) {
                ids.add(column);
            }
        });
    }

    private static boolean isId(String column) {
        return Meaning.guess(column)
                .filter(meaning -> meaning.target() == Target.ID)
                .isPresent();
    }

    private static String write(String name, Columns columns, Set<String> words, Set<String> ids) {
        Map<String, Object> lines = new LinkedHashMap<>();
        List<String> sensitive = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        columns.meanings().forEach((column, meaning) -> {
            if (!column.isEmpty()) {
                if (meaning.target() != Target.ID) {
                    lines.put(column, meaning.word());
                } else if (ids.contains(column)) {
                    remarks.add(column + TAKEN_FOR_IDS);
                } else {
                    lines.put(column, Meaning.IGNORED.word());
                    remarks.add(column + NUMBERS);
                }
                if (ListWords.ALL.sensitive(column)) {
                    sensitive.add(column);
                }
            }
        });
        StringBuilder text = new StringBuilder(
                "# How Vigil reads " + name + ". Look at each line; docs/import.md tells what may stand there.\n");
        sensitive.forEach(column ->
                text.append("# ").append(column).append(": tells how to reach somebody, and never comes in.\n"));
        remarks.forEach(remark -> text.append("# ").append(remark).append('\n'));
        text.append(YamlText.of(Map.of("columns", lines)));
        text.append("# What holds for every row that says nothing else. Take the # away and fill in:\n");
        text.append("everywhere:\n");
        text.append("  publisher: \"\"           # who published the list\n");
        text.append("  # source_title: \"\"      # its title; without it, the file's name\n");
        text.append("  # held_by: AZ           # the country that holds them, where no column says it\n");
        text.append("  # zone: Asia/Baku       # of the place of custody, where the country has several\n");
        text.append("  # confirmed: 2026-01-05 # the last day on which the list says that custody lasts\n");
        text.append("# language: ru            # of the list\n");
        text.append("# dates: day-first        # or month-first: is 04.05.2013 in May or in April?\n");
        Map<String, Object> values = new LinkedHashMap<>();
        words.forEach(word -> values.put(
                word,
                ListWords.ALL.find("status", word).map(ListWords.Meant::meaning).orElse("")));
        if (!values.isEmpty()) {
            text.append("# Words of status: in_custody, house_arrest, disappeared, released, died or unknown.\n");
            text.append(YamlText.of(Map.of("values", values)));
        }
        return text.toString();
    }
}
