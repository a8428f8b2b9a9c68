package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.network.Image;
import org.vigil.network.Outcome;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Anna's post with a poster, due on Monday at nine; she has been held for 365 days then. */
@ExtendWith(TestDatabase.class)
class PostersOfPostsTest {
    private static final String WORDS = "templates/posters/prisoner.en.txt";

    private final World world;

    PostersOfPostsTest(Database database) {
        world = new World(database);
    }

    private World posters(String when) {
        return world.put(WORDS, OwnPosterWords.text("en").orElseThrow())
                .schedule("approval: none", "approval: none\nposters: " + when);
    }

    private Image image() {
        return world.x.posts().getFirst().part().images().getFirst();
    }

    @Test
    void noneIsDrawnUnlessTheScheduleSaysSo() {
        world.start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().images()).isEmpty());
    }

    @Test
    void itIsPublishedWithItsWordsAndTheDaysNumber() throws IOException {
        posters("without_photo").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(image().altText()).isEqualTo("Poster. Anna Example. 365 days in custody. #Vigil.");
        assertThat(image().mediaType()).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(image().bytes())).getWidth())
                .isEqualTo(1600);
    }

    /** The first try found nobody there; the second comes after midnight where she is held. */
    @Test
    void aPostThatIsTriedAgainOnAnotherDayHasThatDaysNumber() {
        posters("always").schedule("at: \"09:00\"", "at: \"19:59\"").start();
        world.x.next(new Outcome.Unreachable("not there"));
        world.at(Instant.parse("2026-01-05T19:59:00Z"));
        assertThat(world.x.posts()).isEmpty();
        world.pastBackOff();
        world.at(Instant.parse("2026-01-05T20:10:00Z"));
        assertThat(image().altText()).contains("366 days");
        assertThat(world.x.posts().getFirst().part().text()).contains("366 days");
    }

    @Test
    void anAccountThatIsToShowNoneShowsNone() {
        posters("always\nno_posters_on: [x]").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().images()).isEmpty();
    }

    @Test
    void aPhotoStandsForItselfOrOnThePoster() {
        world.photo("anna", 3);
        posters("without_photo").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(image().altText()).isEqualTo("A woman at her desk");
        assertThat(image().fileName()).isNotEqualTo("poster.png");
    }

    @Test
    void withThePhotoOnItItsWordsSayWhatIsSeen() {
        world.photo("anna", 3);
        posters("always").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(image().altText()).startsWith("Poster. A woman at her desk. Anna Example.");
        assertThat(image().mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void wordsThatNoNativeReaderHasSignedKeepThePostBack() {
        world.schedule("approval: none", "approval: none\nposters: always").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why())
                .contains("the words of its posters, " + WORDS + ", are unreviewed", "./vigil poster --words en");
    }

    @Test
    void whatCannotBeDrawnKeepsThePostBackAndSaysWhy() {
        world.edit(World.profile("anna"), "Anna Example", "Anna 😀");
        posters("always").start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why()).contains("no font of Vigil's has 😀");
    }

    @Test
    void itIsDrawnBeforeTheSlotWithTheNumberOfTheSlotsDay() {
        world.x.takesPicturesEarly();
        // Four minutes before midnight where she is held; the post is due a minute after it.
        posters("always").schedule("at: \"09:00\"", "at: \"20:01\"").start();
        world.clock.set(Instant.parse("2026-01-05T19:56:00Z"));
        while (world.node.loop().handOverPicture()) {
            assertThat(world.x.pictureCalls()).isLessThan(10);
        }
        assertThat(world.x.pictures())
                .singleElement()
                .satisfies(picture -> assertThat(picture.image().altText()).contains("366 days"));
        world.at(Instant.parse("2026-01-05T20:01:00Z"));
        assertThat(image().mediaId()).isEqualTo("x-picture-1");
        assertThat(image().altText()).contains("366 days");
    }

    @Test
    void oneThatWasDrawnBeforeTheFactsChangedIsNotUsed() {
        world.x.takesPicturesEarly();
        posters("always").start();
        world.clock.set(World.MONDAY_AT_NINE.minus(Duration.ofMinutes(9)));
        while (world.node.loop().handOverPicture()) {
            assertThat(world.x.pictureCalls()).isLessThan(10);
        }
        world.edit(World.profile("anna"), "held_by: AZ", "held_by: AZ\nrole: { en: poet }")
                .accept();
        world.at(World.MONDAY_AT_NINE);
        assertThat(image().mediaId()).isNull();
        assertThat(image().altText()).contains("poet");
    }
}
