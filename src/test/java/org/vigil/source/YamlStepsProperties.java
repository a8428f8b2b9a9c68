package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.source.WrittenByHand.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vigil.source.WrittenByHand.Line;
import org.vigil.source.YamlSteps.Step;

/** For any profile or schedule as people might write it, and any change of it. */
class YamlStepsProperties {
    @Property(tries = 1000)
    void theValuesAreWhatTheyWereToBeAndAllOtherLinesStay(@ForAll("randoms") Random random) {
        ChangesByChance chance = new ChangesByChance(random);
        Map<String, Object> values = chance.values();
        WrittenByHand file = new WrittenByHand(values, random);
        assertThat(YamlValues.of(file.text())).as(file.text()).hasValue(values);
        Step step = chance.step(values);
        Optional<String> changed = YamlSteps.apply(file.text(), List.of(step), ChangesByChance.ORDER);
        assertThat(changed).as("%s in%n%s", step, file.text()).isPresent();
        String after = changed.orElseThrow();
        String story = "%s in%n%s%nbecame%n%s".formatted(step, file.text(), after);
        assertThat(YamlValues.of(after)).as(story).hasValue(meant(values, step));
        assertThat(after).startsWith(file.mark);
        assertThat(Stream.of(after.substring(file.mark.length()).split(file.lineEnd, -1))
                        .map(line -> bare(step, line)))
                .as(story)
                .containsSubsequence(file.lines.stream()
                        .filter(line -> !touches(values, step, line))
                        .map(line -> bare(step, line.text()))
                        .filter(line -> !(line.isEmpty() && step instanceof Step.Remove))
                        .toList());
        assertThat(after.replace(file.lineEnd, "")).as(story).doesNotContain("\n", "\r");
        if (step instanceof Step.Put put && YamlValues.at(values, put.path()) != null) {
            file.lines.stream()
                    .filter(line ->
                            line.path().equals(put.path()) && line.text().contains("# r"))
                    .filter(line -> !(put.value() instanceof Map))
                    .forEach(line -> assertThat(after).as(story).contains(line.remark()));
        }
        if (step instanceof Step.Put put && put.value() instanceof List<?> now) {
            itemsKeepTheirLines(file, put, YamlValues.at(values, put.path()), now, after, story);
        }
    }

    private static void itemsKeepTheirLines(
            WrittenByHand file,
            Step.Put put,
            @org.jspecify.annotations.Nullable Object before,
            List<?> now,
            String after,
            String story) {
        for (int i = 0; before instanceof List<?> list && i < list.size(); i++) {
            List<Object> path = with(put.path(), i);
            if (Collections.frequency(now, list.get(i)) >= Collections.frequency(list, list.get(i))) {
                String lines = String.join(
                        file.lineEnd,
                        file.lines.stream()
                                .filter(line -> isWithin(line.path(), path))
                                .map(Line::text)
                                .toList());
                assertThat(after).as(story).contains(lines);
            }
        }
    }

    @Property(tries = 200)
    void severalStepsAreTheSameAsOneAfterTheOther(@ForAll("randoms") Random random) {
        ChangesByChance chance = new ChangesByChance(random);
        Map<String, Object> meant = chance.values();
        String text = new WrittenByHand(meant, random).text();
        List<Step> steps = new ArrayList<>();
        String each = text;
        for (int i = 0; i < 4; i++) {
            Step step = chance.step(meant);
            steps.add(step);
            meant = meant(meant, step);
            Optional<String> next = YamlSteps.apply(each, List.of(step), ChangesByChance.ORDER);
            assertThat(next).as("%s in%n%s", step, each).isPresent();
            each = next.orElseThrow();
        }
        assertThat(YamlSteps.apply(text, steps, ChangesByChance.ORDER)).hasValue(each);
        assertThat(YamlValues.of(each)).hasValue(meant);
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    /** A line that follows a dash in the place of another keeps all but what it begins with, and empty ones before it go. */
    private static String bare(Step step, String line) {
        return step instanceof Step.Remove ? line.replaceFirst("^[ -]+", "") : line;
    }

    private static boolean touches(Map<String, Object> values, Step step, Line line) {
        List<Object> path = path(step);
        List<Object> parent = path.subList(0, path.size() - 1);
        boolean lastItem = step instanceof Step.Remove
                && YamlValues.at(values, parent) instanceof List<?> list
                && list.size() == 1;
        boolean here = line.between() && isWithin(path, line.path());
        boolean one = step instanceof Step.Append && YamlValues.at(values, path) instanceof String;
        boolean below = !(step instanceof Step.Append) && isWithin(line.path(), path);
        return here || below || (one && line.path().equals(path)) || (lastItem && isWithin(line.path(), parent));
    }

    private static boolean isWithin(List<Object> path, List<Object> other) {
        return path.size() >= other.size() && path.subList(0, other.size()).equals(other);
    }

    private static List<Object> path(Step step) {
        return switch (step) {
            case Step.Put put -> put.path();
            case Step.Append append -> append.path();
            case Step.Remove remove -> remove.path();
        };
    }

    private static Map<String, Object> meant(Map<String, Object> values, Step step) {
        Map<String, Object> meant = copy(values);
        List<Object> path = path(step);
        Object last = path.getLast();
        Object within = Objects.requireNonNull(YamlValues.at(meant, path.subList(0, path.size() - 1)));
        switch (step) {
            case Step.Put put -> set(within, last, put.value());
            case Step.Append append -> {
                List<Object> longer = new ArrayList<>((List<?>) YamlValues.at(meant, path));
                longer.add(append.value());
                set(within, last, longer);
            }
            case Step.Remove remove -> {
                if (within instanceof List<?> list && list.size() == 1) {
                    return meant(values, new Step.Remove(path.subList(0, path.size() - 1)));
                }
                Object gone = within instanceof List<?> list
                        ? list.remove((int) (Integer) last)
                        : ((Map<?, ?>) within).remove(last);
                assertThat(gone).isNotNull();
            }
        }
        return meant;
    }

    @SuppressWarnings("unchecked")
    private static void set(Object within, Object last, Object value) {
        if (within instanceof List<?> list) {
            ((List<Object>) list).set((Integer) last, value);
        } else {
            ((Map<Object, Object>) within).put(last, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((name, inner) -> copy.put(name, copy(inner)));
                yield (T) copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(copy(item)));
                yield (T) copy;
            }
            default -> value;
        };
    }
}
