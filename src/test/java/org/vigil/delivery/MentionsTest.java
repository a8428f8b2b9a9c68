package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class MentionsTest {
    private static final ProfileId DANA = new ProfileId("dana");

    private final World world;
    private final Mentions mentions;

    MentionsTest(Database database) {
        world = new World(database);
        mentions = new Mentions(database, world.node.files());
    }

    /** Four days of posts, the first on Monday. */
    private void posted(String roll) {
        world.schedule("[anna, bela, cara]", roll).start();
        List.of("05", "06", "07", "08").forEach(day -> world.at("2026-01-" + day + "T09:00:00Z"));
    }

    private List<String> found(ProfileId person) {
        return mentions.of(person).stream()
                .map(mention ->
                        mention.delivery().profile() + " " + mention.how().word())
                .toList();
    }

    @Test
    void findsTheirOwnThoseOfTheirFamilyAndGroupAndThoseThatNameThemTheNewestFirst() {
        world.edit(World.TEMPLATE, "{{name}}.", "{{name}}, {{#story}}{{story}}{{/story}}")
                .edit(World.profile("bela"), "basis:", "story: { en: a friend of Dana Example. }\nbasis:")
                .edit(World.profile("bela"), "scope: [name]", "scope: [name, story]");
        posted("[dana, dana-family, five, bela]");
        assertThat(world.x.posts()).hasSize(4);
        assertThat(found(DANA))
                .containsExactly("bela named", "five with_others", "dana-family with_others", "dana own");
        assertThat(found(new ProfileId("anna"))).containsExactly("five with_others");
        assertThat(found(new ProfileId("cara"))).isEmpty();
        assertThat(mentions.filesThatName(DANA)).containsExactly(World.profile("bela"));
    }

    @Test
    void tellsWhatIsAboutThemWithoutReadingWords() {
        world.edit(World.TEMPLATE, "{{name}}.", "{{name}}, {{#story}}{{story}}{{/story}}")
                .edit(World.profile("bela"), "basis:", "story: { en: a friend of Dana Example. }\nbasis:")
                .edit(World.profile("bela"), "scope: [name]", "scope: [name, story]");
        posted("[dana, dana-family, five, bela]");
        assertThat(found(DANA)).contains("bela named");
        List<Mentions.Mention> unnamed = mentions.of(DANA).stream()
                .filter(mention -> mention.how() != Mentions.How.NAMED)
                .toList();
        assertThat(mentions.about(DANA)).hasSize(3).isEqualTo(unnamed);
    }

    @Test
    void findsThemAfterTheirFilesAreGone() {
        posted("[dana, dana-family, five, bela]");
        world.remove(World.profile("dana")).remove(World.profile("dana-family")).accept();
        assertThat(found(DANA)).containsExactly("five with_others", "dana-family with_others", "dana own");
    }

    @Test
    void findsWhatIsOnItsWayAndWhatNobodyKnowsOf() {
        world.x.whileSending(part -> assertThat(found(new ProfileId("anna"))).containsExactly("anna own"));
        world.start();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(found(new ProfileId("anna"))).containsExactly("anna own");
    }

    @Test
    void leavesOutWhatNeverWentOutAndWhatIsGone() {
        posted("[dana, anna, bela, cara]");
        new Takedowns(world.database, world.node.files()).one(world.first(), "Ada");
        world.aftercare();
        assertThat(found(DANA)).isEmpty();
        assertThat(found(new ProfileId("bela"))).hasSize(1);
    }

    @Test
    void knowsWhatIsRecent() {
        posted("[dana, dana-family, five, bela]");
        assertThat(mentions.since(DANA, world.clock.instant().minus(Duration.ofHours(36))))
                .singleElement()
                .satisfies(mention -> assertThat(mention.delivery().profile()).isEqualTo(new ProfileId("five")));
    }
}
