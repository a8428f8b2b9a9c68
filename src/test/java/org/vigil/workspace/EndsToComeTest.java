package org.vigil.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** The team is told of an end that is still to come, and refused one that nobody can know of. */
class EndsToComeTest {
    /** In Baku it is the 26th still, in Kiritimati the 27th. */
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static Workspace anna(String custody, String more) {
        Workspace workspace = Workspace.read(
                SourceTree.of(List.of(SourceFile.ofText("profiles/anna.yaml", """
                id: anna
                kind: prisoner
                names: { en: Anna Example }
                held_by: AZ
                zone: Asia/Baku
                sources: [{ title: A report, publisher: A newspaper }]
                custody: [{ kind: prison, from: 2025-01-01, %s }]
                %s
                """.formatted(custody, more)))));
        assertThat(workspace.problems()).isEmpty();
        return workspace;
    }

    @Test
    void theEndOfASentenceIsNoEndOfCustody() {
        Workspace workspace = anna("to: 2030-01-01", "");
        assertThat(Check.problems(workspace, NOW))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("profiles/anna.yaml:7: custody[1].to: this day is still to come")
                        .contains("sentences"));
    }

    @Test
    void noHungerStrikeIsSaidToLastUntilADayToCome() {
        assertThat(EndsToCome.problems(
                        anna(
                                "confirmed: 2026-11-20",
                                "counters: [{ kind: hunger_strike, from: 2026-11-20, to: 2026-12-24 }]"),
                        NOW))
                .extracting(Problem::field)
                .containsExactly("counters[1].to");
    }

    @Test
    void anAnnouncedReleaseIsAskedAboutAndADayThatHasBegunIsNot() {
        assertThat(Check.problems(anna("to: 2026-12-01", ""), NOW)).isEmpty();
        assertThat(Check.notes(anna("to: 2026-12-01", ""), NOW))
                .filteredOn(note -> note.contains("still to come"))
                .singleElement()
                .asString()
                .contains("custody[1].to is 1 December 2026", "until then posts go on", "vigil hold anna");
        assertThat(Check.notes(anna("to: 2026-11-26", ""), NOW)).noneMatch(note -> note.contains("still to come"));
    }

    @Test
    void whatIsWithheldIsNotRepeated() {
        assertThat(Check.notes(anna("to: 2026-12-01", "do_not_publish: [custody]"), NOW))
                .noneMatch(note -> note.contains("December"));
    }
}
