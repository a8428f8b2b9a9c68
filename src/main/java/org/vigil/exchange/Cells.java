package org.vigil.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;

/** The cells of one row by what they say, and what is wrong with them. */
final class Cells {
    private final Row row;
    private final Columns columns;
    private final Mapping mapping;
    private final List<Refusal> refusals = new ArrayList<>();

    Cells(Row row, Columns columns, Mapping mapping) {
        this.row = row;
        this.columns = columns;
        this.mapping = mapping;
        row.troubles().forEach((column, why) -> {
            boolean comesIn = column.isEmpty()
                    || columns.meanings().getOrDefault(column, Meaning.IGNORED).target() != Target.IGNORE;
            if (comesIn) {
                refusals.add(new Refusal(row.number(), row.line(), column, "", why));
            }
        });
    }

    Row row() {
        return row;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    boolean sound() {
        return refusals.isEmpty();
    }

    /** The text of the one column that says this, else what the mapping says for all; empty where there is none. */
    Optional<String> text(Target target) {
        return columns.saying(target).stream()
                .map(column -> PlainWords.imported(row.text(column)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> Optional.ofNullable(mapping.everywhere().get(target)));
    }

    /** The column that says this, for a refusal; empty where there is none. */
    String column(Target target) {
        return columns.saying(target).stream().findFirst().orElse("");
    }

    /** Each text of a target that may be said by several columns, with its column. */
    void each(Target target, BiConsumer<String, String> take) {
        for (String column : columns.saying(target)) {
            String text = PlainWords.imported(row.text(column));
            if (!text.isEmpty()) {
                take.accept(column, text);
            }
        }
    }

    /** The text or structure of a profile's field as it stands in the row; null where it does not. */
    Map<String, Object> fields() {
        Map<String, Object> found = new LinkedHashMap<>();
        columns.meanings().forEach((column, meaning) -> {
            Object value = row.cells().get(column);
            String whole = meaning.target().field();
            if (value instanceof java.util.Map || value instanceof List) {
                if (!whole.isEmpty()) {
                    found.put(whole, Structures.imported(value));
                }
            }
            if (meaning.target() == Target.FIELD && value != null) {
                Object structure = value instanceof String text
                        ? structure(column, meaning.field(), text)
                        : Structures.imported(value);
                if (structure != null) {
                    found.put(meaning.field(), structure);
                }
            }
        });
        return found;
    }

    private @Nullable Object structure(String column, String field, String text) {
        String clean = PlainWords.imported(text);
        if (!clean.startsWith("{") && !clean.startsWith("[")) {
            return field.equals("members") || field.equals("together") ? ListWords.items(clean) : clean;
        }
        Object structure = Structures.read(clean).orElse(null);
        if (structure == null) {
            refuse(column, clean, "this is no JSON; take it from a file that ./vigil export has written");
        }
        return structure;
    }

    /** The columns that hold a profile's field as it stands in a file, by field. */
    Map<String, String> wholeColumns() {
        Map<String, String> found = new LinkedHashMap<>();
        columns.meanings().forEach((column, meaning) -> {
            if (meaning.target() == Target.FIELD) {
                found.put(meaning.field(), column);
            }
        });
        return found;
    }

    Meaning meaning(String column) {
        return columns.meanings().getOrDefault(column, Meaning.IGNORED);
    }

    @Nullable String language(String column) {
        return columns.language(column);
    }

    /** Whether the mapping says what a word means. */
    boolean mapped(String word) {
        return mapping.values().containsKey(ListWords.plain(word));
    }

    /** What a word means: by the mapping, else in any language that Vigil knows. */
    Optional<String> meant(String group, String word) {
        return Optional.ofNullable(mapping.values().get(ListWords.plain(word)))
                .filter(meaning ->
                        Mapping.MEANINGS.getOrDefault(group, List.of()).contains(meaning))
                .or(() -> ListWords.ALL.find(group, word).map(ListWords.Meant::meaning));
    }

    void refuse(Target target, String reason) {
        String column = column(target);
        String value = row.text(column);
        String shown = target.date() ? Shown.date(column, value) : Shown.value(column, value);
        refusals.add(new Refusal(row.number(), row.line(), column, shown, reason));
    }

    /** As {@link #refuse(Target, String)}, for what a report must not repeat, such as a birth. */
    void refuseUnshown(Target target, String reason) {
        refuse(column(target), "", reason);
    }

    /** What a profile's reader says of a field that this column gave. */
    void refuseProblem(String column, Problem problem) {
        String value = row.text(column);
        Optional<String> place = HarmfulText.place(problem.field(), PlainWords.imported(value));
        boolean quoted = !value.isEmpty()
                && problem.wrong().contains(value)
                && Shown.value(column, value).isEmpty();
        String wrong = quoted || HarmfulText.quoted(problem.wrong()) ? "this cannot stand here" : problem.wrong();
        boolean forAll = !row.cells().containsKey(column) && (column.equals("held_by") || column.equals("zone"));
        String allowed = (problem.allowed().isEmpty() ? "" : "; " + problem.allowed())
                + (forAll
                        ? ". Where it is the same for all, say it in a mapping: everywhere: { " + column + ": … }"
                        : "");
        refusals.add(new Refusal(
                row.number(),
                row.line(),
                column,
                place.isPresent() ? "" : Shown.value(column, value),
                wrong + allowed + place.map(words -> " (" + words + ")").orElse("")));
    }

    List<String> columnsOfDates() {
        return columns.meanings().entrySet().stream()
                .filter(entry -> entry.getValue().target().date())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What may tell how to reach somebody is not repeated. */
    void refuse(String column, String value, String reason) {
        refusals.add(new Refusal(row.number(), row.line(), column, Shown.value(column, value), reason));
    }
}
