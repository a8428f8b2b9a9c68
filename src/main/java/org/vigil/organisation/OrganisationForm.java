package org.vigil.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlText;
import org.vigil.source.YamlValues;

/**
 * What a form asks about an organisation, as texts that may still be wrong: {@link OrganisationsFile} is the judge of the file
 * that comes of it. What a form does not ask stays in the file as it stands, remarks and the other organisations too.
 *
 * @param people each once, without spaces around it; likewise the other lists
 */
public record OrganisationForm(
        String id, String name, boolean unlisted, List<String> people, List<String> approvers, List<String> toNotify) {
    private static final String ALL = "organisations";
    private static final String UNLISTED = "unlisted";

    public OrganisationForm {
        id = id.strip();
        name = name.strip();
        people = clean(people);
        approvers = clean(approvers);
        toNotify = clean(toNotify);
    }

    private static List<String> clean(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** What a file says of an organisation; empty where it does not have it, or cannot be read as a list of them. */
    public static Optional<OrganisationForm> of(String text, String id) {
        return place(text, id)
                .flatMap(place -> YamlValues.of(text)
                        .map(values -> entries(values).get(place))
                        .map(OrganisationForm::of));
    }

    private static OrganisationForm of(Object entry) {
        return new OrganisationForm(
                text(entry, "id"),
                text(entry, "name"),
                text(entry, UNLISTED).matches("(?i)true|yes"),
                texts(entry, "people"),
                texts(entry, "approvers"),
                texts(entry, "notify"));
    }

    /**
     * A file's text with this organisation at its end.
     *
     * @param text of the file; empty where there is none yet
     * @return empty where the text is written so that it can only be changed as a file
     */
    public Optional<String> addedTo(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return Optional.of(text
                    + (text.isEmpty() || text.endsWith("\n") ? "" : "\n")
                    + YamlText.of(Map.of(ALL, List.of(fields()))));
        }
        return YamlSteps.apply(text, List.of(new Step.Append(List.of(ALL), fields())), List.of(ALL));
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        if (unlisted) {
            fields.put(UNLISTED, true);
        }
        lists().forEach((field, names) -> {
            if (!names.isEmpty()) {
                fields.put(field, names);
            }
        });
        return fields;
    }

    private Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("people", people);
        lists.put("approvers", approvers);
        lists.put("notify", toNotify);
        return lists;
    }

    /**
     * A file's text with what this says in place of what it said of the organisation of this id.
     *
     * @return empty where it does not have it, or is written so that it can only be changed as a file
     */
    public Optional<String> into(String text) {
        Optional<OrganisationForm> before = of(text, id);
        return place(text, id)
                .flatMap(place ->
                        before.map(was -> steps(was, place, YamlValues.of(text).orElseThrow())))
                .flatMap(steps -> YamlSteps.apply(text, steps, List.of()).or(() -> YamlSteps.anew(text, steps)));
    }

    private List<Step> steps(OrganisationForm before, int place, Map<String, Object> values) {
        List<Step> steps = new ArrayList<>();
        if (!name.equals(before.name)) {
            steps.add(new Step.Put(List.of(ALL, place, "name"), name));
        }
        if (unlisted != before.unlisted) {
            steps.add(
                    unlisted
                            ? new Step.Put(List.of(ALL, place, UNLISTED), true)
                            : new Step.Remove(List.of(ALL, place, UNLISTED)));
        }
        lists().forEach((field, names) -> {
            List<Object> path = List.of(ALL, place, field);
            steps.addAll(changed(path, YamlValues.at(values, path), names));
        });
        return steps;
    }

    /** Name by name, so that a remark beside one of them stays. */
    private static List<Step> changed(List<Object> path, @Nullable Object value, List<String> names) {
        List<String> left = texts(value);
        List<Step> steps = new ArrayList<>();
        if (names.isEmpty() || clean(left).equals(names)) {
            return names.isEmpty() && value != null ? List.of(new Step.Remove(path)) : List.of();
        }
        if (!(value instanceof List<?> all)
                || all.size() != left.size()
                || left.stream().noneMatch(names::contains)) {
            steps.add(new Step.Put(path, names));
        } else {
            for (int at = left.size() - 1; at >= 0; at--) {
                if (!names.contains(left.get(at))) {
                    List<Object> item = new ArrayList<>(path);
                    item.add(at);
                    steps.add(new Step.Remove(item));
                }
            }
            names.stream().filter(name -> !left.contains(name)).forEach(name -> steps.add(new Step.Append(path, name)));
        }
        return steps;
    }

    /**
     * A file's text without an organisation; with the only one there is nothing left, and the text is empty.
     *
     * @return empty where it does not have it, or is written so that it can only be changed as a file
     */
    public static Optional<String> without(String text, String id) {
        int all = YamlValues.of(text)
                .map(OrganisationForm::entries)
                .orElse(List.of())
                .size();
        return place(text, id).flatMap(place -> {
            List<Step> steps = List.of(new Step.Remove(List.of(ALL, place)));
            return all == 1
                    ? Optional.of("")
                    : YamlSteps.apply(text, steps, List.of()).or(() -> YamlSteps.anew(text, steps));
        });
    }

    /** At which place of the list it stands, from 0. */
    public static Optional<Integer> place(String text, String id) {
        List<Object> entries =
                YamlValues.of(text).map(OrganisationForm::entries).orElse(List.of());
        return IntStream.range(0, entries.size())
                .filter(at -> text(entries.get(at), "id").equals(id))
                .boxed()
                .findFirst();
    }

    private static List<Object> entries(Map<String, Object> values) {
        return values.get(ALL) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static String text(Object entry, String field) {
        return entry instanceof Map<?, ?> fields && fields.get(field) instanceof String text ? text : "";
    }

    private static List<String> texts(Object entry, String field) {
        return texts(entry instanceof Map<?, ?> fields ? fields.get(field) : null);
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .toList();
            case null, default -> List.of();
        };
    }
}
