package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.WorkspaceReader;

/** Pages leave a poster out without a word; {@code check} says why. */
@ExtendWith(TestDatabase.class)
class PosterNotesTest {
    private final World world;

    PosterNotesTest(Database database) {
        world = new PublicWorld(database).world;
    }

    private List<String> notes() {
        return PosterNotes.of(new WorkspaceReader().read(world.tree()), World.MONDAY_AT_NINE);
    }

    @Test
    void whereEverybodyHasOneThereIsNothingToSay() {
        assertThat(notes()).isEmpty();
    }

    @Test
    void unsignedWordsAreNamedOnceForALanguage() {
        world.remove("templates/posters/prisoner.fa.txt");
        assertThat(notes())
                .singleElement()
                .asString()
                .startsWith("schedules/vigil.yaml: the public pages have no poster in fa of anna, bela, cara: ")
                .contains("templates/posters/prisoner.fa.txt, are unreviewed", "./vigil poster --words fa");
        world.unreviewed(true)
                .put(
                        "templates/posters/prisoner.en.txt",
                        OwnPosterWords.text("en").orElseThrow());
        assertThat(notes())
                .hasSize(2)
                .first()
                .asString()
                .contains("in en of anna, bela, cara", "./vigil templates sign templates/posters/prisoner.en.txt");
    }

    @Test
    void aNameThatHasNoRoomIsSaidOfWhomItIs() {
        world.edit(World.profile("bela"), "en: Bela Example", "en: " + "Bela-Alexandrina-".repeat(20) + "Example");
        assertThat(notes()).anySatisfy(note -> assertThat(note).contains("in en of bela: ", "wide.svg"));
        assertThat(notes()).noneMatch(note -> note.contains("of anna"));
    }

    @Test
    void whereNoPageIsOpenAndOfWhoHasNoBasisNothingIsSaid() {
        world.remove("templates/posters/prisoner.fa.txt");
        world.edit(World.profile("bela"), "basis: { consent: { given: 2025-12-01, scope: [name] } }", "basis: none");
        assertThat(notes()).singleElement().asString().contains("of anna, cara: ");
        world.schedule(PublicWorld.OPEN, "");
        assertThat(notes()).isEmpty();
    }
}
