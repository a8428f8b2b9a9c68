package org.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.delivery.Announcements;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The rules of doing no harm, one by one, from the files to what followers read. docs/do-no-harm.md tells of them. */
@Order(1)
@ExtendWith(TestDatabase.class)
class DoNoHarmTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final String ALL_FACTS = "{{name}}{{#role}}, {{role}}{{/role}}{{#story}}: {{story}}{{/story}}"
            + "{{#quote}} {{quote}}, {{quoteSpeaker}}.{{/quote}}{{#relatives}} Beside her: {{relatives}}.{{/relatives}}"
            + "{{#charge}} {{charge}}, {{chargeAccordingTo}}{{#chargeDenied}} (denied){{/chargeDenied}}.{{/charge}}"
            + "{{#together}} With {{together}}.{{/together}}\n";

    @TempDir
    Path folder;

    private final World world;

    DoNoHarmTest(Database database) {
        world = new World(database);
        world.put(World.TEMPLATE, ALL_FACTS).schedule("[anna, bela, cara]", "[anna]");
    }

    /** More lines in somebody's file. */
    private World more(String id, String lines) {
        return world.put(World.profile(id), world.text(World.profile(id)) + lines + "\n");
    }

    /** What followers have read by Monday noon, on a real network and on a sandbox. */
    private String said() {
        world.schedule("accounts: [x]", "accounts: [x, box]")
                .start()
                .at(World.MONDAY_AT_NINE)
                .at("2026-01-05T12:00:00Z");
        return onX() + onTheSandbox();
    }

    private String onX() {
        return String.join(
                "\n", world.x.posts().stream().map(post -> post.part().text()).toList());
    }

    private String onTheSandbox() {
        return String.join(
                "\n",
                world.sandbox.posts().stream().map(post -> post.part().text()).toList());
    }

    private record Typed(int code, String text) {}

    /** A command over the files as they are, as somebody types it. */
    private Typed typed(String... arguments) {
        try {
            for (SourceFile file : world.tree().all()) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringWriter out = new StringWriter();
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("-C", folder.toString()), java.util.stream.Stream.of(arguments))
                .toArray(String[]::new);
        int code = Main.commandLine(Map.of(), world.clock, new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        return new Typed(code, out.toString());
    }

    /** The check refuses Anna's file with these words, and while it stands so nothing is said of her anywhere. */
    private void refusedAndSilent(String... words) {
        Typed check = typed("check");
        assertThat(check.text()).contains(World.profile("anna") + ":").contains(words);
        assertThat(check.code()).isEqualTo(1);
        assertThat(said()).doesNotContain("Anna");
    }

    @Nested
    @DisplayName(
            "Nobody is posted without the consent of the person or the family, written down; they take it back at any time")
    class Consent {
        private final ConsentDesk desk = new ConsentDesk(
                world.database, new SensitiveRecords(world.database, KeyFile.of(world.folder(), Map.of())));

        @Test
        void withoutARecordNothingReachesARealNetwork() {
            world.withoutRecords();
            assertThat(said()).isEmpty();
        }

        @Test
        void itCanBeTriedOnASandboxMeanwhile() {
            world.withoutRecords()
                    .schedule("accounts: [x]", "accounts: [box]")
                    .start()
                    .at(World.MONDAY_AT_NINE);
            assertThat(onTheSandbox()).contains("Anna");
        }

        @Test
        void withTheRecordItDoes() {
            said();
            assertThat(onX()).contains("Anna");
            assertThat(world.count("consent where profile = 'anna' and given = '2025-12-01' and scope = '{name}'"))
                    .as("its date and what it covers are kept")
                    .isOne();
        }

        @Test
        void whatItDoesNotCoverIsNotSaid() {
            more("anna", "story: { en: She wrote. }\nrelatives: [{ name: Mira Example, relation: mother }]");
            said();
            assertThat(onX()).contains("Anna").doesNotContain("She wrote", "Mira");
        }

        @Test
        void whoHasTakenItBackIsSilentOnEveryAccountAtOnce() {
            world.start();
            desk.revoke(ANNA, "Tester");
            assertThat(said()).isEmpty();
        }
    }

    @Nested
    @DisplayName(
            "Quiet diplomacy: silence at once, without a reason and without a trace, for as long as the family wants")
    class QuietDiplomacy {
        private void everybody() {
            world.put(World.TEMPLATE, "Day {{day}}: {{name}}.\n").schedule("[anna]", "[anna, bela, cara]");
        }

        @Test
        void nobodyCanTellFromThePostsThatSomebodyIsMissing() {
            everybody();
            world.start().hold("anna").follow();
            for (int day = 5; day <= 8; day++) {
                world.at("2026-01-0%dT09:00:00Z".formatted(day));
            }
            assertThat(onX().lines())
                    .containsExactly(
                            "Day 1: Bela Example.",
                            "Day 2: Cara Example.",
                            "Day 3: Bela Example.",
                            "Day 4: Cara Example.");
        }

        @Test
        void noReasonIsKeptAndNoneIsShown() {
            world.start().hold("anna").at(World.MONDAY_AT_NINE);
            assertThat(world.first().why()).isEqualTo("on hold");
            assertThat(world.count("restriction where why is not null")).isZero();
            assertThat(world.count("audit where what = 'hold' and detail is not null"))
                    .isZero();
        }

        @Test
        void itIsNoDefaultAndEndsWhenTheyWantToSpeak() {
            world.start().hold("anna").follow();
            world.lift("anna").follow();
            assertThat(said()).contains("Anna");
        }
    }

    @Nested
    @DisplayName("Minors: no name, age, school or picture, whoever has printed them; the children of prisoners neither")
    class Minors {
        @ParameterizedTest
        @ValueSource(strings = {"minor: true", "birth_date: 2008-02", "birth_date: 2008"})
        void whoIsOrMayBeUnderAgeIsNeverPosted(String line) {
            more("anna", line);
            assertThat(said()).isEmpty();
        }

        @Test
        void norNamedBesideSomebodyElse() {
            more("anna", "together: [bela]");
            more("bela", "minor: true");
            assertThat(said()).contains("Anna").doesNotContain("Bela");
        }

        @Test
        void norInWordsAboutSomebodyElse() {
            world.edit(World.profile("anna"), "scope: [name]", "scope: [name, story]");
            more("anna", "story: { en: \"Held with Белa Эксампле, a pupil.\" }".replace("a Э", "а Э"));
            more("bela", "minor: true");
            assertThat(typed("check").text())
                    .contains(World.profile("anna") + ":")
                    .contains("story.en: the text names bela, of whom nothing may be said");
            assertThat(said()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "story: { en: Her 12-year-old son waits }                          | a child's age or school",
                    "story: { ru: Её дочь учится в школе № 5 }                         | a child's age or school",
                    "relatives: [{ name: Ana Example, relation: daughter, age: 9 }]     | a minor is never named",
                    "relatives: [{ name: Ana Example, relation: son, minor: true }]     | a minor is never named",
                })
        void childrenOfPrisonersAreRefused(String line, String why) {
            more("anna", line);
            refusedAndSilent(why);
        }
    }

    @Nested
    @DisplayName("No addresses, no telephones, nothing by which a relative is found")
    class Contacts {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "story: { en: Call her sister at +994 12 345 67 89 }           | 345 67 89",
                    "story: { ru: 'Её мать живёт на ул. Ленина, д. 5, кв. 12' }     | Ленина",
                    "role: { en: 'poet, write to anna@example.org' }               | example.org",
                    "relatives: [{ name: Mira Example, relation: 'mother, tel. 512345' }] | 512345",
                })
        void aFileThatHoldsThemIsRefusedAndTheyAreNotRepeated(String line, String secret) {
            more("anna", line);
            assertThat(typed("check").text()).doesNotContain(secret.strip());
            refusedAndSilent("nobody's contact belongs there");
        }

        @Test
        void noRowOfAnImportBringsThem() throws IOException {
            Path list = Files.writeString(folder.resolve("list.csv"), """
                    name,arrested,country,phone,story
                    Nina Muster,2020-05-06,AZ,+994 12 345 67 89,Call +994 55 765 43 21
                    """);
            Typed run = typed("import", list.toString(), "--dry-run");
            assertThat(run.text()).doesNotContain("345 67 89", "765 43 21");
        }
    }

    @Nested
    @DisplayName(
            "Never intimate matters or health, forced confessions, blackmail, sexual violence: the check asks about them")
    class Intimate {
        private static final Map<String, String> TOLD = Map.ofEntries(
                Map.entry("story: { en: She was raped by the guards. }", "sexual violence"),
                Map.entry("story: { ru: Её изнасиловали в изоляторе. }", "sexual violence"),
                Map.entry("story: { en: They published intimate videos of her. }", "intimate matters or blackmail"),
                Map.entry("story: { es: La chantajearon con fotos. }", "intimate matters or blackmail"),
                Map.entry("story: { en: She confessed on state television. }", "a confession that was forced or shown"),
                Map.entry("story: { zh: 她被电视认罪。 }", "a confession that was forced or shown"),
                Map.entry("story: { en: She has cancer. }", "somebody's health"),
                Map.entry("role: { az: hamilə jurnalist }", "somebody's health"),
                Map.entry("story: { ar: إنها مصابة بمرض السرطان }", "somebody's health"));

        /** One after the other, since each needs the same folder and no network. */
        @Test
        void theCheckNamesThePlaceAndDoesNotRepeatIt() {
            String file = world.text(World.profile("anna"));
            TOLD.forEach((line, matter) -> {
                world.put(World.profile("anna"), file + line + "\n");
                assertThat(typed("check").text())
                        .as(line)
                        .contains("Note: " + World.profile("anna") + ":")
                        .contains("the text seems to tell of " + matter)
                        .doesNotContain("raped", "изнас", "videos", "cancer", "认罪");
            });
        }

        @Test
        void anOrdinarySentenceIsNotAskedAbout() {
            more(
                    "anna",
                    "role: { en: therapist and grape grower }\n"
                            + "story: { en: She wrote for a paper that a court closed., ru: Она писала о выборах. }");
            assertThat(typed("check").text()).doesNotContain("seems to tell of");
        }
    }

    @Nested
    @DisplayName("No help for those who harass: no relative is called or tagged, and nobody is only somebody's wife")
    class GenderedHarassment {
        @Test
        void aRelativeIsWordsAndNoMention() {
            world.edit(World.profile("anna"), "scope: [name]", "scope: [name, relation]");
            more("anna", "relatives: [{ name: Mira Example, relation: mother }]");
            assertThat(said()).contains("Beside her: Mira Example (mother).").doesNotContain("@");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "relatives: [{ name: '@mira_example', relation: mother }]",
                    "relatives: [{ name: Mira, relation: 'mother (@mira)' }]",
                    "story: { en: 'Ask @mira_example' }"
                })
        void anAccountInAFileIsRefused(String line) {
            more("anna", line);
            refusedAndSilent("an account (@name), which would call somebody");
        }

        @Test
        void anAccountInATemplateIsRefused() {
            world.put(World.TEMPLATE, "{{name}}, daughter of @mira_example\n");
            assertThat(typed("check").text()).contains("\"@mira_example\" calls an account each time it is posted");
            assertThat(said()).isEmpty();
        }

        @Test
        void whoIsOnlySomebodysRelativeIsAskedAbout() {
            for (String role : List.of(
                    "{ en: wife of a journalist in prison }",
                    "{ en: \"the opposition leader's wife\" }",
                    "{ en: teacher, ru: жена политзаключённого }",
                    "{ tr: bir gazetecinin eşi }",
                    "{ fa: همسر یک زندانی }")) {
                assertThat(noteOfRole(role)).as(role).contains("the person is told of only as somebody's relative");
            }
        }

        @Test
        void whoHasWorkOfTheirOwnIsNot() {
            for (String role : List.of(
                    "{ en: \"lawyer, wife of a journalist\" }",
                    "{ en: housewife }",
                    "{ ru: \"сестра милосердия, поэт\" }")) {
                assertThat(noteOfRole(role)).as(role).doesNotContain("only as somebody's relative");
            }
        }

        private String noteOfRole(String role) {
            world.prisoner("anna", "2025-01-05");
            more("anna", "role: " + role);
            return typed("check").text();
        }
    }

    @Nested
    @DisplayName("Two independent sources for what is said of custody; one and a permission for a quote")
    class Sources {
        @Test
        void theTeamSeesWhichFactsOnlyOneTells() {
            assertThat(typed("check").text()).contains("so they are not confirmed: anna");
            assertThat(typed("people", "show", "anna").text()).contains("Not confirmed");
        }

        @Test
        void theTeamSeesWhatEachFactRestsOnWhatOthersSayAndWhatRestsOnNothing() {
            assertThat(typed("check").text())
                    .contains("facts name no source: anna (")
                    .contains("(./vigil people show ID tells which)");
            world.edit(
                    World.profile("anna"),
                    "sources: [",
                    "role: { en: teacher }\nfacts: { names: { sources: [one] }, role: { sources: [one], alternatives:"
                            + " [{ text: poet, sources: [two] }] } }\nsources: [{ id: one, title: A, publisher: B },"
                            + " { id: two, title: C, publisher: D }, ");
            assertThat(typed("people", "show", "anna").text())
                    .contains("Rests on:      names: one\n")
                    .contains("role: one; instead of it: \"poet\" (two)")
                    .containsPattern("No source:     .*held_by, .*custody\\[1\\]\\.from");
            assertThat(typed("people", "show", "anna", "--format", "json").text())
                    .contains("\"rests_on\"", "\"no_source\"");
            assertThat(said()).contains("Anna").doesNotContain("poet");
        }

        @Test
        void twoOfOnePublisherAreOneAndTwoOfTwoConfirm() {
            sourced("A paper");
            assertThat(typed("people", "show", "anna").text()).contains("Not confirmed");
            sourced("Another paper");
            assertThat(typed("people", "show", "anna").text()).doesNotContain("Not confirmed");
        }

        private void sourced(String second) {
            world.prisoner("anna", "2025-01-05")
                    .edit(
                            World.profile("anna"),
                            "sources: [",
                            "sources: [{ id: one, title: News, publisher: A paper }, { id: two, title: News, publisher: "
                                    + second + ", accessed: 2026-01-02, sha256: " + "0f".repeat(32) + " }, ")
                    .edit(
                            World.profile("anna"),
                            "confirmed: 2026-01-05 }",
                            "confirmed: 2026-01-05, sources: [one, two] }");
        }

        @Test
        void aQuoteWithoutASourceIsRefused() {
            more("anna", "quotes: [{ text: I write, language: en, speaker: Anna, date: 2025, permission: speaker }]");
            refusedAndSilent("quotes[1].source");
        }

        @Test
        void aQuoteWithoutAPermissionIsSaidNowhere() {
            world.edit(World.profile("anna"), "scope: [name]", "scope: [name, quotes]");
            more(
                    "anna",
                    "quotes: [{ text: I write, language: en, speaker: Anna Example, date: 2025,"
                            + " source: { title: A letter, publisher: Her family } }]");
            assertThat(typed("check").text()).contains("quotes[1] is said nowhere");
            assertThat(said()).contains("Anna").doesNotContain("I write");
        }
    }

    @Nested
    @DisplayName(
            "False news: a release or a death is announced only when two tell it, one of them the family or the lawyer")
    class FalseNews {
        private List<Announcements.Offer> offer(String sources) {
            world.edit(
                            World.profile("anna"),
                            "sources: [",
                            "sources: [{ id: news, title: News, publisher: A daily, from: press },"
                                    + " { id: page, title: News, publisher: A site, from: press },"
                                    + " { id: letter, title: A letter, publisher: Her mother, from: family }, ")
                    .put("templates/vigil/released.en.txt", "{{name}} was released on {{releasedOn}}.\n")
                    .start();
            world.release("anna", "2026-01-05")
                    .edit(World.profile("anna"), "what: acquitted", "what: acquitted, conditional: none, " + sources)
                    .follow();
            return new Announcements(world.database, world.clock, world.node.files())
                    .offer(PostKind.RELEASED, ANNA, Optional.empty(), "Ada");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sources: [news]", "sources: [letter]", "sources: [news, page]", "sources: []"})
        void aRumourSilencesAndIsNotToldOn(String sources) {
            assertThat(offer(sources))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Announcements.Offer.Impossible.class,
                            impossible -> assertThat(impossible.why()).contains("two sources"));
            assertThat(said()).isEmpty();
        }

        @Test
        void whatTwoTellWaitsForAPersonAndIsThenSaid() {
            assertThat(offer("sources: [news, letter]")).singleElement().isInstanceOf(Announcements.Offer.Made.class);
            world.at("2026-01-05T10:00:00Z");
            assertThat(onX()).isEmpty();
            world.approveAll();
            world.at("2026-01-06T10:00:00Z");
            assertThat(onX()).isEqualTo("Anna Example was released on 5 January 2026.");
        }
    }

    @Nested
    @DisplayName(
            "A release is not freedom: it is never called so under conditions, and the person is watched for 30 days")
    class ReleaseIsNotFreedom {
        @Test
        void whoIsOutIsWatchedForThirtyDays() {
            world.release("anna", "2026-01-05");
            assertThat(typed("people").text()).contains("on watch until 2026-02-04");
            world.clock.set(java.time.Instant.parse("2026-02-05T06:00:00Z"));
            assertThat(typed("people").text()).doesNotContain("on watch");
        }

        @Test
        void aRearrestInThatTimeIsSilentUntilTwoTellIt() {
            world.edit(
                    World.profile("anna"),
                    "{ kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }]",
                    "{ kind: detention, from: 2025-01-05, to: 2025-12-20 }, { kind: detention, from: 2026-01-02,"
                            + " confirmed: 2026-01-04 }]\nevents: [{ kind: released, date: 2025-12-20, what: acquitted },"
                            + " { kind: rearrested, date: 2026-01-02, what: arrested anew, sources: [one, two] }]");
            String file = world.text(World.profile("anna"));
            sources(file, "A paper");
            assertThat(said()).isEmpty();
            sources(file, "Her lawyer");
            world.follow();
            world.at("2026-01-06T09:00:00Z");
            assertThat(onX()).contains("Anna");
        }

        private void sources(String file, String second) {
            world.put(
                    World.profile("anna"),
                    file.replace(
                            "sources: [{ title",
                            "sources: [{ id: one, title: News, publisher: A paper }, { id: two, title: News, publisher: "
                                    + second + " }, { title"));
        }

        @Test
        void underConditionsNobodyIsCalledFree() {
            world.edit(
                            World.profile("anna"),
                            "sources: [",
                            "sources: [{ id: news, title: News, publisher: A daily, from: press },"
                                    + " { id: letter, title: A letter, publisher: Her mother, from: family }, ")
                    .put(
                            "templates/vigil/released.en.txt",
                            "{{name}} is free{{#conditional}}, on bail{{/conditional}}!\n")
                    .start();
            world.release("anna", "2026-01-05")
                    .edit(
                            World.profile("anna"),
                            "what: acquitted",
                            "what: bail, conditional: bail, sources: [news, letter]")
                    .follow();
            new Announcements(world.database, world.clock, world.node.files())
                    .offer(PostKind.RELEASED, ANNA, Optional.empty(), "Ada");
            world.approveAll();
            world.at("2026-01-05T10:00:00Z");
            assertThat(onX()).isEmpty();
            assertThat(world.deliveries.all())
                    .anySatisfy(draft -> assertThat(String.valueOf(draft.why())).contains("free"));
        }
    }

    @Nested
    @DisplayName("What was wrong is put right in public and written down; it is deleted only for safety")
    class Corrections {
        private CorrectionDesk.Proposal propose(String words) {
            return new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions())
                    .propose(world.first(), 0, words, false);
        }

        @Test
        void aCorrectionAnswersTheWrongPostAndTheLogKeepsBoth() {
            world.start().at(World.MONDAY_AT_NINE);
            new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions())
                    .ask((CorrectionDesk.Proposal.Possible) propose("Anna Example, a poet."), "Ada");
            world.aftercare();
            assertThat(world.x.posts()).hasSize(2);
            assertThat(world.x.posts().getLast().part().text()).isEqualTo("Correction: Anna Example, a poet.");
            assertThat(world.x.posts().getLast().previous()).isNotNull();
            assertThat(world.count("correction where was = 'Anna Example' and asked_by = 'Ada' and state = 'done'"))
                    .isOne();
        }

        @Test
        void ofSomebodyOnHoldItSaysNothingOnceMore() {
            world.start().at(World.MONDAY_AT_NINE).hold("anna");
            assertThat(propose("Anna Example, a poet."))
                    .isInstanceOfSatisfying(
                            CorrectionDesk.Proposal.Impossible.class,
                            impossible -> assertThat(impossible.why()).contains("nothing may be said of anna now"));
        }
    }

    @Nested
    @DisplayName("Relatives die: each has whether they live and a day of review, past which nobody names them")
    class Relatives {
        private void mother(String more) {
            world.edit(World.profile("anna"), "scope: [name]", "scope: [name, relation]");
            more("anna", "relatives: [{ name: Mira Example, relation: mother" + more + " }]");
        }

        @ParameterizedTest
        @ValueSource(strings = {", living: false", ", review: 2026-01-04", ", do_not_publish: true"})
        void whoMayNotLiveAnyMoreIsNotNamed(String more) {
            mother(more);
            assertThat(said()).contains("Anna").doesNotContain("Mira");
        }

        @Test
        void untilThatDayTheyAre() {
            mother(", living: true, review: 2026-01-05");
            assertThat(said()).contains("Mira Example (mother)");
        }

        @Test
        void theTeamIsToldWhomToAskAbout() {
            mother(", review: 2026-01-04");
            assertThat(typed("people", "due").text()).contains("Mira Example (mother) is not named since");
        }
    }

    @Nested
    @DisplayName("A charge is said as a charge, with whose it is and whether it is denied, and never as a fact")
    class Charges {
        @Test
        void itSaysWhoChargesAndThatItIsDenied() {
            more(
                    "anna",
                    "charges: [{ charge: { en: espionage }, according_to: { en: the prosecutor }, denies: true }]");
            assertThat(said()).contains("charged with espionage", "according to the prosecutor", "(denied)");
        }

        @Test
        void aTemplateThatTellsItWithoutWhoseItIsIsRefused() {
            world.put(World.TEMPLATE, "{{name}}: {{#charge}}{{charge}}{{/charge}}\n");
            assertThat(typed("check").text()).contains("a charge is told, and not whose it is");
            assertThat(said()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "role: { en: terrorist }                   | tells a charge as a fact",
                    "role: { ru: террористка }                 | tells a charge as a fact",
                    "story: { en: She is a spy. }              | tells a charge as a fact",
                    "story: { az: Anna terrorçudur. }            | tells a charge as a fact",
                    "story: { fa: او تروریست است. }            | tells a charge as a fact",
                    "actions: [{ ask: { en: Say that he is a spy }, office: A }] | tells a charge as a fact",
                    "charges: [{ charge: { en: terrorist }, according_to: { en: a court } }] | is somebody, and no charge",
                    "story: { az: Anna terrorçudur. }            | tells a charge as a fact",
                    "story: { fa: او تروریست است. }            | tells a charge as a fact",
                    "actions: [{ ask: { en: Say that he is a spy }, office: A }] | tells a charge as a fact",
                    "charges: [{ charge: { en: terrorist }, according_to: { en: a court } }] | is somebody, and no charge",
                    "charges: [{ charge: { en: espionage } }]  | according_to: the field is missing",
                })
        void aFactOfItIsRefused(String line, String why) {
            more("anna", line);
            refusedAndSilent(why);
        }

        @Test
        void aTemplateThatTellsItAsAFactIsRefused() {
            world.put(World.TEMPLATE, "{{name}} is a terrorist.\n");
            assertThat(typed("check").text()).contains("\"terrorist\" tells a charge as a fact");
            assertThat(said()).isEmpty();
        }

        /** Somebody's own words are a document: what they say of whom is for people to judge. */
        @Test
        void aQuoteThatTellsItIsAskedAbout() {
            String quote = "quotes: [{ text: %s, language: en, speaker: A minister, date: 2020, permission: published,"
                    + " source: { title: T, publisher: P } }]\n";
            String file = world.text(World.profile("anna"));
            world.put(World.profile("anna"), file + quote.formatted("She is a spy and nothing else."));
            assertThat(typed("check").text()).contains("in somebody's words \"spy\" tells a charge as a fact");
            world.put(World.profile("anna"), file + quote.formatted("He is no spy."));
            assertThat(typed("check").text()).doesNotContain("in somebody's words");
        }
    }

    @Nested
    @DisplayName("Nothing from leaked or stolen databases")
    class LeakedData {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{ title: A list, publisher: A site, leaked: true }",
                    "{ title: A list, publisher: A site, link: \"https://search.wikileaks.org/plusd/1\" }",
                    "{ title: Leaked database of the police, publisher: A site }",
                    "{ title: Слитая база данных, publisher: A site }"
                })
        void aFileThatRestsOnThemIsRefused(String source) {
            world.edit(World.profile("anna"), "sources: [", "sources: [" + source + ", ");
            refusedAndSilent("this is leaked or stolen data");
        }
    }
}
