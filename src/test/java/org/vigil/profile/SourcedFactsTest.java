package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Every fact carries its sources; where they disagree, or are too few, that is seen (RULES 2, R8). */
class SourcedFactsTest {
    private static final String FILE = """
            id: someone
            kind: prisoner
            names: { en: Someone }
            held_by: AZ
            zone: Asia/Baku
            custody:
              - { kind: prison, from: FROM, to: 2016-01-01 }
            sources:
              - { id: cpj, title: A report, publisher: CPJ }
              - { id: cpj-later, title: Another report, publisher: "C.P.J. " }
              - { id: hrw, title: A report, publisher: The Human Rights Watch }
            """;

    private static Profile profile(String from) {
        Problems problems = new Problems();
        return ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", FILE.replace("FROM", from)), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    @Test
    void whereSourcesDisagreeTheLatestCandidateCounts() {
        Profile profile =
                profile("{ date: 2015-01-01, sources: [cpj], alternatives: [{ date: 2015-01-05, sources: [hrw] },"
                        + " { date: 2014-12, sources: [cpj-later] }] }, sources: [cpj, hrw]");
        CustodyDate from = profile.custody().getFirst().from();
        assertThat(from.disputed()).isTrue();
        assertThat(from.earliest()).isEqualTo(LocalDate.parse("2014-12-01"));
        assertThat(from.latest()).isEqualTo(LocalDate.parse("2015-01-05"));
        assertThat(profile.statusOn(LocalDate.parse("2015-01-15"), Convention.ELAPSED))
                .isEqualTo(new Status.InCustody(
                        new Headline(new CustodyCount.AtLeast(10), CustodyKind.Label.CUSTODY, from)));
    }

    @Test
    void anAlternativeAsksForSilenceFromItsEarliestDay() {
        Profile profile = profile("2015-01-01")
                .withCustody(List.of(new CustodyPeriod(
                        CustodyKind.PRISON,
                        CustodyDate.parse("2015-01-01"),
                        new CustodyDate(
                                PartialDate.parse("2016-01-01"),
                                false,
                                false,
                                null,
                                List.of(new Alternative(PartialDate.parse("2015-12-20"), List.of())),
                                List.of()),
                        false,
                        null,
                        null)));
        assertThat(profile.silence(LocalDate.parse("2015-12-20"), Convention.ELAPSED))
                .isPresent();
        assertThat(profile.silence(LocalDate.parse("2015-12-19"), Convention.ELAPSED))
                .isEmpty();
    }

    @Test
    void aFactIsConfirmedByTwoPublishersThatItNames() {
        assertThat(profile("2015-01-01").unconfirmed())
                .extracting(Unconfirmed::toString)
                .containsExactly(
                        "custody from 1 January 2015: names no source", "its end, 1 January 2016: names no source");
        assertThat(profile("2015-01-01, sources: [cpj, cpj-later]").unconfirmed())
                .extracting(Unconfirmed::toString)
                .contains("custody from 1 January 2015: 2 sources, all of CPJ");
        assertThat(profile("2015-01-01, sources: [cpj, hrw]").unconfirmed()).isEmpty();
        assertThat(profile("{ date: 2015-01-01, sources: [cpj] }, sources: [hrw]")
                        .unconfirmed())
                .extracting(Unconfirmed::field)
                .containsExactly("custody[1].to");
    }

    @Test
    void whoeverMayBeUnderAgeIsAMinor() {
        Profile young = profile("2015-01-01, sources: [cpj, hrw]");
        Problems problems = new Problems();
        String file = FILE.replace("FROM", "2015-01-01") + "birth_date: 1997-12\n";
        Profile perhaps = ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", file), problems)
                .orElseThrow();
        assertThat(young.minorOn(LocalDate.parse("2015-06-01"))).isFalse();
        assertThat(perhaps.silence(LocalDate.parse("2015-12-30"), Convention.ELAPSED))
                .contains("minor");
        assertThat(perhaps.silence(LocalDate.parse("2015-12-31"), Convention.ELAPSED))
                .isEmpty();
    }
}
