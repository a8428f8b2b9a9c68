package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.FormPart;
import org.vigil.profile.NewProfileForm;
import org.vigil.profile.ProfileForm;
import org.vigil.profile.Typed;
import org.vigil.source.YamlText;

/** A form of a file as a page shows it: groups of inputs, each with what was typed and what is wrong with it. */
final class FormView {
    private final Map<String, String> typed;
    private final Map<String, Object> values;
    private final Map<String, List<String>> choices;
    private final boolean isNew;
    private final @Nullable String more;
    private final String of;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, List<String>> wrong = new TreeMap<>();

    /**
     * An input.
     *
     * @param label a key of the texts
     * @param look text, lines, choice, ticks for some of the choices, tick, or locked for what only the file can say
     * @param choices what may be chosen
     */
    record Input(
            String name, String id, String label, String look, String value, List<String> choices, List<String> wrong) {
        /** Of ticks: whether one is set. Public, as all that a template calls. */
        public boolean chosen(String word) {
            return Typed.items(value).contains(word);
        }
    }

    /**
     * Inputs that belong together.
     *
     * @param remove the name of the tick that takes the row out; null where it is new or no row
     * @param removed whether it is set
     */
    record Row(
            String id,
            int number,
            List<Input> inputs,
            @Nullable String remove,
            boolean removed) {
        Row(String id, int number, List<Input> inputs) {
            this(id, number, inputs, null, false);
        }
    }

    /**
     * A field of the file.
     *
     * @param label a key of the texts
     * @param rows those that are there, and empty ones
     * @param more whether another row can be had
     */
    record Group(
            String field, String label, String id, boolean list, List<Row> rows, boolean more, List<String> wrong) {}

    /**
     * What is wrong.
     *
     * @param id of the place in the form; empty where it is about none
     * @param label a key of the texts, for that place
     */
    record Said(String id, String label, String words) {}

    /**
     * @param values what stands in the file
     * @param choices of fields whose words are the team's own
     * @param more the list of which another row is wanted; null for none
     */
    FormView(
            Map<String, String> typed,
            Map<String, Object> values,
            Map<String, List<String>> choices,
            boolean isNew,
            @Nullable String more) {
        this("", typed, values, choices, isNew, more);
    }

    /** @param of what the keys of the texts begin with, such as {@code event.} */
    FormView(
            String of,
            Map<String, String> typed,
            Map<String, Object> values,
            Map<String, List<String>> choices,
            boolean isNew,
            @Nullable String more) {
        this.of = of;
        this.typed = typed;
        this.values = values;
        this.choices = choices;
        this.isNew = isNew;
        this.more = more;
        if (isNew) {
            labels.put("ended", "ended"); // the template's own, for the events of the file
        }
    }

    static String id(String name) {
        return name.replaceAll("[\\[.]", "-").replace("]", "");
    }

    List<Group> groups(List<FormPart> parts) {
        return parts.stream()
                .filter(part -> !part.field().equals("case_holder")
                        || !choices("case_holder").isEmpty())
                .map(part -> group(part, values.get(part.field())))
                .toList();
    }

    /** Puts each problem beside the input that is nearest to its place. Asked after {@link #groups}. */
    Said place(String input, String words) {
        String found = input;
        while (!labels.containsKey(found) && found.matches(".*[.\\[].*")) {
            found = found.replaceFirst("[.\\[][^.\\[]*$", "");
        }
        boolean known = labels.containsKey(found);
        if (known) {
            wrong.computeIfAbsent(found, first -> new ArrayList<>()).add(words);
        }
        return new Said(known ? id(found) : "", labels.getOrDefault(found, ""), words);
    }

    private Group group(FormPart part, @Nullable Object value) {
        String field = part.field();
        String label = of + field;
        labels.put(field, label);
        boolean list = part instanceof FormPart.Rows || part instanceof FormPart.Languages;
        List<Row> rows = new ArrayList<>();
        if (!part.holds(value)) {
            rows.add(new Row(id(field), 0, List.of(locked(field, label, value))));
            return new Group(field, label, id(field), false, rows, false, wrong(field));
        }
        switch (part) {
            case FormPart.Rows each -> {
                int known = value instanceof List<?> items ? items.size() : 0;
                for (int row = 1; row <= shown(field, known); row++) {
                    String at = field + "[" + row + "]";
                    labels.put(at, label);
                    Object item = value instanceof List<?> items && row <= known ? items.get(row - 1) : Map.of();
                    List<Input> inputs = new ArrayList<>();
                    each.parts()
                            .forEach(inner -> inputs.addAll(inputs(
                                    inner, at + "." + inner.field(), label + "." + inner.field(), of(item, inner))));
                    if (isNew && field.equals("sources")) {
                        inputs.add(tick(at + NewProfileForm.DATES, "sources.dates"));
                    }
                    String remove = row <= known ? at + ProfileForm.REMOVE : null;
                    rows.add(new Row(id(at), row, inputs, remove, "true".equals(typed.get(at + ProfileForm.REMOVE))));
                }
            }
            case FormPart.Languages each -> {
                int known = value instanceof Map<?, ?> texts ? texts.size() : 0;
                for (int row = 1; row <= shown(field, known); row++) {
                    String at = field + "[" + row + "]";
                    rows.add(new Row(id(at), row, language(each, at, label)));
                }
            }
            case FormPart.Text each -> rows.add(row(each, field, value));
            case FormPart.Items each -> rows.add(row(each, field, value));
            case FormPart.Flag each -> rows.add(row(each, field, value));
            case FormPart.Doubt each -> rows.add(row(each, field, value));
            case FormPart.Inner each -> rows.add(row(each, field, value));
            case FormPart.Why each -> rows.add(row(each, field, value));
        }
        return new Group(field, label, id(field), list, rows, list, wrong(field));
    }

    private Row row(FormPart part, String field, @Nullable Object value) {
        return new Row(id(field), 0, inputs(part, field, of + field, value));
    }

    private int shown(String field, int known) {
        int typedRows = FormPart.rows(typed, field);
        int first = isNew && field.equals("names")
                ? 2
                : Set.of("names", "custody", "sources", "role", "story", "alt_text", "title", "text", "on_call")
                                .contains(field)
                        ? 1
                        : 0;
        int rows = Math.max(Math.max(known, typedRows), first);
        return Math.min(rows + (field.equals(more) ? 1 : 0), FormPart.MOST_ROWS);
    }

    private static @Nullable Object of(@Nullable Object item, FormPart part) {
        return item instanceof Map<?, ?> map ? map.get(part.field()) : null;
    }

    private List<Input> inputs(FormPart part, String at, String label, @Nullable Object value) {
        if (!part.holds(value)) {
            return List.of(locked(at, label, value));
        }
        return switch (part) {
            case FormPart.Text text -> List.of(text(text, at, label));
            case FormPart.Items items ->
                List.of(choices(items.field()).isEmpty() ? line(at, label) : ticks(at, label, choices(items.field())));
            case FormPart.Flag flag -> List.of(tick(at, label));
            case FormPart.Doubt doubt -> List.of(line(at, label), line(at + ".latest", label + ".latest"));
            case FormPart.Languages languages -> {
                List<Input> inputs = new ArrayList<>();
                for (int row = 1; row <= Math.max(1, FormPart.rows(typed, at) + 1); row++) {
                    inputs.addAll(language(languages, at + "[" + row + "]", label));
                }
                yield inputs;
            }
            case FormPart.Inner inner -> each(inner.parts(), at, label, value);
            case FormPart.Rows rows -> each(rows.parts(), at, label, value);
            case FormPart.Why why ->
                List.of(
                        choice(at + ".kind", label + ".kind", List.of("consent", "reason", "historic")),
                        line(at + ".given", label + ".given"),
                        line(at + ".until", label + ".until"),
                        line(at + ".reason", label + ".reason"),
                        line(at + ".on", label + ".on"),
                        line(at + ".signed_by", label + ".signed_by"),
                        line(at + ".scope", label + ".scope"));
        };
    }

    private List<Input> each(List<FormPart> parts, String at, String label, @Nullable Object value) {
        List<Input> inputs = new ArrayList<>();
        parts.forEach(part ->
                inputs.addAll(inputs(part, at + "." + part.field(), label + "." + part.field(), of(value, part))));
        return inputs;
    }

    private List<Input> language(FormPart.Languages part, String at, String label) {
        return List.of(
                input(at + ".language", "language", "text", List.of()),
                input(at + ".text", label, part.lines() || isLong(at + ".text") ? "lines" : "text", List.of()));
    }

    private Input text(FormPart.Text part, String at, String label) {
        List<String> known = choices(part.field());
        if (part.look() == FormPart.Look.CHOICE || !known.isEmpty()) {
            return choice(at, label, known.isEmpty() ? part.choices() : known);
        }
        return part.look() == FormPart.Look.LINES ? input(at, label, "lines", List.of()) : line(at, label);
    }

    /** Without a line's end, which an input of one line would drop. */
    private Input line(String at, String label) {
        return input(at, label, isLong(at) ? "lines" : "text", List.of());
    }

    private boolean isLong(String at) {
        return typed.getOrDefault(at, "").indexOf('\n') >= 0;
    }

    private Input choice(String at, String label, List<String> words) {
        List<String> all = new ArrayList<>(words);
        String now = typed.getOrDefault(at, "");
        if (!now.isEmpty() && !all.contains(now)) {
            all.add(now);
        }
        return input(at, label, "choice", all);
    }

    /** What stands in the file and is no choice any more can be taken out, and is not lost before that. */
    private Input ticks(String at, String label, List<String> words) {
        List<String> all = new ArrayList<>(words);
        Typed.items(typed.getOrDefault(at, "")).stream()
                .filter(word -> !all.contains(word))
                .forEach(all::add);
        return input(at, label, "ticks", all);
    }

    private Input tick(String at, String label) {
        return input(at, label, "tick", List.of());
    }

    private Input locked(String at, String label, @Nullable Object value) {
        labels.putIfAbsent(at, label);
        String text = YamlText.of(Map.of(at, Objects.requireNonNullElse(value, "")));
        return new Input(
                at,
                id(at),
                label,
                "locked",
                text.substring(text.indexOf(':') + 1).strip(),
                List.of(),
                wrong(at));
    }

    private Input input(String at, String label, String look, List<String> words) {
        labels.putIfAbsent(at, label);
        return new Input(at, id(at), label, look, typed.getOrDefault(at, ""), words, wrong(at));
    }

    /** Filled by {@link #place}, once it is known which inputs there are. */
    private List<String> wrong(String at) {
        return wrong.computeIfAbsent(at, first -> new ArrayList<>());
    }

    private List<String> choices(String field) {
        return choices.getOrDefault(field, List.of());
    }
}
