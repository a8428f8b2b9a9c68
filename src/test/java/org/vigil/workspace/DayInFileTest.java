package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A day changes; whatever else a person wrote stays as it stands, letter by letter. */
class DayInFileTest {
    private static Optional<String> confirmed(String text, int item) {
        return DayInFile.put(text, "custody", item, "confirmed", LocalDate.of(2026, 11, 20));
    }

    @Test
    void onlyTheValueChanges() {
        String text = """
                # wir wissen es von der Familie 🕊
                names: { ru: "Анна" }   # 🕊 and a remark
                custody:
                  - { kind: detention, from: 2015-09-01,   to: 2016-01-02 }
                  - kind: prison
                    from: 2016-01-02     # the verdict
                    confirmed: "2016-05-01"   # a remark
                    note: 'as it is'

                tags: [a,  b]
                """;
        assertThat(confirmed(text, 1)).contains(text.replace("\"2016-05-01\"", "2026-11-20"));
    }

    @Test
    void aNewFieldStandsBehindAnother() {
        String flow = "custody: [{ kind: prison, from: 2016-01-02, note: x }] # remark\n";
        assertThat(confirmed(flow, 0)).contains(flow.replace("-02,", "-02, confirmed: 2026-11-20,"));
        String block =
                "custody:\n  - kind: prison\n    from: { date: 2016, circa: true } # remark\n    note: x\nid: a\n";
        assertThat(confirmed(block, 0)).contains(block.replace("# remark\n", "# remark\n    confirmed: 2026-11-20\n"));
        assertThat(confirmed("custody:\n  - from:\n      date: 2016\n      circa: true\n    note: x\n", 0))
                .contains(
                        "custody:\n  - from:\n      date: 2016\n      circa: true\n    confirmed: 2026-11-20\n    note: x\n");
        assertThat(confirmed("custody: [{ kind: disappearance, note: x }]\n", 0))
                .contains("custody: [{ kind: disappearance, confirmed: 2026-11-20, note: x }]\n");
    }

    @Test
    void aRelativesDayStandsBehindTheRelation() {
        String text = "relatives:\n  - { name: Mother, relation: mother, living: yes }\n";
        assertThat(DayInFile.put(text, "relatives", 0, "review", LocalDate.of(2027, 1, 5)))
                .contains(text.replace("mother, living", "mother, review: 2027-01-05, living"));
    }

    @Test
    void linesEndAsTheyDid() {
        assertThat(confirmed("\uFEFFcustody:\r\n  - from: 2016-01-02", 0))
                .contains("\uFEFFcustody:\r\n  - from: 2016-01-02\r\n    confirmed: 2026-11-20\r\n");
        assertThat(confirmed("custody:\r\n- from: 2016\r\n  confirmed:\r\n", 0))
                .contains("custody:\r\n- from: 2016\r\n  confirmed: 2026-11-20\r\n");
    }

    @Test
    void whatCannotBeChangedInPlaceIsLeftAlone() {
        assertThat(confirmed("custody: none\n", 0)).isEmpty();
        assertThat(confirmed("custody: [{ from: 2016 }]\n", 1)).isEmpty();
        assertThat(confirmed("custody: [\n", 0)).isEmpty();
        assertThat(confirmed("custody:\n  - from: 2016\n    confirmed: { date: 2016 }\n", 0))
                .as("who tells another day would be lost")
                .isEmpty();
        assertThat(confirmed("custody:\n  - &one { from: 2016 }\n  - *one\n", 1))
                .as("the other would be confirmed, too")
                .isEmpty();
    }
}
