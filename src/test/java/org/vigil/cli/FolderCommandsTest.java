package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** check, preview and init, as a campaigner runs them on a folder. */
class FolderCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    private static final String SCHEDULE = "schedules/vigil.yaml";
    private static final String PERSON = "profiles/ana.yaml";
    private static final String TEMPLATE = "templates/vigil/prisoner.en.txt";
    private static final String ACCOUNTS = "accounts.yaml";

    @TempDir
    private Path temp;

    private Path folder = Path.of("");

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void writeFolder() throws IOException {
        folder = temp.resolve("team");
        write(ACCOUNTS, """
                accounts:
                  - { name: short, network: sandbox, imitates: x, language: en }
                  - { name: long, network: sandbox, imitates: mastodon, language: en, threads: true }
                """);
        write(SCHEDULE, """
                campaign: vigil
                name: Vigil
                from: 2026-11-02
                to: 2026-11-30
                zone: Europe/London
                slots: [{ id: morning, at: "09:00", days: [mon, tue, wed, thu, fri] }]
                roll: { listed: [ana, ben] }
                rotation: fair
                accounts: [short, long]
                templates: vigil
                hashtags: ["#Vigil"]
                late_window: 6h
                """);
        write(TEMPLATE, "Day {{day}}: {{name}}, {{role}}.\n{{#count}}{{count}}{{/count}}\n{{hashtags}}\n");
        write(PERSON, person("ana", "Ana"));
        write("profiles/ben.yaml", person("ben", "Ben"));
    }

    private static String person(String id, String name) {
        return """
                id: %s
                kind: prisoner
                names: { en: %s }
                role: { en: teacher }
                country: [AZ]
                held_by: AZ
                zone: Asia/Baku
                custody:
                  - { kind: prison, from: 2026-01-01, confirmed: 2026-11-01 }
                sources:
                  - { title: One, publisher: First, date: 2026-01-02, link: "https://example.org/1" }
                  - { title: Two, publisher: Second, date: 2026-11-01, link: "https://example.org/2" }
                basis: historic
                """.formatted(id, name);
    }

    @Test
    void aFolderWithoutProblems() {
        Run run = run("check");
        assertThat(run.out()).isEqualTo("5 files read: 2 profiles, 1 campaign, 1 template, 2 accounts; no problems");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    schedules/vigil.yaml | zone: Europe/London | zone: [Europe | schedules/vigil.yaml:6: YAML cannot be read
                    schedules/vigil.yaml | rotation: fair      | rotaton: fair | schedules/vigil.yaml:8: rotaton: unknown field; did you mean "rotation"?
                    schedules/vigil.yaml | 2026-11-02          | 2026-02-30    | schedules/vigil.yaml:3: from: "2026-02-30" cannot stand here
                    schedules/vigil.yaml | 2026-11-30          | 2026-11-01    | schedules/vigil.yaml:4: to: 2026-11-01 lies before from, 2026-11-02
                    schedules/vigil.yaml | Europe/London       | Europe/Londn  | schedules/vigil.yaml:5: zone: "Europe/Londn" cannot stand here
                    schedules/vigil.yaml | rotation: fair      | public: { feed: true } | schedules/vigil.yaml:8: public: settings.yaml does not say under which address followers find it
                    schedules/vigil.yaml | [short, long]       | [short, our-x] | schedules/vigil.yaml:9: accounts: there is no account "our-x"; one of: long, short
                    schedules/vigil.yaml | [ana, ben]          | [ana, cleo]   | schedules/vigil.yaml:7: roll.listed: there is no profile "cleo"
                    schedules/vigil.yaml | templates: vigil    | templates: words | schedules/vigil.yaml:10: templates: there is no folder templates/words/
                    schedules/vigil.yaml | { listed: [ana, ben] } | { include: [prisoner], tag: nobody } | schedules/vigil.yaml:7: roll: nobody is on it
                    accounts.yaml        | language: en, threads | language: de, threads | schedules/vigil.yaml:10: templates: there is no templates/vigil/prisoner.de.txt
                    accounts.yaml        | network: sandbox, imitates: x | network: threads | accounts.yaml:2: accounts[1].network: "threads" cannot stand here; one of: x, mastodon, bluesky,
                    profiles/ana.yaml    | from: 2026-01-01    | from: 2026-02-30 | profiles/ana.yaml:9: custody[1].from: "2026-02-30" cannot stand here
                    profiles/ana.yaml    | role: { en: teacher } | aliases: [A]   | templates/vigil/prisoner.en.txt:1: {{role}}
                    profiles/ana.yaml    | basis: historic     | together: [zoe]  | profiles/ana.yaml:13: together: there is no profile "zoe"
                    templates/vigil/prisoner.en.txt | {{name}} | {{nmae}}         | templates/vigil/prisoner.en.txt:1: {{nmae}}
                    """)
    void namesTheMistakeWithFileAndLine(String file, String good, String bad, String expected) throws IOException {
        change(file, good, bad);
        Run run = run("check");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.out().lines()).anyMatch(line -> line.startsWith(expected));
        assertThat(run.out().lines().toList().getLast()).matches("\\d+ problems? in \\d+ files?");
    }

    /** The pages leave a poster out without a word; the team is told why. */
    @Test
    void whyAPublicPageHasNoPosterIsANote() throws IOException {
        write("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n");
        change(SCHEDULE, "rotation: fair", "rotation: fair\npublic: { pages: true }");
        assertThat(run("check").err()).as("whoever has no basis has no page").doesNotContain("poster");
        change(PERSON, "basis: historic", "basis: { consent: { given: 2026-02-01, scope: [name] } }");
        Run run = run("check");
        assertThat(run.err())
                .contains("Note: schedules/vigil.yaml: the public pages have no poster in en of ana: the words of its"
                        + " posters, templates/posters/prisoner.en.txt, are unreviewed");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void allProblemsOfAllFilesAtOnce() throws IOException {
        change(SCHEDULE, "Europe/London", "Nowhere/Town");
        change(PERSON, "names:", "name:");
        change(TEMPLATE, "{{day}}", "{{dya}}");
        change(ACCOUNTS, "imitates: x", "imitates: y");
        assertThat(run("check").out())
                .contains(SCHEDULE + ":5:", PERSON + ":", TEMPLATE + ":1:", ACCOUNTS + ":2:", " in 4 files");
    }

    @Test
    void aRollWithNobodyEligibleIsNamedWithTheReasons() throws IOException {
        for (String id : List.of("ana", "ben")) {
            change(
                    "profiles/" + id + ".yaml",
                    "from: 2026-01-01, confirmed: 2026-11-01",
                    "from: 2026-01-01, to: 2026-06-01");
        }
        assertThat(run("check").out())
                .startsWith(SCHEDULE + ":7: roll: on 2026-11-18 nobody on it may be spoken of: ana released on");
    }

    @Test
    void overlappingPeriods() throws IOException {
        change(
                PERSON,
                "  - { kind: prison, from: 2026-01-01, confirmed: 2026-11-01 }",
                "  - { kind: detention, from: 2025-01-01, to: 2026-05-01 }\n"
                        + "  - { kind: prison, from: 2026-01-01, confirmed: 2026-11-01 }");
        Run run = run("check");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.out()).contains(PERSON + ":", "custody");
    }

    @Test
    void aTextThatCannotFit() throws IOException {
        write(TEMPLATE, "{{name}} " + "and all that must be said ".repeat(12) + "\n");
        Run run = run("check");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.out()).contains(TEMPLATE + ":1: the text has ", " of 280 characters for ana", "{{#ifRoom}}");
    }

    @Test
    void pictures() throws IOException {
        String photo =
                "photo: { file: profiles/photos/ana.png, credit: Us, licence: CC0, alt_text: { en: Ana smiles. } }\n";
        Files.writeString(folder.resolve(PERSON), person("ana", "Ana") + photo);
        assertThat(run("check").out())
                .contains(PERSON + ":14: photo.file: there is no file \"profiles/photos/ana.png\"");
        write("profiles/photos/ana.png", "no picture");
        assertThat(run("check").out()).contains(PERSON + ":14: photo.file: \"profiles/photos/ana.png\" is no image");
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("profiles/photos/ana.png").toFile());
        assertThat(run("check").exitCode()).isZero();
        assertThat(run("preview", "--campaign", "vigil", "--days", "1").out()).contains("picture: Ana smiles.");
        ImageIO.write(noise(), "png", folder.resolve("profiles/photos/ana.png").toFile());
        assertThat(run("check").out()).contains("profiles/photos/ana.png:1: the image has 6,");
    }

    /** A picture that no compression makes small. */
    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(1450, 1450, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1450 * 1450; i++) {
            image.setRGB(i % 1450, i / 1450, random.nextInt());
        }
        return image;
    }

    @Test
    void aRealAccountWithoutABasisIsANoteAndNoProblem() throws IOException {
        change(ACCOUNTS, "network: sandbox, imitates: x", "network: x");
        Run run = run("check");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("nothing will be posted on short about ana, ben");
        JsonNode entries = JsonMapper.shared()
                .readTree(run("preview", "--campaign", "vigil", "--days", "1", "--format", "json")
                        .out());
        assertThat(entries.get(0).path("basisMissing").asString())
                .startsWith("no consent, and no reason signed by two people, holds for ");
    }

    /** Nine weekdays are left of November. */
    @Test
    void whatXAsksForIsSaidWhereAScheduleIsPlanned() throws IOException {
        assertThat(run("preview", "--campaign", "vigil").out()).doesNotContain("$");
        change(ACCOUNTS, "network: sandbox, imitates: x", "network: x");
        assertThat(run("check").err())
                .contains(
                        "schedules/vigil.yaml: X asks for money: about $0.14 for the 30 days from 2026-11-18 on, 9 posts,"
                                + " 0 with a link ($0.00) and 9 without ($0.14). A post $0.015, with a link $0.20, an alt text $0.005;"
                                + " X's prices of August 2026.")
                .contains("Not in it is what is read: about $0.10 for the likes of each post");
        change(TEMPLATE, "{{hashtags}}", "example.org/why\n{{hashtags}}");
        assertThat(run("preview", "--campaign", "vigil", "--days", "1")
                        .out()
                        .lines()
                        .toList()
                        .getLast())
                .startsWith("X asks for money: about $1.80 for the 30 days from 2026-11-18 on, 9 posts, 9 with a link");
        assertThat(run("preview", "--campaign", "vigil", "--format", "json").out())
                .doesNotContain("money");
        write("settings.yaml", "x_prices: { post_with_link: 0.25, read: 0.01, as_of: 2026-11-01 }\n");
        assertThat(run("preview", "--campaign", "vigil").out())
                .contains(
                        "about $2.25 for the 30 days from 2026-11-18 on, 9 posts, 9 with a link ($2.25) and 0 without ($0.00)."
                                + " A post $0.015, with a link $0.25, an alt text $0.005; prices of 2026-11-01 by settings.yaml."
                                + " Not in it is what is read: about $0.20");
    }

    @Test
    void aFolderWithoutACampaignSaysWhatToDo() {
        Run run = execute("check", temp.toString());
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.err()).contains("There is no campaign in", "./vigil init DIR");
        assertThat(execute("check", temp.resolve("nowhere").toString()).err()).startsWith("There is no folder");
    }

    @Test
    void previewAsJsonHasExactlyThePromisedKeys() {
        Run run = run("preview", "--campaign", "vigil", "--from", "2026-11-03", "--days", "2", "--format", "json");
        assertThat(run.exitCode()).isZero();
        JsonNode entries = JsonMapper.shared().readTree(run.out());
        assertThat(entries).hasSize(4);
        assertThat(entries.get(0).propertyNames())
                .containsExactly(
                        "date",
                        "slot",
                        "campaign",
                        "profile",
                        "account",
                        "network",
                        "language",
                        "parts",
                        "length",
                        "limit",
                        "hashtags",
                        "altText",
                        "problems",
                        "special",
                        "basisMissing");
        assertThat(entries.get(0).toString())
                .isEqualTo("{\"date\":\"2026-11-03\",\"slot\":\"morning\",\"campaign\":\"vigil\",\"profile\":\"ben\","
                        + "\"account\":\"short\",\"network\":\"sandbox\",\"language\":\"en\","
                        + "\"parts\":[\"Day 2: Ben, teacher.\\n306 days\\n#Vigil\"],\"length\":36,\"limit\":280,"
                        + "\"hashtags\":[\"#Vigil\"],\"altText\":null,\"problems\":[],"
                        + "\"special\":null,\"basisMissing\":null}");
    }

    @Test
    void previewShowsATemplateBeforeAnyAccountSpeaksItsLanguage() throws IOException {
        write(
                "templates/vigil/prisoner.ru.txt",
                "День {{day}}: {{name}}. {{#count}}{{count}}{{/count}}\n{{hashtags}}\n");
        Run run = run("preview", "--campaign", "vigil", "--lang", "ru", "--days", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("on short, ru, ", "| День 13: Ana. 321 день")
                .contains("note: the name of ana in en is shown in a ru post: profiles/ana.yaml gives none in ru");
        assertThat(run("preview", "--campaign", "vigil", "--lang", "pl").out())
                .contains("CANNOT BE POSTED: templates/vigil/prisoner.pl.txt:1: there is no such template");
        assertThat(run("preview", "--campaign", "vigil", "--lang", "no such").exitCode())
                .isEqualTo(Vigil.USAGE);
        assertThat(run("preview", "--campaign", "vigil", "--lang", "ru", "--stored")
                        .exitCode())
                .isEqualTo(Vigil.USAGE);
    }

    @Test
    void previewSaysWhatAScreenReaderSpeaks() throws IOException {
        change(SCHEDULE, "\"#Vigil\"", "\"#FreeThemAll\"");
        Run run = run("preview", "--campaign", "vigil", "--as-heard", "--days", "1");
        assertThat(run.out())
                .contains("    > Day 13: Ana, teacher.\n    > 321 days\n    > hashtag Free Them All\n")
                .doesNotContain("    | ");
        JsonNode entries = JsonMapper.shared()
                .readTree(run("preview", "--campaign", "vigil", "--as-heard", "--days", "1", "--format", "json")
                        .out());
        assertThat(entries.get(0).get("asHeard").get(2).asString()).isEqualTo("hashtag Free Them All");
        assertThat(entries.get(0).get("notes")).isEmpty();
    }

    @Test
    void checkSaysWhatIsHeardBadly() throws IOException {
        change(TEMPLATE, "{{role}}.", "{{role}} 🕯🕯🕯.");
        Files.createDirectories(folder.resolve("profiles/photos"));
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("profiles/photos/ana.png").toFile());
        Files.writeString(
                folder.resolve(PERSON),
                person("ana", "Ana")
                        + "photo: { file: profiles/photos/ana.png, credit: Us, licence: CC0,"
                        + " alt_text: { en: \"Ana, teacher: 321 days\" } }\nhashtags: [\"#freeanaatonce\"]\n");
        Run run = run("check");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.err())
                .contains(
                        "Note: " + PERSON + ":14: photo.alt_text.en: the alt text says the en post of vigil again",
                        "Note: " + PERSON + ":15: hashtags: \"#freeanaatonce\" is heard as one word",
                        "Note: " + TEMPLATE + ":1: 3 emoji or more in a row");
    }

    @Test
    void lettersThatAreNoneAreAProblemWhereverFollowersMeetThem() throws IOException {
        change(PERSON, "{ en: Ana }", "{ en: 𝐀na }");
        change(SCHEDULE, "name: Vigil", "name: 𝑽igil");
        change(TEMPLATE, "Day", "𝗗ay");
        Run run = run("check");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.out())
                .contains(
                        PERSON + ":3: names.en: \"𝐀\" are no letters but signs that look like them",
                        SCHEDULE + ":2: name: ",
                        TEMPLATE + ":1: \"𝗗\"");
    }

    @Test
    void aNameInAnotherLanguageAndAnUnreviewedTextAreNotes() throws IOException {
        change(ACCOUNTS, "imitates: x, language: en", "imitates: x, language: ru");
        write("templates/vigil/prisoner.ru.txt", "{{name}}\n");
        assertThat(run("check").err())
                .contains(
                        "Note: schedules/vigil.yaml: in ru posts names in another language are shown about ana, ben (no"
                                + " name in ru; preview shows each)");
        change(ACCOUNTS, "network: sandbox, imitates: x", "network: x");
        assertThat(run("check").err())
                .contains("Note: schedules/vigil.yaml: nothing will be posted on short:"
                        + " templates/vigil/prisoner.ru.txt is unreviewed (nobody who reads ru as a native has signed it):"
                        + " ./vigil templates sign templates/vigil/prisoner.ru.txt --by NAME");
        assertThat(run("preview", "--campaign", "vigil").out()).contains("note: held back on short: ");
    }

    @Test
    void previewBeginsTodayWhileTheCampaignRuns() {
        Run run = run("preview", "--campaign", "vigil");
        assertThat(run.out())
                .startsWith("Vigil, from the files alone")
                .contains("Wednesday 18 November 2026, 09:00 Europe/London (morning): Ana")
                .contains("on short, en, ")
                .doesNotContain("17 November");
    }

    @Test
    void previewOfACampaignThatHasEndedBeginsOnItsFirstDay() throws IOException {
        change(SCHEDULE, "2026-11-30", "2026-11-06");
        assertThat(run("preview", "--campaign", "vigil").out()).contains("Monday 2 November 2026");
    }

    @Test
    void previewSaysWhereTheClocksSkipASlotsTime() throws IOException {
        change(SCHEDULE, "days: [mon, tue, wed, thu, fri]", "days: [sat, sun]");
        change(SCHEDULE, "09:00", "01:30");
        change(SCHEDULE, "from: 2026-11-02", "from: 2026-03-01");
        Run run = run("preview", "--campaign", "vigil", "--from", "2026-03-28", "--days", "2");
        assertThat(run.out()).containsOnlyOnce("the clocks skip 01:30 on that day: it goes out at 02:30");
    }

    @Test
    void previewOfAnUnknownCampaignListsThoseKnown() {
        Run run = run("preview", "--campaign", "vigl");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(run.err()).isEqualTo("There is no campaign \"vigl\". There is: vigil.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void previewOfABrokenCampaignSaysWhatIsWrongWithIt() throws IOException {
        change(SCHEDULE, "Europe/London", "Nowhere/Town");
        assertThat(run("preview", "--campaign", "vigil").err()).startsWith(SCHEDULE + ":5: zone:");
    }

    @Test
    void previewRefusesADayThatIsNone() {
        Run run = run("preview", "--campaign", "vigil", "--from", "2026-02-30");
        assertThat(run.exitCode()).isEqualTo(Vigil.USAGE);
        assertThat(run.err()).contains("2026-02-30");
    }

    @Test
    void initWritesAFolderThatCheckAccepts() throws IOException {
        Path fresh = temp.resolve("new/team");
        Run init = execute("init", fresh.toString());
        assertThat(init.exitCode()).isZero();
        assertThat(init.out()).contains("./vigil check " + fresh);
        Run check = execute("check", fresh.toString());
        assertThat(check.out()).contains("3 profiles, 1 campaign").endsWith("no problems");
        assertThat(check.err())
                .as("the first facts that somebody sees are confirmed")
                .isEmpty();
        assertThat(Files.readString(fresh.resolve("profiles/mira-example.yaml")))
                .contains("2026-11-1")
                .doesNotContain("@TODAY");
        try (Stream<Path> beside = Files.list(temp.resolve("new"))) {
            assertThat(beside).containsExactly(fresh);
        }
    }

    @Test
    void initFillsAnEmptyFolderAndRefusesAnyOther() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThat(execute("init", empty.toString()).exitCode()).isZero();
        Run again = execute("init", empty.toString());
        assertThat(again.exitCode()).isEqualTo(Vigil.PROBLEMS);
        assertThat(again.err()).contains("is not empty");
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertThat(execute("init", file.toString()).err()).contains("is a file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void initLeavesNothingHalfDone() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        Run run = execute("init", file.resolve("team").toString());
        assertThat(run.exitCode()).isEqualTo(Vigil.FAILED);
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactlyInAnyOrder(file, folder);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void change(String path, String good, String bad) throws IOException {
        String text = Files.readString(folder.resolve(path));
        assertThat(text).contains(good);
        write(path, text.replace(good, bad));
    }

    private Run run(String... args) {
        String[] all = Stream.concat(Stream.of("-C", folder.toString()), Stream.of(args))
                .toArray(String[]::new);
        return execute(all);
    }

    /** The whole command line, with a clock that stands still. */
    private static Run execute(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(Map.of(), InstantSource.fixed(NOW), new BufferedReader(new StringReader("")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(exitCode, out.toString().strip(), err.toString().strip());
    }
}
