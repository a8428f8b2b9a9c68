package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

class PosterCommandTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database);

    @AfterEach
    void close() {
        database.close();
    }

    private Path file(String name) {
        return world.folder().resolve(name);
    }

    private String typed(int code, String... arguments) {
        return new WorldCommands(world, environment)
                .write()
                .typed(code, Stream.of(new PosterCommand(world.clock)), arguments);
    }

    private String anna(int code, String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "poster",
                                "--person",
                                "anna",
                                "--out",
                                file("anna.png").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return typed(code, all);
    }

    @Test
    void drawsAPersonAsOfTodayAndPrintsTheWordsForThoseWhoDoNotSeeIt() throws IOException {
        assertThat(anna(0, "--lang", "fa"))
                .contains("1600 by 900 pixels", "پوستر. ", "Anna Example", "۳۶۵ روز در بازداشت", "#Vigil");
        assertThat(ImageIO.read(file("anna.png").toFile()).getHeight()).isEqualTo(900);
        assertThat(anna(1)).contains("is there already", "--force");
        assertThat(anna(0, "--force", "--for", "telegram")).contains("1280 by 1280");
    }

    @Test
    void whoeverMayNotBeSpokenOfHasNone() {
        world.hold("anna");
        assertThat(anna(1)).contains("There is no poster of anna: on hold.");
        assertThat(file("anna.png")).doesNotExist();
    }

    @Test
    void whoeverIsOutHasNone() {
        world.release("anna", "2026-01-04");
        assertThat(anna(1)).contains("There is no poster of anna: released ");
        assertThat(file("anna.png")).doesNotExist();
    }

    @Test
    void whoeverIsUnderAgeHasNone() {
        world.edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\nminor: true");
        assertThat(anna(1)).contains("There is no poster of anna: minor.");
    }

    @Test
    void whereARealAccountSpeaksNobodyHasOneWithoutConsent() {
        world.withoutRecords();
        assertThat(anna(1)).contains("no consent that was recorded");
    }

    @Test
    void theRollHasThoseOfWhomSomethingMayBeSaid() throws IOException {
        world.hold("bela");
        String said = typed(
                0, "poster", "--campaign", "vigil", "--out", file("roll.png").toString());
        assertThat(said)
                .contains("1 of 3 on the roll are not on it", "#Vigil: 2", "Anna Example and Cara Example")
                .doesNotContain("Bela");
        assertThat(ImageIO.read(file("roll.png").toFile()).getHeight()).isEqualTo(2000);
    }

    @Test
    void whatCannotStandThereIsSaid() {
        assertThat(typed(2, "poster")).contains("--person ID or --campaign CAMPAIGN");
        assertThat(anna(2, "--for", "facebook")).contains("one of: x, mastodon, bluesky, telegram");
        assertThat(anna(2, "--lang", "not a language")).contains("a language, such as");
        assertThat(anna(1, "--lang", "sw")).contains("there are no words for posters in the language \"sw\"");
        assertThat(typed(
                        1,
                        "poster",
                        "--person",
                        "nobody",
                        "--out",
                        file("a.png").toString()))
                .contains("No profile in force has the id nobody");
        assertThat(typed(2, "poster", "--person", "anna", "--out", file("a.gif").toString()))
                .contains("a name that ends with .png");
        assertThat(typed(
                        1,
                        "poster",
                        "--person",
                        "anna",
                        "--out",
                        file("no/a.png").toString()))
                .contains("there is no folder");
        assertThat(typed(2, "poster", "--words", "sw")).contains("Vigil has words for posters in: ar, az");
    }

    /** A correction changes words; the picture would go on saying what was wrong. */
    @Test
    void whoCorrectsAPostIsToldThatItsPosterStays() throws IOException {
        world.put("templates/posters/prisoner.en.txt", OwnPosterWords.text("en").orElseThrow())
                .schedule("approval: none", "approval: none\nposters: always")
                .start();
        world.at(World.MONDAY_AT_NINE);
        Path words = Files.writeString(file("words.txt"), "Day 1: Anna Example. 364 days\n\n#Vigil\n");
        String said = new WorldCommands(world, environment)
                .typed(
                        0,
                        Stream.of(new Correct(new BufferedReader(new StringReader("no\n")), wait -> {})),
                        "correct",
                        "1",
                        "--text-file",
                        words.toString());
        assertThat(said).contains("Its picture is a poster and stays as it is", "delete 1");
    }

    @Test
    void theWordsArePrintedToBeginWith() throws IOException {
        assertThat(typed(0, "poster", "--words", "ru")).contains("[days]", "под домашним арестом");
        assertThat(Files.exists(file("anna.png"))).isFalse();
    }
}
