package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class ProfileFileTest {
    private static final String MINIMAL = """
            id: someone
            kind: prisoner
            names: { en: Someone }
            held_by: AZ
            zone: Asia/Baku
            custody:
              - { kind: prison, from: 2015-01-01, to: 2016-01-01 }
            sources:
              - { title: A report, publisher: A paper }
            """;

    static String sample() {
        try (InputStream in = ProfileFileTest.class.getResourceAsStream("/profiles/sample-person.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsAllThatAProfileMayHold() {
        Problems problems = new Problems();
        Profile profile =
                read("sample-person", sample(), problems).orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(problems.list()).isEmpty();
        assertThat(profile.names().keySet()).containsExactly("en", "az", "zh-Hans");
        assertThat(profile.name("de")).isEqualTo("Sample Person");
        assertThat(profile.custody()).hasSize(5);
        assertThat(profile.custody().getFirst().from())
                .isEqualTo(
                        new CustodyDate(PartialDate.parse("2014-06-17"), true, false, LocalDate.parse("2014-06-20")));
        assertThat(profile.custody().get(2).endUnknown()).isTrue();
        assertThat(profile.custody().get(4).confirmed()).isEqualTo(PartialDate.parse("2026-10-01"));
        assertThat(profile.relatives()).extracting(Relative::living).containsExactly(true, false, null);
        assertThat(profile.hashtags()).containsExactly("#FreeSample", "#آزادی‌نمونه");
        assertThat(profile.basis())
                .isEqualTo(new Basis.Consent(
                        LocalDate.parse("2026-01-05"),
                        LocalDate.parse("2027-01-05"),
                        EnumSet.of(Basis.Scope.NAME, Basis.Scope.STORY, Basis.Scope.PHOTO)));
        assertThat(profile.convention()).isEqualTo(Convention.INCLUSIVE);
        assertThat(profile.file()).isEqualTo("profiles/sample-person.yaml");
    }

    /** They would be copied, reviewed and exported with the rest. */
    @ParameterizedTest
    @CsvSource({"by", "contact", "channel", "phone", "given_by", "E-Mail"})
    void whoConsentedIsRefusedInAFileWithTheWordsWhereItBelongs(String field) {
        Problems problems = new Problems();
        read(
                "someone",
                MINIMAL + "basis: { consent: { given: 2026-01-05, scope: [name], " + field + ": X } }\n",
                problems);
        read("someone", MINIMAL + field + ": X\n", problems);
        assertThat(problems.list())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains("never stands in a file", "./vigil consent record")
                        .doesNotContain("unknown field"));
    }

    @Test
    void aHoldIsRefusedInAFile() {
        Problems problems = new Problems();
        read("someone", MINIMAL + "hold_reason: X\n", problems);
        assertThat(problems.list()).singleElement().asString().contains("hold_reason", "./vigil hold ID --why");
    }

    @Test
    void writesWhatItReadsBack() {
        Profile profile = read("sample-person", sample(), new Problems()).orElseThrow();
        String written = ProfileFile.write(profile);
        assertThat(written)
                .contains("from: 2015-09-01,")
                .contains("country: [AZ]\n")
                .contains("to: unknown,");
        assertThat(read("sample-person", written, new Problems())).contains(profile);
        assertThat(ProfileFile.write(
                        read("sample-person", written, new Problems()).orElseThrow()))
                .isEqualTo(written);
    }

    /** A line of the minimal file put in the place of another, and what must then be said of which line and field. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id: someone           | id: someone-else                      | 1: id: | the file is someone",
                "id: someone           | id: Some One                          | 1: id: | lower-case letters",
                "id: someone           | nothing: here                         | 1: id: | the field is missing",
                "kind: prisoner        | kind: hostage                         | 2: kind: | one of: prisoner, family, group",
                "kind: prisoner        | kind: family                          | speaks_for: | a family speaks for somebody",
                "kind: prisoner        | kind: family                          | 6: custody: | this is no field of a family",
                "names: { en: Someone } | names: {}                            | 3: names: | there is nothing in it",
                "names: { en: Someone } | names: { en: null }                    | 3: names.en: | the field is missing",
                "names: { en: Someone } | names: { en: ' ' }                   | 3: names.en: | the text is empty",
                "names: { en: Someone } | names: { english!: Someone }         | 3: names.english!: | is no language",
                "names: { en: Someone } | names: { en: \"Some\\u202Eone\" }    | 3: names.en: | turns its direction",
                "names: { en: Someone } | names: { en: \"Some\\u0007one\" }    | 3: names.en: | control sign",
                "held_by: AZ           | held_by: Azerbaijan                   | 4: held_by: | two letters",
                "held_by: AZ           | held_by: XX                           | 4: held_by: | two letters",
                "zone: Asia/Baku       | zone: Asia/Bakoo                      | 5: zone: | Asia/Baku",
                "zone: Asia/Baku       | zone: +04:00                          | 5: zone: | Asia/Baku",
                "zone: Asia/Baku       | pronoun: it                           | pronoun: | one of: she, he, they",
                "from: 2015-01-01      | from: 2015-02-30                      | 7: custody[1].from: | 2015-09-01, 2015-09 or 2015",
                "from: 2015-01-01      | from: 2015-1-1                        | 7: custody[1].from: | no date",
                "from: 2015-01-01      | from: 0215-01-01                      | 7: custody[1].from: | before 1900",
                "from: 2015-01-01      | from: 1952-08021                      | 7: custody[1].from: | no date",
                "from: 2015-01-01      | since: 2015-01-01                     | 7: custody[1].from: | the field is missing",
                "from: 2015-01-01      | from: 2016-01-02                      | 7: custody[1].to: | before it begins",
                ", to: 2016-01-01      | ~~                                    | 7: custody[1]: | the period has no end",
                "to: 2016-01-01        | to: unknown                           | 7: custody[1].to: | the end is not known",
                "to: 2016-01-01        | confirmed: 2014-01-01                 | 7: custody[1].confirmed: | before it begins",
                "to: 2016-01-01        | to: { date: 2016, latest: 2016-12-31 } | 7: custody[1].to.latest: | in doubt",
                "to: 2016-01-01        | to: { date: 2016, circa: true, latest: 2016-01-01 } | to.latest: | before the date itself",
                "to: 2016-01-01        | to: 2016-01-01, kidn: x               | 7: custody[1].kidn: | did you mean \"kind\"",
                "title: A report       | title: ''                             | 9: sources[1].title: | the text is empty",
                "title: A report       | title: A report, link: example.org    | 9: sources[1].link: | https://",
                "title: A report       | title: A report, link: ftp://a.example | 9: sources[1].link: | https://",
                "title: A report       | title: Leaked database                 | 9: sources[1].link: | leaked or stolen",
                "title: A report       | leaked: true, title: A report          | 9: sources[1].leaked: | leaked or stolen",
                "title: A report       | title: A report, link: \"https://www.wikileaks.org/plusd/cables/1.html\" | 9: sources[1].link: | leaked",
                "title: A report       | title: A report, link: \"https://wa.me/994121\" | 9: sources[1].link: | conversation",
                "title: A report       | title: A report, sha256: abc           | 9: sources[1].sha256: | sha256sum",
                "title: A report       | id: A Report, title: A report          | 9: sources[1].id: | lower-case",
                "from: 2015-01-01      | from: 2015-01-01, sources: [nobody]    | 7: custody[1].sources[1]: | no source has the id",
                "from: 2015-01-01      | from: { date: 2015-01-01, alternatives: [{ date: 2015-01-05 }] } | alternatives[1].sources: | nobody is named",
                "  - { title: A report, publisher: A paper } | ~~             | sources: | where the facts are from",
            })
    void namesTheLineTheFieldAndWhatMayStandThere(String line, String instead, String place, String said) {
        assertThat(MINIMAL).contains(line);
        assertSays(MINIMAL.replace(line, instead == null ? "" : instead), place, said);
    }

    /** A line put below the minimal file. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nmaes: { en: X }                                    | 10: nmaes: | did you mean \"names\"",
                "country: [AZ, ZZ]                                   | 10: country[2]: | two letters",
                "hashtags: [\"#Free-Her\"]                           | 10: hashtags[1]: | one word of letters and digits",
                "hashtags: [\"#2015\"]                               | 10: hashtags[1]: | one word of letters and digits",
                "hashtags: [\"#Free Her\"]                           | 10: hashtags[1]: | one word of letters and digits",
                "speaks_for: somebody                                | 10: speaks_for: | no field of a prisoner",
                "story: { en: Write to her at a.b@example.org }      | 10: story.en: | e-mail address",
                "story: { en: Call +994 12 345 67 89 }               | 10: story.en: | telephone",
                "story: { en: Call 555-12-34 }                       | 10: story.en: | telephone",
                "story: { fa: ۰۲۱ ۱۲۳۴ ۵۶۷۸ }                        | 10: story.fa: | telephone",
                "story: { en: Ask @her_name }                        | 10: story.en: | @name",
                "story: { en: \"She lives at 12 Baker Street\" }    | 10: story.en: | postal address",
                "story: { en: \"Join t.me/+abc\" }                 | 10: story.en: | messenger",
                "story: { en: Her 12-year-old son waits }            | 10: story.en: | child's age or school",
                "story: { en: He is a terrorist. }                   | 10: story.en: | charges",
                "role: { en: spy }                                   | 10: role.en: | tells a charge as a fact",
                "role: { ru: террорист }                             | 10: role.ru: | tells a charge as a fact",
                "aliases: [\"+994 12 345 67 89\"]                  | 10: aliases[1]: | telephone",
                "events: [{ kind: hearing, date: 2015-06, what: \"write to a@b.example\" }] | events[1].what: | e-mail",
                "photo: { file: a.jpg, credit: \"@her\", licence: mine, alt_text: { en: A face } } | 10: photo.credit: | @name",
                "relatives: [{ name: A Child, relation: son, minor: true }] | 10: relatives[1].minor: | a minor is never named",
                "relatives: [{ name: A Child, relation: son, age: 12 }] | 10: relatives[1].age: | a minor is never named",
                "relatives: [{ name: A Son, relation: son, age: 40 }] | 10: relatives[1].age: | nobody's age is needed",
                "charges: [{ charge: { en: espionage } }]            | 10: charges[1].according_to: | the field is missing",
                "charges: [{ charge: { en: x }, according_to: { en: y }, sources: [hrw] }] | charges[1].sources[1]: | no source has the id",
                "do_not_publish: [story, stroy]                      | 10: do_not_publish[2]: | one of: aliases",
                "do_not_publish: [names.en]                          | 10: do_not_publish: | no name is left",
                "do_not_publish: [names.ru]                          | 10: do_not_publish: | there is no names.ru",
                "birth_date: 2010-13                                 | 10: birth_date: | what stands here cannot stand here",
                "relatives: [{ name: A Sister }]                     | 10: relatives[1].relation: | the field is missing",
                "counters: [{ kind: fast, from: 2015-02-01, to: 2015-02-03 }] | 10: counters[1].kind: | one of: hunger_strike, solitary",
                "counters: [{ kind: solitary, from: 2015-02-01 }]    | 10: counters[1]: | how long it lasted",
                "counters: [{ kind: solitary, from: 2015-02-01, to: unknown }] | 10: counters[1]: | how long it lasted",
                "counters: [{ kind: solitary, from: 2015-02-01, to: 2015-01-03 }] | 10: counters[1].to: | before it begins",
                "counters: [{ kind: solitary, from: 2015-02-01, to: 2015-03-03 }, { kind: solitary, from: 2015-03-01, to: 2015-03-09 }] | 10: counters[2].from: | overlaps",
                "events: [{ kind: hearing, date: 2015-02-01, what: x, until: 2015-03-01 }] | 10: events[1].until: | only a leave has an end",
                "events: [{ kind: furlough, date: 2015-02-01, what: x, until: 2015-01-01 }] | 10: events[1].until: | before it begins",
                "events: [{ kind: hearing, date: 2015-02-01, what: x, zone: Asia/Tehran }] | 10: events[1].zone: | only a transfer",
                "events: [{ kind: transferred, date: 2015-02-01, what: x, zone: Tehran }] | 10: events[1].zone: | Asia/Baku",
                "quotes: [{ text: Words, language: en, speaker: Her, date: 2015, permission: \"her sister Ann, 2019\" }] | 10: quotes[1].permission: | never stands in a file",
                "quotes: [{ text: Words, language: en, speaker: Her, date: 2015 }] | 10: quotes[1].source: | the field is missing",
                "photo: { file: a.jpg, credit: Me, licence: mine }   | 10: photo.alt_text: | the field is missing",
                "photo: { file: a.jpg, alt_text: { en: A face } }    | 10: photo.credit: | who took it",
                "photo: { file: a.jpg, alt_text: { en: A face } }    | 10: photo.licence: | by which right",
                "photo: { file: ../a.jpg, credit: Me, licence: mine, alt_text: { en: A face } } | 10: photo.file: | below the team's folder",
                "actions: [{ ask: { en: Write }, office: \"@office\" }] | 10: actions[1].office: | mentioned",
                "basis: because                                      | 10: basis: | historic",
                "basis: { consent: { given: 2026-01-05 } }           | 10: basis.consent.scope: | what was agreed to",
                "basis: { consent: { scope: [name] } }               | 10: basis.consent.given: | the field is missing",
                "basis: { consent: { given: 2026-01-05, scope: [name], by: Her } } | 10: basis.consent.by: | never stands in a file",
                "basis: { reason: Known to all, on: 2026-01-05, signed_by: [Ann, ' ann'] } | 10: basis.signed_by: | two different people",
                "basis: { reason: Known to all, signed_by: [Ann, Bob] } | 10: basis.on: | the field is missing",
                "events: [{ kind: released, date: 2015-06-01, what: bail }] | 10: events[1].date: | no custody ends then",
                "events: [{ kind: died, date: 2015-06-01 }]          | 10: events[1].date: | after it",
                "actions: [{ ask: { en: Write to @office }, office: A }] | 10: actions[1].ask: | mentioned",
                "actions: [{ ask: { en: Write }, office: A, text: { en: Dear @office_az } }] | 10: actions[1].text: | mentioned",
                "actions: [{ ask: { en: Write }, office: A, checked: soon }] | 10: actions[1].checked: | a day, such as",
                "events: [{ kind: hearing, date: 2015-06-01, what: x, conditional: bail }] | 10: events[1].conditional: | only a release",
                "events: [{ kind: released, date: 2016-01-01, what: x, conditional: perhaps }] | 10: events[1].conditional: | one of: none, bail",
                "events: [{ kind: released, date: 2016-01-01, what: x, conditions: { en: y } }] | 10: events[1].conditions: | conditional does not say",
                "events: [{ kind: rearrested, date: 2016-01-09, what: x }] | 10: events[1].date: | no new custody begins",
                "events: [{ kind: hearing, date: 2015-06-01 }]       | 10: events[1].what: | the field is missing",
                "id: someone                                         | 10: id: | the field stands twice",
                "aliases: [a                                         | 11: | YAML cannot be read",
            })
    void refusesWhatMustNotStandInAProfile(String line, String place, String said) {
        assertSays(MINIMAL + line + "\n", place, said);
    }

    @Test
    void reportsEveryProblemAtOnce() {
        Problems problems = new Problems();
        String text = MINIMAL.replace("2015-01-01", "2015-02-30")
                .replace("Asia/Baku", "Baku")
                .replace("held_by: AZ", "held_by: ZZ")
                .replace("A paper }", "A paper, link: nowhere }");
        assertThat(read("someone", text, problems)).isEmpty();
        assertThat(problems.list())
                .extracting(problem -> problem.field())
                .containsExactly("held_by", "zone", "custody[1].from", "sources[1].link");
    }

    @Test
    void periodsMayTouchButNotOverlap() {
        String second = "  - { kind: prison, from: %s, confirmed: 2020-01-01 }\nsources:";
        assertThat(problems(MINIMAL.replace("sources:", second.formatted("2016-01-01"))))
                .isEmpty();
        assertThat(problems(MINIMAL.replace("sources:", second.formatted("2016-01"))))
                .isEmpty();
        assertThat(problems(MINIMAL.replace("sources:", second.formatted("2015-12-31"))))
                .singleElement()
                .asString()
                .contains(":8: custody[2].from: the period overlaps with the one on line 7");
        assertThat(problems(MINIMAL.replace("to: 2016-01-01", "confirmed: 2015-06-01")
                        .replace("sources:", second.formatted("2019-01-01"))))
                .singleElement()
                .asString()
                .contains("give the earlier one its end");
        assertThat(problems(MINIMAL.replace("to: 2016-01-01", "to: unknown, confirmed: 2015-06-01")
                        .replace("sources:", second.formatted("2019-01-01"))))
                .isEmpty();
    }

    @Test
    void anOpenPeriodContradictsARelease() {
        String open = MINIMAL.replace("to: 2016-01-01", "confirmed: 2015-06-01");
        assertThat(problems(open)).isEmpty();
        assertThat(problems(open + "events: [{ kind: released, date: 2015-05-01, what: bail }]\n"))
                .hasSize(1);
        assertThat(problems(open + "events: [{ kind: died, date: 2015-06-02 }]\n"))
                .singleElement()
                .asString()
                .contains("has no end");
    }

    @Test
    void ordinaryNumbersAreNoTelephones() {
        String story = "story: { en: \"%s\" }\n";
        for (String text : List.of(
                "Held since 2015-01-01 and 2016",
                "6 000 000 people in 2011-2014",
                "2011 2014 2016",
                "7 years 6 months; 1,000 days; 12.05.2016",
                "Article 228 part 3, case 15")) {
            assertThat(problems(MINIMAL + story.formatted(text))).as(text).isEmpty();
        }
    }

    @Test
    void familiesAndGroupsAreProfilesToo() {
        String head = "names: { en: Some }\nzone: Asia/Baku\nsources: [{ title: T, publisher: P }]\n";
        assertThat(problems("id: someone\nkind: family\nspeaks_for: other\n" + head))
                .isEmpty();
        assertThat(problems("id: someone\nkind: group\nmembers: [a, b]\n" + head))
                .isEmpty();
        assertThat(problems("id: someone\nkind: group\n" + head))
                .singleElement()
                .asString()
                .contains("nobody is in the group");
    }

    @Test
    void aListThatLeadsBackToItselfIsNoTrap() {
        assertThat(problems(MINIMAL + "aliases: &a [*a]\n")).isNotEmpty();
    }

    private static void assertSays(String text, String place, String said) {
        assertThat(problems(text))
                .as(text)
                .anySatisfy(problem -> assertThat(problem).contains(place).contains(said));
    }

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        Optional<Profile> profile = read("someone", text, problems);
        assertThat(profile.isPresent()).isEqualTo(problems.isEmpty());
        return problems.list().stream().map(Object::toString).toList();
    }

    private static Optional<Profile> read(String id, String text, Problems problems) {
        return ProfileFile.read(SourceFile.ofText("profiles/" + id + ".yaml", text), problems);
    }

    /** Messages about broken files go to logs, pages and those on call. */
    @Test
    void aMistakeInAWithheldFieldIsNamedWithoutWhatStandsThere() {
        Problems problems = new Problems();
        Optional<Profile> read = ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", """
                        id: someone
                        kind: prisoner
                        names: { en: Someone, az: "𝐒ecret" }
                        aliases: [Secret @secret_one]
                        role: { en: terrorist secret }
                        held_by: SECRET
                        pronoun: secret
                        zone: Asia/Baku
                        birth_date: 1907-13-secret
                        custody: [{ kind: secret, from: secret, note: "secret +994 12 345 67 89" }]
                        sentences: [{ text: 7 years, length: secret }]
                        relatives:
                          - { name: Mira, relation: mother, living: perhaps }
                          - { name: Secret, relation: sister, living: secret, do_not_publish: true }
                        charges: [{ charge: { en: theft }, according_to: { en: police }, sources: [secret] }]
                        sources: [{ id: secret-source, title: A report, publisher: A paper, link: secret }]
                        do_not_publish: [names.az, aliases, role, held_by, pronoun, custody, sentences, sources]
                        """), problems);
        assertThat(read).isEmpty();
        String said = problems.list().toString();
        assertThat(said)
                .doesNotContainIgnoringCase("secret")
                .contains(
                        "relatives[1].living: \"perhaps\" cannot stand here",
                        "someone.yaml:9: birth_date: what stands here cannot stand here",
                        "relatives[2]: what stands here cannot stand here",
                        "held_by: what stands here cannot stand here; it is not to be published, and not repeated");
    }

    @Test
    void aTextThatYamlTakesForAReferenceIsNotRepeatedEither() {
        Problems problems = new Problems();
        ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", "id: someone\nstory: { en: *secret }\n"), problems);
        assertThat(problems.list().toString())
                .contains("begins with *", "quotes")
                .doesNotContain("secret");
    }
}
