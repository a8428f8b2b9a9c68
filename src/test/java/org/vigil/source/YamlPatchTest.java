package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlPatchTest {
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

    private static String set(String text, String field, Object value) {
        return YamlPatch.set(text, Map.of(field, value), ORDER).orElseThrow();
    }

    @Test
    void aValueChangesAndItsRemarkStays() {
        assertThat(set(FILE, "name", "Day: one")).isEqualTo(FILE.replace("name: Émilie 😀  ", "name: \"Day: one\"  "));
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
    }

    @Test
    void anItemThatGoesTakesItsRemarksAndTheOthersKeepTheirs() {
        assertThat(set(FILE, "slots", List.of(Map.of("id", "evening", "at", "18:00"))))
                .isEqualTo(FILE.replaceFirst("(?s)  - id: morning.*?weekend\n", "")
                        .replace("  # before work\n", "  # before work\n"));
        assertThat(set(FILE, "tags", List.of("two", "three", "one")))
                .contains(
                        "tags:\n  # the second is old\n  - two\n  - three\n  - one              # the first\nunknown");
    }

    @Test
    void aFieldThatIsNewComesWhereItBelongsAndOneThatGoesLeavesNothing() {
        assertThat(set(FILE, "from", "2027-01-10")).contains("# what it is called\nfrom: 2027-01-10\n\nzone:");
        Map<String, @Nullable Object> gone = new LinkedHashMap<>();
        gone.put("slots", null);
        assertThat(YamlPatch.set(FILE, gone, ORDER).orElseThrow())
                .isEqualTo(FILE.replaceFirst("(?s)slots:.*?after work\n", ""));
        assertThat(set(FILE, "note", "It is \"so\""))
                .endsWith("unknown: { a: b }    # whatever it is\n".replace("unknown", "unknown"))
                .contains("  - two\nnote: \"It is \\\"so\\\"\"\n");
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
    }

    @Test
    void whatCannotBeChangedInItsPlaceIsRefusedAndNeverBroken() {
        assertThat(YamlPatch.set("{ name: x }", Map.of("name", "y"), ORDER)).isEmpty();
        assertThat(YamlPatch.set("- a\n- b\n", Map.of("name", "y"), ORDER)).isEmpty();
        assertThat(YamlPatch.set("name: [broken", Map.of("name", "y"), ORDER)).isEmpty();
        assertThat(YamlPatch.set("a: &x [1, 2]\nb: *x\n", Map.of("a", List.of("3")), ORDER))
                .isEmpty();
        assertThat(YamlPatch.set("name: x\n", Collections.singletonMap("other", null), ORDER))
                .hasValue("name: x\n");
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
