package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.source.YamlSteps.Step;

class YamlStepsTest {
    private static final String TEXT = """
            # Ask her sister before anything changes.
            id: wang-yu           # the file's name
            names: { en: Wang Yu, zh-Hans: 王宇 }
            unheard_of: { of: this }   # somebody's own
            custody:
              # the first time
              - kind: detention   # as far as known
                from: 2015-07-09
                to: 2015-12-01
              - { kind: prison, from: 2016-01-05, confirmed: 2026-01-05 } # goes on

            # where it is from
            sources:
              - { title: "A report: 2015", publisher: HRW }
            story:
              en: |
                She defended others.
                Until she was taken.
            tags: [a, b]
            """;

    private static final List<String> ORDER =
            List.of("id", "names", "aliases", "role", "custody", "story", "sources", "tags");

    private static String after(Step... steps) {
        return YamlSteps.apply(TEXT, List.of(steps), ORDER).orElseThrow();
    }

    private static Step.Put put(Object value, Object... path) {
        return new Step.Put(List.of(path), value);
    }

    @Test
    void aValueChangesAndEveryOtherCharacterStays() {
        assertThat(after(put("2015-07-10", "custody", 0, "from"))).isEqualTo(TEXT.replace("2015-07-09", "2015-07-10"));
        assertThat(after(put("house_arrest", "custody", 1, "kind"), put("Wáng Yǔ, \"the lawyer\"", "names", "en")))
                .isEqualTo(TEXT.replace("kind: prison", "kind: house_arrest")
                        .replace("en: Wang Yu", "en: 'Wáng Yǔ, \"the lawyer\"'"));
    }

    @Test
    void aNewFieldComesAtItsPlaceInTheOrder() {
        assertThat(after(put(Map.of("en", "lawyer"), "role")))
                .isEqualTo(TEXT.replace("unheard_of", "role: {en: lawyer}\nunheard_of"));
        assertThat(after(put("2026-02-01", "custody", 1, "note"), put("x", "custody", 0, "note")))
                .isEqualTo(TEXT.replace("confirmed: 2026-01-05 }", "confirmed: 2026-01-05, note: 2026-02-01 }")
                        .replace("to: 2015-12-01\n", "to: 2015-12-01\n    note: x\n"));
        assertThat(after(put("Her life.", "story", "fr"))).contains("  fr: Her life.\ntags:");
    }

    @Test
    void itemsComeAndGoAndTheirNeighboursKeepTheirRemarks() {
        assertThat(after(new Step.Append(List.of("custody"), Map.of("kind", "prison"))))
                .isEqualTo(TEXT.replace("# goes on\n", "# goes on\n  - {kind: prison}\n"));
        assertThat(after(new Step.Remove(List.of("custody", 1))))
                .isEqualTo(TEXT.replaceFirst("(?m)^  - \\{ kind: prison.*\\n", ""));
        assertThat(after(new Step.Remove(List.of("custody", 0))))
                .isEqualTo(TEXT.replaceFirst("(?s)  - kind: detention.*?2015-12-01\\n", ""));
        assertThat(after(new Step.Remove(List.of("sources", 0)))).doesNotContain("sources:");
        assertThat(after(new Step.Append(List.of("aliases"), "Her, mother's"), new Step.Append(List.of("tags"), "c")))
                .contains("aliases: ['Her, mother''s']\n", "tags: [a, b, c]");
        assertThat(after(new Step.Remove(List.of("tags", 0)))).contains("tags: [b]");
        assertThat(after(new Step.Remove(List.of("custody", 0, "kind")))).contains("  - from: 2015-07-09");
    }

    @Test
    void severalLinesBecomeOneAndComeBackAsTheyWere() {
        String text = after(put("One.\n\nTwo: \"three\" # four", "story", "en"), put("x", "role", "en"));
        assertThat(YamlValues.of(text).map(values -> YamlValues.at(values, List.of("story", "en"))))
                .hasValue("One.\n\nTwo: \"three\" # four");
        assertThat(text).contains("# Ask her sister", "# goes on", "role: {en: x}");
    }

    @Test
    void whatWouldLoseARemarkOrAnotherValueIsNotDone() {
        assertThat(YamlSteps.apply(TEXT, List.of(put(List.of(), "custody")), ORDER))
                .isEmpty();
        String shared = "a: &x { b: c }\nd: *x\n";
        assertThat(YamlSteps.apply(shared, List.of(put("e", "a", "b")), List.of()))
                .as("it would change another place as well")
                .isEmpty();
        assertThat(YamlSteps.apply("- a\n", List.of(put("e", "a")), List.of())).isEmpty();
        assertThat(YamlSteps.apply("a: [\n", List.of(put("e", "a")), List.of())).isEmpty();
    }

    @Test
    void aTextWithoutRemarksCanBeWrittenAnewAndOneWithThemNot() {
        assertThat(YamlSteps.anew(TEXT, List.of(put("e", "a")))).isEmpty();
        assertThat(YamlSteps.anew("a: &x { b: c }\nd: *x\n", List.of(put("e", "a", "b"))))
                .hasValue("a: {b: e}\nd: {b: c}\n");
    }

    @Test
    void windowsLinesAndAByteOrderMarkStay() {
        String text = "\uFEFFid: a\r\ntags:\r\n- a # one\r\n- b";
        assertThat(YamlSteps.apply(
                        text,
                        List.of(put("x", "role"), new Step.Append(List.of("tags"), "c"), put("A", "tags", 0)),
                        ORDER))
                .hasValue("\uFEFFid: a\r\nrole: x\r\ntags:\r\n- A # one\r\n- b\r\n- c\r\n");
    }

    /** Every value of the text, one after the other: whatever cannot be done is not done at all. */
    @Test
    void noChangeOfAnyPlaceTouchesAnother() {
        Map<String, Object> values = YamlValues.of(TEXT).orElseThrow();
        List<List<Object>> paths = new ArrayList<>();
        gather(values, List.of(), paths);
        assertThat(paths).hasSizeGreaterThan(20);
        for (List<Object> path : paths) {
            Optional<String> changed = YamlSteps.apply(TEXT, List.of(new Step.Put(path, "- #: {new")), ORDER);
            changed.ifPresent(text -> assertThat(YamlValues.of(text).map(read -> YamlValues.at(read, path)))
                    .as("%s", path)
                    .hasValue("- #: {new"));
            YamlSteps.apply(TEXT, List.of(new Step.Remove(path)), ORDER)
                    .ifPresent(text -> assertThat(text).contains("# Ask her sister", "# where it is from"));
        }
    }

    private static void gather(Object value, List<Object> path, List<List<Object>> into) {
        if (!path.isEmpty()) {
            into.add(path);
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> gather(inner, with(path, name), into));
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                gather(list.get(i), with(path, i), into);
            }
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
