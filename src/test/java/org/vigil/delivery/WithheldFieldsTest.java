package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A field that is not to be published stays so: in what was written before, in a changed file, in a correction. */
@ExtendWith(TestDatabase.class)
class WithheldFieldsTest {
    private static final String STORY = "story: { en: \"She sang in a choir of the old town\" }";
    private final World world;

    WithheldFieldsTest(Database database) {
        world = new World(database);
        world.schedule("[anna, bela, cara]", "[anna]")
                .edit(World.profile("anna"), "scope: [name]", "scope: [name, story, relation, quotes]");
    }

    private World anna(String lines) {
        return world.put(World.profile("anna"), world.text(World.profile("anna")) + lines + "\n");
    }

    private void thread(String withheldMeanwhile) {
        anna(STORY);
        world.threads()
                .put(
                        World.TEMPLATE,
                        "{{name}} first part, some forty signs long or so.\n\n{{#story}}{{story}}{{/story}}\n")
                .start();
        world.mastodon.beforeAnswering(part -> anna(withheldMeanwhile).accept());
        world.at(World.MONDAY_AT_NINE);
    }

    @Test
    void theRestOfAThreadThatSaysWhatIsWithheldByNowStaysUnsaid() {
        thread("do_not_publish: [story]");
        assertThat(world.mastodon.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().text()).doesNotContain("choir"));
        assertThat(world.first().why())
                .contains("the rest was stopped: its words say what is not to be published of anna (story)")
                .doesNotContain("choir");
    }

    /** Who agreed to less meanwhile agreed to no story; a relative who died meanwhile is not named. */
    @ParameterizedTest
    @ValueSource(strings = {"consent", "relative"})
    void theRestOfAThreadThatSaysWhatMayNotBeSaidByNowStaysUnsaid(String what) {
        anna(STORY + "\nrelatives: [{ name: Eva Other, relation: mother }]");
        world.threads()
                .put(
                        World.TEMPLATE,
                        "{{name}} first part, some forty signs long or so.\n\n{{story}}, and so did {{relatives}}\n")
                .start();
        world.mastodon.beforeAnswering(part -> {
            if (what.equals("consent")) {
                world.recordConsent(
                        "anna",
                        new Basis.Consent(
                                LocalDate.of(2025, 12, 1), null, Set.of(Basis.Scope.NAME, Basis.Scope.RELATION)));
            } else if (!world.text(World.profile("anna")).contains("living")) {
                world.edit(World.profile("anna"), "relation: mother", "relation: mother, living: false")
                        .accept();
            }
        });
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(world.first().why())
                .contains("its words say what may not be said of anna any more ("
                        + (what.equals("consent") ? "story" : "relatives") + ")");
    }

    /** The other way round, so that the test above shows something. */
    @Test
    void theRestOfAThreadThatSaysNothingOfItGoesOn() {
        thread("do_not_publish: [country]");
        assertThat(world.mastodon.posts()).hasSize(2);
        assertThat(world.mastodon.posts().getLast().part().text()).contains("choir");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do_not_publish: [story] | | no longer withholds story",
                "do_not_publish: [story, relatives] | do_not_publish: [relatives] | no longer withholds story",
                "do_not_publish: [story, names.az] | do_not_publish: [story] | no longer withholds names.az",
                "relatives: [{ name: Mira Example, relation: mother, do_not_publish: true }]"
                        + " | relatives: [{ name: Mira Example, relation: mother }] | no longer withholds a relative",
                "do_not_publish: [relatives]\u00a7relatives: [{ name: Mira Example, relation: mother }]"
                        + " | relatives: [{ name: Mira Example, relation: mother }] | no longer withholds relatives",
                "quotes: [{ text: I sing, QUOTE, do_not_publish: true }] | quotes: [{ text: I sing, QUOTE }]"
                        + " | no longer withholds a relative or a quote",
            })
    void aFileThatPublishesAFieldAgainPutsThePersonOnHold(String before, String after, String why) {
        changes(before, after == null ? "" : after);
        assertThat(world.node.brakes().inForce()).singleElement().satisfies(hold -> {
            assertThat(hold.subject()).isEqualTo("anna");
            assertThat(hold.setBy()).isEqualTo("files");
            assertThat(hold.why()).contains(why).doesNotContain("choir", "Mira", "I sing");
        });
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do_not_publish: [story] | do_not_publish: [story, relatives]",
                "'' | do_not_publish: [story]",
                "relatives: [{ name: Mira Example, relation: mother, do_not_publish: true }] | ''",
                "relatives: [{ name: Mira Example, relation: mother, do_not_publish: true }]"
                        + " | do_not_publish: [relatives]\u00a7relatives: [{ name: Mira Example, relation: mother }]",
            })
    void whatWithholdsMoreOrLeavesItOutLiftsNothing(String before, String after) {
        changes(before, after);
        assertThat(world.node.brakes().inForce()).isEmpty();
    }

    private void changes(String before, String after) {
        world.edit(
                World.profile("anna"), "names: { en: Anna Example }", "names: { en: Anna Example, az: Anna Nümunə }");
        String file = anna(STORY).text(World.profile("anna"));
        world.put(World.profile("anna"), file + lines(before)).start();
        assertThat(world.node.brakes().inForce()).isEmpty();
        world.put(World.profile("anna"), file + lines(after)).follow();
        assertThat(world.node.files().inForce().broken()).isEmpty();
    }

    private static String lines(String text) {
        return text.replace('\u00a7', '\n')
                        .replace(
                                "QUOTE",
                                "language: en, speaker: Anna, date: 2025, permission: speaker,"
                                        + " source: { title: A letter, publisher: Her family }")
                + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Day 1: Anna Example, the Nightingale.",
                "DAY 1: THE NIGHTINGALE",
                "Day 1: Anna Example. She sang in a choir of  the old town."
            })
    void aCorrectionDoesNotSayItEither(String words) {
        anna(STORY + "\naliases: [Nightingale]\ndo_not_publish: [aliases, story]");
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(propose(words))
                .isInstanceOfSatisfying(
                        CorrectionDesk.Proposal.Impossible.class,
                        impossible -> assertThat(impossible.why())
                                .contains("the words say what is not to be published (")
                                .doesNotContain("Nightingale", "choir"));
        assertThat(propose("Day 1: Anna Example, a singer.")).isInstanceOf(CorrectionDesk.Proposal.Possible.class);
    }

    private CorrectionDesk.Proposal propose(String words) {
        return new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions())
                .propose(world.first(), 0, words, false);
    }
}
