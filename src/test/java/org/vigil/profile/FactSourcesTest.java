package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Every fact carries its sources, and disagreeing ones are kept as alternatives with the one in use (RULES 2). */
class FactSourcesTest {
    private static final String FILE = """
            id: someone
            kind: prisoner
            names: { en: Anna Example, az: Anna Nümunə }
            aliases: [Ana Example]
            role: { en: journalist }
            country: [AZ]
            held_by: AZ
            zone: Asia/Baku
            pronoun: she
            custody:
              - { kind: prison, from: 2015-01-01, to: 2016-01-01, sources: [cpj, hrw] }
            story: { en: She wrote of the courts. }
            sources:
              - { id: cpj, title: A report, publisher: CPJ }
              - { id: hrw, title: A report, publisher: Human Rights Watch }
            """;

    private static Profile profile(String more) {
        Problems problems = new Problems();
        return ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", FILE + more), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static List<String> problems(String more) {
        Problems problems = new Problems();
        ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", FILE + more), problems);
        return problems.list().stream().map(Object::toString).toList();
    }

    private static List<String> told(Profile profile) {
        return profile.sourcedFacts().stream().map(Object::toString).toList();
    }

    @Test
    void aFactNamesWhoSaysItAndWhoSaysOtherwiseAndTheOneInUseStays() {
        Profile profile =
                profile("facts: { role: { sources: [cpj], alternatives: [{ text: blogger, sources: [hrw] }] } }");
        assertThat(profile.role()).containsEntry("en", "journalist");
        assertThat(profile.sourcedFacts())
                .contains(new SourcedFact(
                        "role",
                        List.of(new SourceId("cpj")),
                        List.of(new Said("blogger", List.of(new SourceId("hrw"))))));
        assertThat(ProfileFile.read(
                        SourceFile.ofText("profiles/someone.yaml", ProfileFile.write(profile)), new Problems()))
                .contains(profile);
    }

    @Test
    void otherWordsAreKeptAlsoWhereNobodyIsKnownWhoSaysWhatIsInUse() {
        Profile profile = profile("facts: { role: { alternatives: [{ text: blogger, sources: [hrw] }] } }");
        assertThat(profile.unsourced()).contains("role");
        assertThat(told(profile).toString()).contains("blogger");
        assertThat(ProfileFile.read(
                        SourceFile.ofText("profiles/someone.yaml", ProfileFile.write(profile)), new Problems()))
                .contains(profile);
    }

    @Test
    void whatNamesNoSourceIsNamedByItsPlace() {
        Profile profile = profile("""
                facts: { names: { sources: [cpj] }, country: { sources: cpj }, held_by: { sources: [hrw] } }
                counters:
                  - { kind: solitary, from: 2015-02-01, to: { date: 2015-03-01, sources: [cpj] } }
                  - { kind: hunger_strike, from: 2015-02-01, to: 2015-03-01, sources: [cpj] }
                relatives: [{ name: Vera Example, relation: mother }]
                events: [{ kind: hearing, date: 2015-05-05, what: closing words }]
                """);
        assertThat(profile.unsourced())
                .containsExactly(
                        "aliases", "role", "pronoun", "story", "counters[1].from", "events[1]", "relatives[1]");
    }

    /** Whichever source is right: nobody who may be a child is shown. */
    @Test
    void anAlternativeBirthUnderWhichThePersonMayBeAMinorMakesThemOne() {
        String facts =
                "birth_date: BIRTH\nfacts: { birth_date: { sources: [cpj], alternatives: [{ text: OTHER, sources: [hrw] }] } }";
        Profile younger = profile(facts.replace("BIRTH", "1990").replace("OTHER", "1998-06"));
        assertThat(younger.minorOn(LocalDate.parse("2016-06-29"))).isTrue();
        assertThat(younger.minorOn(LocalDate.parse("2016-06-30"))).isFalse();
        Profile older = profile(facts.replace("BIRTH", "1998-06").replace("OTHER", "1990"));
        assertThat(older.minorOn(LocalDate.parse("2016-06-29"))).isTrue();
        assertThat(older.asKnownOn(LocalDate.parse("2015-06-29")).minorOn(LocalDate.parse("2015-06-29")))
                .isTrue();
    }

    @Test
    void anUnconfirmedTransferRearrestAndCounterAreNamedToo() {
        Profile profile = profile("""
                events:
                  - { kind: transferred, date: 2015-03-02, what: another prison, sources: [cpj] }
                  - { kind: transferred, date: 2015-04-02, what: another prison, sources: [cpj, hrw] }
                counters:
                  - { kind: hunger_strike, from: 2015-05-02, to: { date: 2015-05-20, sources: [hrw] }, sources: [cpj] }
                  - { kind: solitary, from: 2015-06-02, to: unknown, confirmed: 2015-06-05 }
                """);
        assertThat(profile.unconfirmed())
                .extracting(Unconfirmed::toString)
                .containsExactly(
                        "transfer on 2 March 2015: one source, CPJ",
                        "hunger strike from 2 May 2015: one source, CPJ",
                        "solitary confinement from 2 June 2015: names no source");
        String file =
                FILE.replace("custody:\n", "custody:\n  - { kind: prison, from: 2018-01-01, confirmed: 2018-02-01 }\n")
                        + "events: [{ kind: rearrested, date: 2018-01-01, what: taken, sources: [hrw] }]\n";
        assertThat(ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", file), new Problems())
                        .orElseThrow()
                        .unconfirmed())
                .extracting(Unconfirmed::toString)
                .contains("re-arrest on 1 January 2018: one source, Human Rights Watch");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hashtags: { sources: [cpj] }                 | facts.hashtags: unknown field | one of: aliases, birth_date, country",
                "rol: { sources: [cpj] }                      | facts.rol: unknown field | did you mean \"role\"?",
                "role: { sources: [cpj], source: x }          | facts.role.source: unknown field | did you mean \"sources\"?",
                "role: { sources: [cpy] }                     | facts.role.sources[1]: no source has the id \"cpy\" | one of: cpj, hrw",
                "role: { sources: [] }                        | facts.role.sources: nobody is named who says so | no line of it",
                "role: { sources: null }                      | facts.role.sources: nobody is named who says so | no line of it",
                "role: {}                                     | facts.role.sources: nobody is named who says so | no line of it",
                "role: { sources: [], alternatives: [{ text: x, sources: [hrw] }] } | facts.role.sources: nobody is named who says so | no line of it",
                "role: { alternatives: [] }                   | facts.role.sources: nobody is named who says so | no line of it",
                "role: { sources: [cpj], alternatives: [{ text: x }] } | facts.role.alternatives[1].sources: nobody is named | say this instead",
                "role: { sources: [cpj], alternatives: [{ text: x, sources: [] }] } | facts.role.alternatives[1].sources: nobody is named | say this instead",
                "role: { sources: [cpj], alternatives: [{ sources: [hrw] }] } | facts.role.alternatives[1].text: the field is missing | what these sources say the person is",
                "role: { sources: [cpj], alternatives: [{ text: ' Journalist', sources: [hrw] }] } | facts.role.alternatives[1].text: this is no other one | what these sources say",
                "country: { sources: [cpj], alternatives: [{ text: AZ, sources: [hrw] }] } | facts.country.alternatives[1].text: this is no other one | what these sources say",
                "role: { sources: [cpj], alternatives: [{ text: x, sources: [hrw] }, { text: X, sources: [cpj] }] } | facts.role.alternatives[2].text: this is no other one | what these sources say",
                "held_by: { sources: [cpj], alternatives: [{ text: Iran, sources: [hrw] }] } | facts.held_by.alternatives[1].text: \"Iran\" cannot stand here | two letters",
                "pronoun: { sources: [cpj], alternatives: [{ text: it, sources: [hrw] }] } | facts.pronoun.alternatives[1].text: \"it\" cannot stand here | one of: she, he, they",
                "birth_date: { sources: [cpj] }               | facts.birth_date: the profile has no birth_date | take it out",
                "aliases: { sources: [cpj], alternatives: [{ text: An, sources: [hrw] }] } | facts.aliases.alternatives: an alias is itself another name | one more line",
                "names: { sources: [cpj], alternatives: [{ text: Hanna Example, sources: [hrw] }] } | facts.names.alternatives[1].text: this name does not stand under aliases | the same name",
                "role: { sources: [cpj], alternatives: [{ text: \"call +994 50 123 45 67\", sources: [hrw] }] } | facts.role.alternatives[1].text: what looks like a telephone number | take it out",
                "story: { sources: [cpj], alternatives: [{ text: \"Her son, 7, goes to school\", sources: [hrw] }] } | facts.story.alternatives[1].text: the text tells a child's age | take it out",
                "role: { sources: [cpj], alternatives: [{ text: terrorist, sources: [hrw] }] } | facts.role.alternatives[1].text: \"terrorist\" tells a charge as a fact | own work",
                "story: { sources: [cpj], alternatives: [{ text: \"She is a spy.\", sources: [hrw] }] } | facts.story.alternatives[1].text: \"spy\" tells a charge as a fact | accused of",
                "role: { sources: [cpj], alternatives: [{ text: \"x\\u202Ey\", sources: [hrw] }] } | facts.role.alternatives[1].text: the text holds an invisible sign | take it out",
            })
    void aMistakeSaysItsPlaceAndWhatMayStandThere(String fact, String wrong, String allowed) {
        assertThat(problems("facts: { " + fact + " }\n"))
                .as(fact)
                .anySatisfy(problem -> assertThat(problem).contains(wrong).contains(allowed));
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThat(problems("""
                        facts:
                          birth_date: { sources: [cpj] }
                          role: { sources: [nobody], alternatives: [{ text: Journalist }, { text: poet, sources: [hrw] }] }
                          country: { sources: [], alternatives: [{ text: Iran, sources: [hrw] }, { text: AZ, sources: [hrw] }] }
                        """))
                .extracting(problem -> problem.replaceFirst(".*:(\\d+: [^:]+):.*", "$1"))
                .containsExactlyInAnyOrder(
                        "17: facts.birth_date",
                        "18: facts.role.alternatives[1].sources",
                        "18: facts.role.alternatives[1].text",
                        "18: facts.role.sources[1]",
                        "19: facts.country.alternatives[1].text",
                        "19: facts.country.alternatives[2].text",
                        "19: facts.country.sources");
    }

    @Test
    void anAlternativeOfADateOrASentenceNamesItsSourcesAsWell() {
        assertThat(problems("events: [{ kind: hearing, what: x, date: { date: 2015-05-05,"
                        + " alternatives: [{ date: 2015-05-06, sources: [] }] } }]\n"))
                .singleElement()
                .asString()
                .contains("events[1].date.alternatives[1].sources: nobody is named who says so");
        assertThat(problems("sentences: [{ text: x, alternatives: [{ text: y, sources: [] }] }]\n"))
                .singleElement()
                .asString()
                .contains("sentences[1].alternatives[1].sources: nobody is named who says so");
    }

    @Test
    void whatOthersSayOfAWithheldFieldIsWithheldToo() {
        String facts = """
                birth_date: 1970
                facts:
                  names: { sources: [cpj], alternatives: [{ text: Ana Example, sources: [hrw] }] }
                  role: { sources: [cpj], alternatives: [{ text: blogger, sources: [hrw] }] }
                  story: { sources: [cpj] }
                  birth_date: { sources: [cpj], alternatives: [{ text: 1971, sources: [hrw] }] }
                """;
        assertThat(profile(facts).published().facts().byFact()).containsOnlyKeys(Fact.NAMES, Fact.ROLE, Fact.STORY);
        Profile quiet = profile(facts + "do_not_publish: [role, names.az]\n");
        assertThat(quiet.published().facts().byFact()).containsOnlyKeys(Fact.STORY);
        assertThat(told(quiet).toString()).contains("story").doesNotContain("blogger", "Ana", "1971");
        assertThat(quiet.withheldIn("Anna Example, a Blogger from Baku")).contains("role");
        Profile silent = profile(facts + "do_not_publish: [sources]\n");
        assertThat(silent.published().facts()).isEqualTo(Attributions.NONE);
        assertThat(told(silent)).isEmpty();
        assertThat(ProfileFile.write(silent.published())).doesNotContain("cpj", "hrw");
        assertThat(silent.unsourced()).containsExactly("aliases", "country", "held_by", "pronoun");
    }

    @Test
    void ofAWithheldFactAProblemRepeatsNothing() {
        String facts = "facts: { role: { sources: [cpj], alternatives: [{ text: terrorist secret, sources: [hrw] }] },"
                + " birth_date: { sources: [cpj], alternatives: [{ text: 1907-13, sources: [hrw] }] },"
                + " country: { sources: [cpj], alternatives: [{ text: Secret, sources: [hrw] }] } }\n"
                + "birth_date: 1907-03\ndo_not_publish: [role, country]\n";
        assertThat(problems(facts).toString())
                .contains("facts.role: what stands here", "facts.country: what stands here", "facts.birth_date: what")
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("1907", "terrorist");
    }

    @Test
    void whoChangedWhatAFactRestsOnCanBeReadButForWithheldOnes() {
        String facts = "facts: { role: { sources: [SOURCE] }, story: { sources: [SOURCE] } }\n";
        String kept = facts + "do_not_publish: [story]\n";
        assertThat(FieldChange.between(profile(kept.replace("SOURCE", "cpj")), profile(kept.replace("SOURCE", "hrw"))))
                .containsExactly(
                        new FieldChange("facts.role", "{sources: [cpj]}", "{sources: [hrw]}"),
                        new FieldChange("facts.story", null, null));
    }
}
