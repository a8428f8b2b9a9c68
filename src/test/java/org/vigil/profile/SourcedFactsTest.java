package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static Source source(String publisher, @Nullable String link, @Nullable String sha256) {
        return new Source("T", publisher, null, link, null, null, null, sha256);
    }

    /** One page, one site and one kept copy are one source, whatever it is called. */
    @Test
    void twoNamesOfOnePlaceAreOnePublisher() {
        String page = "https://www.hrw.org/news/1";
        assertThat(Publishers.different(List.of(
                        source("HRW", page, null), source("Human Rights Watch", "http://hrw.org/report/2", null))))
                .containsExactly("HRW");
        assertThat(Publishers.enough(List.of(source("A", page, null), source("B", page, null))))
                .isFalse();
        assertThat(Publishers.enough(List.of(
                        source("A", "https://news.bbc.co.uk/1", null), source("B", "https://www.bbc.co.uk/2", null))))
                .isFalse();
        assertThat(Publishers.enough(List.of(
                        source("A", page, null),
                        source("B", "https://web.archive.org/web/2020/https://hrw.org/x", null))))
                .isFalse();
        assertThat(Publishers.enough(List.of(source("A", null, "ab".repeat(32)), source("B", null, "ab".repeat(32)))))
                .isFalse();
        assertThat(Publishers.different(List.of(
                        source("A", "https://a.example/1", null),
                        source("B", "https://b.example/1", null),
                        source("a", "https://b.example/2", null))))
                .as("whoever joins two makes them one")
                .containsExactly("A");
    }

    @Test
    void differentPlacesOfDifferentNamesStayTwo() {
        for (String[] two : new String[][] {
            {"https://hrw.org/1", "https://cpj.org/1"},
            {"https://a.co.uk/1", "https://b.co.uk/1"},
            {"https://t.me/one/5", "https://t.me/s/two/5"},
            {"https://one.blogspot.com/1", "https://two.blogspot.com/1"},
            {"https://www.facebook.com/one", "https://facebook.com/two"},
            {"https://приклад.укр/1", "https://example.org/1"}
        }) {
            assertThat(Publishers.enough(List.of(source("A", two[0], null), source("B", two[1], null))))
                    .as(String.join(" and ", two))
                    .isTrue();
        }
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

    /** The age is that on the first day that may have been the last: nobody grows up after death. */
    @ParameterizedTest
    @CsvSource({
        // born, died, day, minor
        "1997-12-31, 2015-12-30, 2026-01-05, true",
        "1997-12-31, 2015-12-31, 2026-01-05, false",
        "1997-12, 2015-12, 2026-01-05, true",
        "1998, 2015, 2026-01-05, true",
        "1990-01-01, 2015-06-01, 2026-01-05, false",
        "1997-12-31, 2016-02-01, 2015-12-30, true",
        "1997-12-31, 2016-02-01, 2016-01-05, false",
    })
    void aChildWhoDiedStaysOne(String born, String died, LocalDate day, boolean minor) {
        Problems problems = new Problems();
        String file = FILE.replace("FROM", "2015-01-01").replace("to: 2016-01-01", "to: " + died) + "birth_date: "
                + born + "\nevents: [{ kind: died, date: " + died + " }]\n";
        Profile child = ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", file), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(child.minorOn(day)).isEqualTo(minor);
    }

    @Test
    void whoWasBornOnALeapDayIsAMinorUntilTheFirstOfMarch() {
        String file = FILE.replace("FROM", "2015-01-01") + "birth_date: 1996-02-29\n";
        Profile born = ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", file), new Problems())
                .orElseThrow();
        assertThat(born.minorOn(LocalDate.parse("2014-02-28"))).isTrue();
        assertThat(born.minorOn(LocalDate.parse("2014-03-01"))).isFalse();
    }
}
