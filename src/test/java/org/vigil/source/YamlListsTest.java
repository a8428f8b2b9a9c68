package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.source.YamlSteps.Step;

/** Fields, lists and mappings are put as a whole: what stays of them keeps its lines and remarks. */
class YamlListsTest {
    private static final List<String> ORDER = List.of("name", "from", "zone", "slots", "tags", "note");

    private static final String FILE = """
            # When we speak
            name: Émilie 😀      # what it is called

            zone: Europe/London  # whose clock
            slots:               # times of day
              # before work
              - id: morning      # a name of its own
                at: "09:00"      # in quotes
                days: [mon, tue] # not at the weekend
              - { id: evening, at: "18:00" }  # after work
            tags:
              - one              # the first
              # the second is old
              - two
            unknown: { a: b }    # whatever it is
            """;

    private static Optional<String> put(String text, String field, Object value) {
        return YamlSteps.apply(text, List.of(new Step.Put(List.of(field), value)), ORDER);
    }

    private static String set(String text, String field, Object value) {
        return put(text, field, value).orElseThrow();
    }

    private static Optional<String> removed(String text, String field) {
        return YamlSteps.apply(text, List.of(new Step.Remove(List.of(field))), ORDER);
    }

    @Test
    void aValueChangesAndItsRemarkStays() {
        assertThat(set(FILE, "name", "Day: one")).isEqualTo(FILE.replace("name: Émilie 😀  ", "name: 'Day: one'  "));
        assertThat(set(FILE, "zone", "Asia/Tehran")).isEqualTo(FILE.replace("Europe/London", "Asia/Tehran"));
    }

    @Test
    void anItemOfAListChangesInItsPlaceByItsId() {
        assertThat(set(
                        FILE,
                        "slots",
                        List.of(
                                Map.of("id", "morning", "at", "09:30", "days", List.of("sat")),
                                Map.of("id", "evening", "at", "18:00"))))
                .isEqualTo(FILE.replace("09:00", "09:30").replace("[mon, tue]", "[sat]"));
        assertThat(set(
                        FILE,
                        "slots",
                        List.of(Map.of("id", "evening", "at", "18:30"), Map.of("id", "morning", "at", "09:00"))))
                .as("it changes, and changes places")
                .contains("""
                          # before work
                          - { id: evening, at: "18:30" }  # after work
                          - id: morning      # a name of its own
                            at: "09:00"      # in quotes
                        tags:
                        """.indent(0));
    }

    @Test
    void anItemThatGoesTakesItsRemarksAndTheOthersKeepTheirs() {
        assertThat(set(FILE, "slots", List.of(Map.of("id", "evening", "at", "18:00"))))
                .isEqualTo(FILE.replaceFirst("(?s)  - id: morning.*?weekend\n", ""));
        assertThat(set(FILE, "tags", List.of("two", "three", "one")))
                .contains(
                        "tags:\n  # the second is old\n  - two\n  - three\n  - one              # the first\nunknown");
        assertThat(YamlSteps.apply(FILE, List.of(new Step.Remove(List.of("tags", 1))), ORDER))
                .hasValue(FILE.replace("  # the second is old\n  - two\n", ""));
    }

    @Test
    void aRemarkThatStandsFurtherInBelongsToTheItemAboveIt() {
        String text = "slots:\n- id: a\n  at: x\n  # every day\n# the other\n- id: b\nname: n\n";
        assertThat(YamlSteps.apply(text, List.of(new Step.Remove(List.of("slots", 1))), ORDER))
                .hasValue("slots:\n- id: a\n  at: x\n  # every day\nname: n\n");
        assertThat(YamlSteps.apply(text, List.of(new Step.Remove(List.of("slots", 0))), ORDER))
                .hasValue("slots:\n# the other\n- id: b\nname: n\n");
    }

    @Test
    void whatComesNextTakesThePlaceBehindTheDash() {
        String text = "slots:\n  - id: a # one\n    # when\n    at: x\n  - {id: b, at: y}\n";
        assertThat(YamlSteps.apply(
                        text,
                        List.of(new Step.Remove(List.of("slots", 0, "id")), new Step.Remove(List.of("slots", 1, "id"))),
                        ORDER))
                .hasValue("slots:\n  - # when\n    at: x\n  - {at: y}\n");
    }

    @Test
    void aMappingOnLinesChangesFieldByField() {
        String text =
                "roll:\n  include: [prisoner] # all of them\n  tag: x # ours\n    # and so on\n  # of all\nname: n\n";
        assertThat(set(text, "roll", Map.of("include", List.of("prisoner", "family"))))
                .isEqualTo("roll:\n  include: [prisoner, family] # all of them\n  # of all\nname: n\n");
        assertThat(put(text, "roll", Map.of("listed", List.of("anna"))))
                .as("nothing of it stays, and its remarks would be lost")
                .isEmpty();
        assertThat(set("open: { a: 'no',  b: yes } # x\n", "open", Map.of("a", true, "b", "yes")))
                .isEqualTo("open: { a: true,  b: yes } # x\n");
    }

    @Test
    void anItemBetweenBracketsChangesInItself() {
        assertThat(set(
                        "slots: [{ id: a,  at: \"09:00\" }, { id: b }] # x\n",
                        "slots",
                        List.of(Map.of("id", "a", "at", "10:00", "days", List.of("mon")), Map.of("id", "b"))))
                .isEqualTo("slots: [{ id: a,  at: \"10:00\", days: [mon] }, { id: b }] # x\n");
    }

    @Test
    void quotesStayThoseThatWereThere() {
        assertThat(set("name: \"a: b\" # x\n", "name", "c: \"d\\")).isEqualTo("name: \"c: \\\"d\\\\\" # x\n");
        assertThat(set("name: \"a: b\" # x\n", "name", "plain")).isEqualTo("name: plain # x\n");
        assertThat(set("name: 'a: b' # x\n", "name", "c: d")).isEqualTo("name: 'c: d' # x\n");
    }

    @Test
    void mappingsOfAListHaveALineEach() {
        List<Map<String, String>> two = List.of(Map.of("id", "a"), Map.of("id", "b"));
        assertThat(set("slots: [] # none yet\r\n", "slots", two))
                .isEqualTo("slots:\r\n  - {id: a}\r\n  - {id: b} # none yet\r\n");
        assertThat(set("name: n", "slots", two)).isEqualTo("name: n\nslots:\n  - {id: a}\n  - {id: b}\n");
        assertThat(set("{ name: n }\n", "slots", two)).isEqualTo("{ name: n, slots: [{id: a}, {id: b}] }\n");
        assertThat(set("slots:\n  -\n    id: a\n  - id: b # second\n", "slots", two.reversed()))
                .isEqualTo("slots:\n  - id: b # second\n  -\n    id: a\n");
    }

    @Test
    void aFieldThatIsNewComesWhereItBelongsAndOneThatGoesLeavesNothing() {
        assertThat(set(FILE, "from", "2027-01-10")).contains("# what it is called\nfrom: 2027-01-10\n\nzone:");
        assertThat(removed(FILE, "slots")).hasValue(FILE.replaceFirst("(?s)slots:.*?after work\n", ""));
        assertThat(set(FILE, "note", "It is \"so\""))
                .endsWith("unknown: { a: b }    # whatever it is\n")
                .contains("  - two\nnote: It is \"so\"\n");
    }

    @Test
    void lineEndsOfOtherMachinesAndAMarkAtTheBeginningStay() {
        String text = "\uFEFF" + FILE.replace("\n", "\r\n");
        assertThat(set(text, "zone", "UTC")).isEqualTo(text.replace("Europe/London", "UTC"));
        assertThat(set(text, "from", "2027-01-10")).contains("called\r\nfrom: 2027-01-10\r\n\r\nzone");
        assertThat(set("tags:\r\n  - one\r\n  - two\r\nname: x\r\n", "tags", List.of("two")))
                .isEqualTo("tags:\r\n  - two\r\nname: x\r\n");
    }

    @Test
    void whatSaysNothingElseIsNotTouched() {
        assertThat(set(FILE, "tags", List.of("one", "two"))).isEqualTo(FILE);
        assertThat(set("open: { a: yes }\n", "open", Map.of("a", "yes"))).isEqualTo("open: { a: yes }\n");
        assertThat(removed("name: x\n", "other")).hasValue("name: x\n");
    }

    @Test
    void oneValueAloneIsAListOfOne() {
        assertThat(YamlSteps.apply("tags: a # x\n", List.of(new Step.Append(List.of("tags"), "b")), ORDER))
                .hasValue("tags: [a, b] # x\n");
    }

    @Test
    void whatCannotBeChangedInItsPlaceIsRefusedAndNeverBroken() {
        assertThat(put("{ name: x }", "name", "y")).hasValue("{ name: y }");
        assertThat(put("- a\n- b\n", "name", "y")).isEmpty();
        assertThat(put("name: [broken", "name", "y")).isEmpty();
        assertThat(put("a: &x [1, 2]\nb: *x\n", "a", List.of("3"))).isEmpty();
        assertThat(put("a: &x [1, 2]\nb: *x\n", "a", List.of("3", "2"))).isEmpty();
        assertThat(put("a: &x [1, 2]\nb: *x\n", "b", List.of("3"))).isEmpty();
        assertThat(put("a:\n  - &x 1\n  - *x # again\n  - 2\n", "a", List.of("2", "1")))
                .isEmpty();
        for (Step step : List.of(
                new Step.Put(List.of("tags", 2), "x"),
                new Step.Put(List.of("tags", "x"), "x"),
                new Step.Remove(List.of("tags", 2)),
                new Step.Put(List.of("unknown", 0), "x"))) {
            assertThat(YamlSteps.apply(FILE, List.of(step), ORDER))
                    .as("%s", step)
                    .isEmpty();
        }
    }

    @Test
    void anythingThatIsWrittenIsReadAgainAsItWas() {
        for (String odd : List.of(
                "",
                " a ",
                "a: b",
                "a # b",
                "#Tag",
                "null",
                "yes",
                "- a",
                "[a",
                "a\"b\\c",
                "a\nb",
                "\u0007",
                "آزادی",
                "@x",
                "*y",
                "6h",
                "2027-01-10",
                "09:00",
                "\uFEFFx",
                "a,b",
                "{x}",
                "…",
                "!t",
                "%d",
                "'q'",
                "|")) {
            String text = set("name: x\n", "name", odd);
            assertThat(YamlValues.of(text).orElseThrow()).as(text).containsEntry("name", odd);
            text = set("tags: [x]\n", "tags", List.of(odd, "z"));
            assertThat(YamlValues.of(text).orElseThrow()).as(text).containsEntry("tags", List.of(odd, "z"));
        }
    }
}
