package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.testing.Signed;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What is drawn for followers: the counter in pixels, and posters to download. Midnight in Baku is at 20:00 UTC. */
@ExtendWith(TestDatabase.class)
class PicturesTest {
    private static final String WIDE = "/c/vigil/anna/poster.jpg?lang=en&for=wide";

    private final PublicWorld followers;
    private final World world;

    PicturesTest(Database database) {
        this.followers = new PublicWorld(database);
        this.world = followers.world;
    }

    @AfterEach
    void close() {
        followers.close();
    }

    private BufferedImage picture(String path) throws IOException {
        assertThat(followers.get(path).statusCode()).as(path).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(followers.bytes(path)));
    }

    @ParameterizedTest
    @CsvSource({"small, 180, 48", "medium, 260, 72", "large, 400, 112", "none, 260, 72"})
    void theBadgeHasTheSizesOfTheOneOfLetters(String size, int width, int height) throws IOException {
        followers.serve();
        for (String language : List.of("en", "fa")) {
            BufferedImage badge = picture("/days/vigil/anna.png?size=" + size + "&lang=" + language);
            assertThat(badge.getWidth()).isEqualTo(width);
            assertThat(badge.getHeight()).isEqualTo(height);
        }
        assertThat(followers.get("/days/vigil/anna.png").headers().firstValue("Content-Type"))
                .hasValue("image/png");
    }

    @Test
    void theBadgeSaysAnotherNumberFromMidnightOnAndSpeaksItsLanguage() {
        followers.serve();
        world.clock.set(Instant.parse("2026-01-05T19:59:50Z"));
        byte[] before = followers.bytes("/days/vigil/anna.png");
        assertThat(followers.bytes("/days/vigil/anna.png")).isEqualTo(before);
        assertThat(followers.bytes("/days/vigil/anna.png?lang=fa")).isNotEqualTo(before);
        world.clock.set(Instant.parse("2026-01-05T20:00:00Z"));
        assertThat(followers.bytes("/days/vigil/anna.png")).isNotEqualTo(before);
    }

    @Test
    void aLetterThatNoFontHasMakesNoPicture() {
        world.edit(World.profile("anna"), "en: Anna Example", "en: Anna \uD83D\uDE00 Example");
        followers.serve();
        for (int i = 0; i < 3; i++) {
            assertThat(PublicWorld.all(followers.get("/days/vigil/anna.png")))
                    .isEqualTo(PublicWorld.all(followers.get("/days/vigil/nobody.png")));
            assertThat(followers.get(WIDE).statusCode()).isEqualTo(404);
        }
        assertThat(followers.get("/days/vigil/anna.svg").statusCode()).isEqualTo(200);
        assertThat(followers.get("/c/vigil/anna").body()).doesNotContain("poster.");
    }

    @Test
    void theTeamIsToldOnceOfEachAndNotWhatIsQuoted() {
        List<String> heard = new ArrayList<>();
        Undrawn undrawn = new Undrawn(heard::add);
        for (int i = 0; i < 3; i++) {
            undrawn.tell("the counter of anna as a PNG (en, medium)", "no font of Vigil's has \uD83D\uDE00 (U+1F600)");
            undrawn.tell("the poster of anna (en, wide)", "\"Anna Example\" does not fit");
        }
        assertThat(heard)
                .containsExactly(
                        "Followers do not get the counter of anna as a PNG (en, medium): no font of Vigil's has"
                                + " \uD83D\uDE00 (U+1F600)",
                        "Followers do not get the poster of anna (en, wide): \"…\" does not fit");
    }

    @Test
    void aPersonsPageOffersPostersOfTheDayWithWordsForThoseWhoDoNotSeeThem() throws IOException {
        followers.serve();
        assertThat(followers.get("/c/vigil/anna").body())
                .contains("download href=\"/c/vigil/anna/poster.jpg?lang=en&amp;for=wide\"")
                .contains("download href=\"/c/vigil/anna/poster.jpg?lang=en&amp;for=square\"")
                .contains("Description of the poster, to copy", "365 days in custody.", "A woman at her desk.");
        assertThat(followers.get("/c/vigil/anna?lang=fa").body())
                .contains("poster.jpg?lang=fa&amp;for=wide", "شرح پوستر برای رونوشت");
        BufferedImage wide = picture(WIDE);
        assertThat(wide.getWidth()).isEqualTo(1600);
        assertThat(wide.getHeight()).isEqualTo(900);
        BufferedImage square = picture("/c/vigil/anna/poster.jpg?lang=fa&for=square");
        assertThat(square.getWidth()).isEqualTo(1280);
        HttpResponse<String> answer = followers.get(WIDE);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"poster.jpg\"");
        byte[] before = followers.bytes(WIDE);
        world.clock.set(Instant.parse("2026-01-05T20:00:00Z"));
        assertThat(followers.bytes(WIDE)).isNotEqualTo(before);
    }

    @Test
    void withoutConsentToThePhotoThePosterHasNone() {
        followers.serve();
        world.edit(World.profile("anna"), "scope: [name, photo]", "scope: [name]");
        followers.changed();
        assertThat(followers.get("/c/vigil/anna").body())
                .contains("/c/vigil/anna/poster.png?lang=en")
                .doesNotContain("poster.jpg", "A woman at her desk");
        assertThat(followers.get("/c/vigil/anna/poster.png").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(followers.get("/c/vigil/anna/poster.jpg").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poster.jpg?for=roll",
                "poster.jpg?for=x",
                "poster.jpg?for=%20",
                "poster.jpg?lang=de",
                "poster.png?for=wide",
                "poster.svg",
                "poster"
            })
    void onlyTheFormsAndLanguagesThatThereAreAreDrawn(String file) {
        followers.serve();
        assertThat(PublicWorld.all(followers.get("/c/vigil/anna/" + file)))
                .isEqualTo(PublicWorld.all(followers.get("/c/vigil/nobody/" + file)));
    }

    static Stream<String> paths() {
        return Stream.of(WIDE, "/days/vigil/anna.png?lang=fa");
    }

    @Test
    void onceSomebodyIsOnHoldThereIsNoPictureInAnyForm() {
        followers.serve();
        paths().forEach(path -> assertThat(followers.get(path).statusCode()).isEqualTo(200));
        followers.hold("anna");
        paths().forEach(path -> assertThat(PublicWorld.all(followers.get(path)))
                .isEqualTo(PublicWorld.all(followers.get(path.replace("anna", "nobody")))));
    }

    @Test
    void wordsThatNobodyHasSignedStandOnNoPosterForEverybody() {
        world.remove("templates/posters/prisoner.fa.txt");
        followers.serve();
        assertThat(followers.get("/c/vigil/anna/poster.jpg?lang=fa").statusCode())
                .isEqualTo(404);
        assertThat(followers.get("/c/vigil/anna?lang=fa").body()).doesNotContain("poster.jpg");
        assertThat(followers.get(WIDE).statusCode()).isEqualTo(200);
    }

    @Test
    void wordsOfPostersThatNameSomebodyOnHoldAreShownToNobody() {
        String path = "templates/posters/prisoner.en.txt";
        world.put(path, Signed.template(path, world.text(path).replace("[alt]\n", "[alt]\nWith Dana Example. ")));
        followers.serve();
        assertThat(followers.get(WIDE).statusCode()).isEqualTo(200);
        followers.hold("dana");
        assertThat(followers.get(WIDE).statusCode()).isEqualTo(404);
        assertThat(followers.get("/c/vigil/anna").body()).doesNotContain("poster.jpg", "Dana");
    }

    @Test
    void whereOnlyTheCounterIsOpenThereIsNoPoster() {
        world.schedule("pages: true, counter: true", "pages: false, counter: true")
                .schedule("action_hour: 2026-01-08T18:00\n", "");
        followers.serve();
        assertThat(followers.get(WIDE).statusCode()).isEqualTo(404);
        assertThat(followers.get("/days/vigil/anna.png").statusCode()).isEqualTo(200);
    }
}
