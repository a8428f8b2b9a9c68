package org.vigil.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes single values of a YAML text and leaves every other character as it stands: remarks, order, layout, and what
 * nobody knows a meaning for. What came out is read again and compared with what was to be; where it is not just that,
 * nothing is changed.
 */
public final class YamlSteps {
    private YamlSteps() {}

    /** One change. A path has names of fields, and places in lists from 0. */
    public sealed interface Step {
        /**
         * Sets a value; mappings on the way are made. What stays of a list or a mapping keeps its lines and the remarks beside
         * them: items that are mappings are known by their {@code id}, others by what they say. An item that goes takes its
         * remarks along, but for those above the first.
         */
        record Put(List<Object> path, Object value) implements Step {}

        /** Takes a field, or an item of a list, away; with the last item goes the list. What is not there changes nothing. */
        record Remove(List<Object> path) implements Step {}

        /** Adds an item to a list, which is made where there is none; one value alone is a list of one. */
        record Append(List<Object> path, Object value) implements Step {}
    }

    /**
     * Takes one step after the other.
     *
     * @param order of the fields of the text: a new one comes after those that stand before it there. Of fields further in it
     *     has the names on the way, as {@code custody.from}; a new one that it has not comes last
     * @return empty where the text is written so that this cannot be done in place
     */
    public static Optional<String> apply(String text, List<Step> steps, List<String> order) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        return all(text.substring(mark.length()), steps, order).map(changed -> mark + changed);
    }

    private static Optional<String> all(String text, List<Step> steps, List<String> order) {
        Optional<String> now = YamlValues.of(text).map(readable -> text);
        for (Step step : steps) {
            now = now.flatMap(before -> one(before, step, order));
        }
        return now;
    }

    private static Optional<String> one(String text, Step step, List<String> order) {
        Map<String, Object> values = YamlValues.of(text).orElseThrow();
        Map<String, Object> meant = YamlMeant.after(values, step);
        if (meant.equals(values)) {
            return Optional.of(text);
        }
        YamlLayout layout = YamlLayout.of(text);
        List<Step> parts = YamlParts.of(step, layout);
        Optional<String> changed = parts.equals(List.of(step)) ? whole(layout, step, order) : all(text, parts, order);
        return changed.filter(now -> YamlValues.of(now).filter(meant::equals).isPresent());
    }

    private static Optional<String> whole(YamlLayout layout, Step step, List<String> order) {
        return switch (step) {
            case Step.Put put -> new YamlPut(layout, order).put(put.path(), put.value());
            case Step.Append append -> new YamlPut(layout, order).append(append.path(), append.value());
            case Step.Remove remove -> new YamlRemoval(layout).of(remove.path());
        };
    }

    /**
     * The same values written anew, for a text without remarks.
     *
     * @return empty where there are remarks, which would be lost
     */
    public static Optional<String> anew(String text, List<Step> steps) {
        if (YamlRemarks.in(text) || text.contains("\uFEFF")) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> values = YamlValues.of(text);
        for (Step step : steps) {
            values = values.map(known -> YamlMeant.after(known, step));
        }
        return values.map(YamlText::of);
    }
}
