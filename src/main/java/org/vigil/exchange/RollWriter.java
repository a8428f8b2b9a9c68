package org.vigil.exchange;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.vigil.source.YamlText;

/** Writes a roll in a form that an import reads back to the same; the same roll always gives the same bytes. */
public final class RollWriter {
    private static final List<String> BY_LANGUAGE = List.of("names", "role", "story");
    private static final Map<String, String> SINGULAR = Map.of("names", "name", "role", "role", "story", "story");

    private static final List<String> PLAIN = List.of("kind", "from", "to", "confirmed");

    private RollWriter() {}

    /** One object a person. */
    public static void json(RollExport roll, Writer out) throws IOException {
        out.write("[");
        String[] before = {"\n"};
        roll.each(fields -> {
            out.write(before[0] + Structures.write(fields));
            before[0] = ",\n";
        });
        out.write("\n]\n");
    }

    /** One list, as profiles stand in their files. */
    public static void yaml(RollExport roll, Writer out) throws IOException {
        boolean[] any = {false};
        out.write("profiles:\n");
        roll.each(fields -> {
            any[0] = true;
            String[] lines = YamlText.of(fields).split("\n");
            for (int i = 0; i < lines.length; i++) {
                out.write((i == 0 ? "  - " : lines[i].isEmpty() ? "" : "    ") + lines[i] + "\n");
            }
        });
        if (!any[0]) {
            out.write("  []\n");
        }
    }

    /**
     * One row a person. Cells that a spreadsheet would compute are made harmless. The first line tells a spreadsheet where
     * cells end, whatever is usual in its language.
     */
    public static void csv(RollExport roll, Writer out) throws IOException {
        List<String> columns = columns(roll);
        out.write("sep=,\r\n");
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(columns);
        roll.each(fields -> {
            Map<String, String> cells = cells(fields);
            for (String column : columns) {
                csv.print(Harmless.write(cells.getOrDefault(column, "")));
            }
            csv.println();
        });
        csv.flush();
    }

    private static List<String> columns(RollExport roll) throws IOException {
        Map<String, Set<String>> languages = new LinkedHashMap<>();
        BY_LANGUAGE.forEach(field -> languages.put(field, new TreeSet<>()));
        roll.each(fields -> BY_LANGUAGE.forEach(field -> {
            if (fields.get(field) instanceof Map<?, ?> texts) {
                Set<String> spoken = languages.computeIfAbsent(field, first -> new TreeSet<>());
                texts.keySet().forEach(language -> spoken.add(language.toString()));
            }
        }));
        List<String> columns = new ArrayList<>();
        for (String field : RollExport.LEAVING) {
            if (languages.containsKey(field)) {
                if (field.equals("names")) {
                    columns.add("main_language");
                }
                languages.get(field).forEach(language -> columns.add(SINGULAR.get(field) + "." + language));
            } else if (field.equals("custody")) {
                columns.addAll(List.of("custody_kind", "detained_on", "ended_on", "confirmed", "custody"));
            } else {
                columns.add(field);
            }
        }
        return columns;
    }

    private static Map<String, String> cells(Map<String, Object> fields) {
        Map<String, String> cells = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (BY_LANGUAGE.contains(field) && value instanceof Map<?, ?> texts) {
                texts.forEach((language, text) -> cells.put(SINGULAR.get(field) + "." + language, text.toString()));
                if (field.equals("names")) {
                    cells.put("main_language", texts.keySet().iterator().next().toString());
                }
            } else if (field.equals("custody")) {
                custody((List<?>) value, cells);
            } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                cells.put(field, list(list));
            } else {
                cells.put(field, value instanceof String text ? text : Structures.write(value));
            }
        });
        return cells;
    }

    /** Names have spaces in them; one with a sign that separates makes them all JSON. */
    private static String list(List<?> names) {
        List<String> texts = names.stream().map(Object::toString).toList();
        return texts.stream().allMatch(name -> ListWords.items(name).equals(List.of(name)))
                ? String.join("; ", texts)
                : Structures.write(texts);
    }

    /** The plain case in columns of its own, for people; whatever is not plain as it stands in a file. */
    private static void custody(List<?> periods, Map<String, String> cells) {
        Map<?, ?> first = (Map<?, ?>) periods.getFirst();
        boolean plain = periods.size() == 1
                && first.values().stream().allMatch(String.class::isInstance)
                && PLAIN.containsAll(first.keySet())
                && !"unknown".equals(first.get("to"));
        if (!plain) {
            cells.put("custody", Structures.write(periods));
            return;
        }
        Map<String, String> columns =
                Map.of("kind", "custody_kind", "from", "detained_on", "to", "ended_on", "confirmed", "confirmed");
        first.forEach((name, value) -> cells.put(columns.get(name.toString()), value.toString()));
    }
}
