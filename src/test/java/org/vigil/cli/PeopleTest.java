package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeopleTest {
    private static final List<String> ANSWERS = List.of(
            "prisoner",
            "Xədicə İsmayılova",
            "khadija",
            "ru Хадиджа Исмаилова",
            "",
            "journalist",
            "she",
            "az",
            "Asia/Baku",
            "detention",
            "2014-12-05",
            "2015-09-01",
            "y",
            "prison",
            "2015-09-01",
            "",
            "2016-05-01",
            "n",
            "FreeKhadija",
            "",
            "A report",
            "A paper",
            "2016-05-01",
            "",
            "y",
            "n",
            "n",
            "historic");

    @TempDir
    Path folder;

    @BeforeEach
    void roll() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/ta-phong-tan.yaml"), """
                id: ta-phong-tan
                kind: prisoner
                names: { en: Ta Phong Tan, vi: Tạ Phong Tần }
                held_by: VN
                zone: Asia/Ho_Chi_Minh
                custody:
                  - { kind: detention, from: 2011-09-05, to: 2012-09-24 }
                  - { kind: prison, from: 2012-09-24, to: 2015-09-19 }
                events:
                  - { kind: released, date: 2015-09-19, what: exile }
                sources:
                  - { title: A report, publisher: A paper, date: 2015-09, link: "https://example.org/" }
                basis: historic
                """);
        Files.writeString(folder.resolve("profiles/her-family.yaml"), """
                id: her-family
                kind: family
                speaks_for: ta-phong-tan
                names: { en: Her family }
                zone: Asia/Ho_Chi_Minh
                sources: [{ title: A report, publisher: A paper }]
                """);
    }

    @Test
    void listsWhoIsOnTheRollAsOfADay() {
        CommandRun then = run("people", "--on", "2015-09-18");
        assertThat(then.out()).contains("ta-phong-tan", "in custody, 1474 days", "speaks for Ta Phong Tan: in custody");
        assertThat(then.exitCode()).isZero();
        assertThat(run("people").out()).contains("released on 19 September 2015");
    }

    @Test
    void aBrokenFileDoesNotHideTheOthers() throws IOException {
        Files.writeString(folder.resolve("profiles/broken.yaml"), "id: broken\n");
        CommandRun run = run("people");
        assertThat(run.out()).contains("Ta Phong Tan");
        assertThat(run.err()).contains("profiles/broken.yaml:1: kind: the field is missing");
        assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
    }

    @Test
    void showsAllThatIsKnownOfOne() {
        String text =
                run("people", "show", "ta-phong-tan", "--on", "2015-09-19").out();
        assertThat(text)
                .contains("Tạ Phong Tần (vi)")
                .contains("Vietnam, Asia/Ho_Chi_Minh")
                .contains("no: released on 19 September 2015 (exile)")
                .contains("detention from 5 September 2011 to 24 September 2012")
                .contains("1475 days in custody, since 5 September 2011")
                .contains("sandbox accounts only")
                .contains("A report, A paper, September 2015, https://example.org/");
        JsonNode json = JsonMapper.shared()
                .readTree(run("people", "show", "ta-phong-tan", "--on", "2015-09-18", "--format", "json")
                        .out());
        assertThat(json.at("/count/days").asLong()).isEqualTo(1474);
        assertThat(json.at("/status").asString()).isEqualTo("in custody");
        assertThat(run("people", "show", "her-family", "--on", "2015-09-18").out())
                .contains("in custody, 1474 days");
    }

    @Test
    void namesTheNearestIdAndTheImpossibleDay() {
        CommandRun unknown = run("people", "show", "ta-fong-tan");
        assertThat(unknown.err()).isEqualTo("There is no profile \"ta-fong-tan\". Did you mean ta-phong-tan?");
        assertThat(unknown.exitCode()).isEqualTo(Vigil.PROBLEMS);
        CommandRun impossible = run("people", "--on", "2015-02-30");
        assertThat(impossible.err()).contains("2015-02-30").doesNotContain("Exception");
        assertThat(impossible.exitCode()).isEqualTo(Vigil.USAGE);
        assertThat(run("people", "--on", "2015-02").err()).contains("is no single day");
    }

    @Test
    void asksForANewPersonAndWritesAFileThatReads() throws IOException {
        CommandRun run = add(ANSWERS);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Problems problems = new Problems();
        Profile profile = ProfileFile.read(
                        SourceTree.read(folder).file("profiles/khadija.yaml").orElseThrow(), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(profile.names()).containsEntry("en", "Xədicə İsmayılova").containsEntry("ru", "Хадиджа Исмаилова");
        assertThat(profile.custody()).hasSize(2);
        assertThat(profile.hashtags()).containsExactly("#FreeKhadija");
        assertThat(profile.custody())
                .extracting(period -> period.sources().toString())
                .containsExactly("[a-paper-2016]", "[]");
        assertThat(files()).containsExactly("her-family.yaml", "khadija.yaml", "ta-phong-tan.yaml");
    }

    @Test
    void asksAgainWhereAnAnswerWillNotDo() {
        List<String> wrongFirst = Stream.concat(
                        Stream.of("somebody"), ANSWERS.stream().flatMap(answer -> switch (answer) {
                            case "khadija" -> Stream.of("ta-phong-tan", "Not An Id", answer);
                            case "az" -> Stream.of("Azerbaijan", answer);
                            case "Asia/Baku" -> Stream.of("Baku", answer);
                            case "2014-12-05" -> Stream.of("2014-02-30", "about never", answer);
                            case "FreeKhadija" -> Stream.of("Free Khadija", answer);
                            default -> Stream.of(answer);
                        }))
                .toList();
        CommandRun run = add(wrongFirst);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Please answer prisoner, family or group.")
                .contains("profiles/ta-phong-tan.yaml is there already")
                .contains("\"AZERBAIJAN\" cannot stand here")
                .contains("\"2014-02-30\" cannot stand here");
    }

    @Test
    void answersThatEndTooSoonWriteNothing() throws IOException {
        for (int length = 0; length < ANSWERS.size(); length++) {
            CommandRun run = add(ANSWERS.subList(0, length));
            assertThat(run.exitCode()).isEqualTo(Vigil.PROBLEMS);
            assertThat(run.err()).contains("Nothing was written.");
        }
        assertThat(files()).containsExactly("her-family.yaml", "ta-phong-tan.yaml");
    }

    @Test
    void asksHowTheLastCustodyEnded() {
        CommandRun run = add(List.of(
                "",
                "Oleg Sentsov",
                "",
                "",
                "",
                "",
                "RU",
                "Europe/Moscow",
                "detention",
                "disputed 2014-05-10",
                "2014-05-09",
                "2014-05-11",
                "2015-08-25",
                "y",
                "prison",
                "2015-08-24",
                "2015-08-25",
                "2019-09-07",
                "n",
                "exchange",
                "",
                "n",
                "",
                "",
                "A report",
                "A paper",
                "",
                "",
                "n",
                "y",
                "y",
                "Another report",
                "A Paper",
                "",
                "",
                "n",
                "n",
                "n",
                ""));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("the period overlaps", "the latest day lies before the date itself");
        assertThat(run("people", "show", "oleg-sentsov").out())
                .contains("detention from 10 May 2014 (disputed) to 25 August 2015")
                .as("from the latest day that it may have been")
                .contains("at least 1945 days in custody")
                .contains("released, exchange")
                .contains("its end, 7 September 2019: one source, A paper")
                .contains("release on 7 September 2019: one source, A paper")
                .contains("none recorded: sandbox accounts only");
    }

    @Test
    void aFamilyNeedsFewAnswers() {
        CommandRun run = add(List.of(
                "family",
                "Their family",
                "",
                "",
                "ta-phong-tan",
                "Asia/Ho_Chi_Minh",
                "n",
                "",
                "free-to-be-home",
                "A report",
                "A paper",
                "2016-12",
                "https://example.org/",
                "n",
                "consent",
                "2026-01-05",
                "",
                "name, relation"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run("people", "show", "their-family").out())
                .contains("consent of 2026-01-05, until revoked, to: name, relation; real networks allowed");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private CommandRun add(List<String> answers) {
        return CommandRun.of(folder, String.join("\n", answers) + (answers.isEmpty() ? "" : "\n"), "people", "add");
    }

    private CommandRun run(String... args) {
        return CommandRun.of(folder, "", args);
    }

    private void team() throws IOException {
        Files.createDirectories(folder.resolve("schedules"));
        for (String limit : List.of("90", "30", "300")) {
            Files.writeString(folder.resolve("schedules/limit-" + limit + ".yaml"), """
                    campaign: limit-%1$s
                    name: "#C"
                    zone: Europe/London
                    slots: [{ id: morning, at: "09:00" }]
                    roll: { listed: [%2$s] }
                    accounts: [x]
                    templates: t
                    status_limit: %1$sd
                    actions: [{ ask: { en: Write a letter }, office: The ministry }]
                    """.formatted(
                            limit, limit.equals("30") ? "her-family" : "anna"));
        }
        Files.writeString(folder.resolve("profiles/anna.yaml"), """
                id: anna
                kind: prisoner
                names: { en: Anna Example }
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: 2025-01-01, confirmed: 2026-08-01 }]
                counters: [{ kind: solitary, from: 2026-07-01, confirmed: 2026-08-01 }]
                sources: [{ title: A report, publisher: A paper }]
                """);
    }

    /** R9 as the strictest campaign has it, which is said; without a campaign 180 days. */
    @Test
    void noNumberIsSaidPastTheLimitOfTheStrictestCampaign() throws IOException {
        team();
        assertThat(run("people").out())
                .contains(
                        "custody was last confirmed on 1 August 2026 (limit: 90 days, as the campaign limit-90 has it)");
        assertThat(run("people", "show", "anna").out())
                .contains(
                        "Limit of age:  90 days, as the campaign limit-90 has it", "not confirmed lately, so not said");
        assertThat(JsonMapper.shared()
                        .readTree(run("people", "show", "anna", "--format", "json")
                                .out())
                        .path("limit_of")
                        .asString())
                .isEqualTo("limit-90");
        assertThat(run("count", "anna").out()).startsWith("unknown: custody was last confirmed");
        Files.delete(folder.resolve("schedules/limit-90.yaml"));
        Files.delete(folder.resolve("schedules/limit-300.yaml"));
        assertThat(run("people", "show", "anna").out()).contains("180 days, as usual", "in custody, 690 days");
    }

    @Test
    void dueListsActionsAndWhoIsOnWatch() throws IOException {
        team();
        Files.writeString(folder.resolve("profiles/out.yaml"), """
                id: out
                kind: prisoner
                names: { en: Olga Out }
                held_by: AZ
                zone: Asia/Baku
                custody: [{ kind: prison, from: 2025-01-01, to: 2026-11-10 }]
                events: [{ kind: released, date: 2026-11-10, what: bail }]
                sources: [{ title: A report, publisher: A paper }]
                """);
        assertThat(run("people", "due").out())
                .contains(
                        "LATE   anna",
                        "watch  out",
                        "released; on watch until 2026-12-10: ask whether nothing has happened",
                        "asks   schedules/limit-90.yaml: check the action \"Write a letter\"");
        JsonNode json = JsonMapper.shared()
                .readTree(run("people", "due", "--format", "json").out());
        assertThat(json.path("watch").path(0).path("until").asString()).isEqualTo("2026-12-10");
        assertThat(json.path("actions").size()).isEqualTo(3);
        assertThat(run("people", "due").out()).doesNotContain("ta-phong-tan");
    }
}
