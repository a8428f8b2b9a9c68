package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A hold covers the human: in whatever roll, under whatever name, beside whomever. */
@ExtendWith(TestDatabase.class)
class HoldCoversTheHumanTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final ProfileId ANNA_TWO = new ProfileId("anna-two");
    private final World world;

    HoldCoversTheHumanTest(Database database) {
        world = new World(database);
    }

    /** Another organisation has her as well, in her own script. */
    private void annaTwice() {
        world.prisoner("anna-two", "2025-01-07")
                .edit(World.profile("anna-two"), "Anna-two Example", "Анна Эксампле")
                .schedule("[anna, bela, cara]", "[anna-two, bela, cara]")
                .start();
    }

    private String said() {
        for (int day = 5; day <= 11; day++) {
            world.at("2026-01-%02dT09:00:00Z".formatted(day));
        }
        StringBuilder said = new StringBuilder();
        world.x.posts().forEach(post -> said.append(post.part().text()).append('\n'));
        return said.toString();
    }

    @Test
    void aLikelyDuplicateIsSilentToo() {
        annaTwice();
        world.hold("anna");
        world.node.planner().planAll();
        assertThat(said()).doesNotContain("Анна").contains("Bela", "Cara");
    }

    @Test
    void theGateAloneKeepsADuplicateBack() {
        annaTwice();
        assertThat(world.people()).contains("anna-two");
        world.hold("anna").at(World.MONDAY_AT_NINE); // nobody has planned anew since
        assertThat(world.first().why()).isEqualTo(Eligibility.ON_HOLD);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void whomSomebodySaidToBeSomebodyElseIsSpokenOf() {
        annaTwice();
        world.hold("anna");
        assertThat(world.node.brakes().sayWhetherSame(ANNA, ANNA_TWO, false, "Tester", Set.of()))
                .isEmpty();
        world.node.planner().planAll();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().text()).contains("Анна");
        assertThat(world.count("audit where what = 'not the same' and who = 'Tester'"))
                .isOne();
    }

    @Test
    void onlyWhoMayLiftTheHoldSaysThatSomebodyIsSomebodyElse() {
        annaTwice();
        world.hold("anna");
        assertThat(world.node.brakes().sayWhetherSame(ANNA, ANNA_TWO, false, "Somebody", Set.of()))
                .containsExactly("Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    /** Somebody's no is worth as much as a hold. */
    @Test
    void onlyWhoRecordedARevocationSaysThatSomebodyIsSomebodyElse() {
        annaTwice();
        new ConsentDesk(world.database, new SensitiveRecords(world.database, KeyFile.of(world.folder(), Map.of())))
                .revoke(ANNA, "Ada");
        assertThat(world.node.brakes().sayWhetherSame(ANNA_TWO, ANNA, false, "Somebody", Set.of()))
                .containsExactly("Ada");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.node.brakes().sayWhetherSame(ANNA, ANNA_TWO, true, "Somebody", Set.of()))
                .isEmpty();
        assertThat(world.node.brakes().sayWhetherSame(ANNA, ANNA_TWO, false, "Cy", Set.of("Cy")))
                .as("the people of the case's organisation may")
                .isEmpty();
        assertThat(world.node.brakes().sayWhetherSame(ANNA, ANNA_TWO, false, "ada", Set.of()))
                .isEmpty();
    }

    @Test
    void whatSomebodyOnHoldSaidIsNotQuoted() {
        world.put(World.TEMPLATE, "{{name}}{{#quote}}: {{quote}} ({{quoteSpeaker}}){{/quote}}.\n\n{{hashtags}}\n")
                .edit(World.profile("bela"), "scope: [name]", "scope: [name, quotes]")
                .put(World.profile("bela"), world.text(World.profile("bela")) + """
                        quotes:
                          - { text: I saw her, language: en, speaker: Example Anna, date: 2020, permission: published, source: { title: T, publisher: P } }
                        """)
                .schedule("[anna, bela, cara]", "[bela]")
                .start()
                .hold("anna");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("I saw her"));
        world.node.brakes().lift(ANNA, "Tester", Set.of());
        world.follow().at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).anyMatch(post -> post.part().text().contains("I saw her"));
    }

    @Test
    void whomSomebodySaidToBeTheSameIsSilent() {
        world.start().hold("anna");
        world.node.brakes().sayWhetherSame(ANNA, new ProfileId("bela"), true, "Somebody", Set.of());
        world.node.planner().planAll();
        assertThat(said()).doesNotContain("Bela", "Anna").contains("Cara");
    }

    /** Who gives a file another name gives nobody another fate. */
    /** Anna is Dana, Dana is Bela, and somebody is called like Bela: one human, as far as anybody has said. */
    @Test
    void whatSomebodySaidIsFollowedOverSeveralProfiles() {
        world.prisoner("bela-two", "2024-01-01").edit(World.profile("bela-two"), "Bela-two Example", "Бела Эксампле");
        world.schedule("[anna, bela, cara]", "[anna, bela, bela-two, cara, dana]")
                .start();
        world.node.brakes().sayWhetherSame(ANNA, new ProfileId("dana"), true, "Ada", Set.of());
        world.node.brakes().sayWhetherSame(new ProfileId("dana"), new ProfileId("bela"), true, "Ada", Set.of());
        world.hold("anna").follow();
        assertThat(world.people()).containsOnly("cara");
        assertThat(world.node
                        .brakes()
                        .sayWhetherSame(new ProfileId("dana"), new ProfileId("bela"), false, "Somebody", Set.of()))
                .as("whose hold it is that would let Bela go")
                .containsExactly("Tester");
        world.lift("anna");
        world.node.brakes().sayWhetherSame(ANNA, new ProfileId("bela"), false, "Ada", Set.of());
        world.hold("anna").follow();
        assertThat(world.people()).as("nobody takes Anna for Bela any more").contains("bela");
    }

    @Test
    void aHoldStaysOnSomebodyWhoseFileWasRenamed() {
        world.start().hold("anna");
        world.put(World.profile("anna-new"), world.text(World.profile("anna")).replace("id: anna", "id: anna-new"))
                .remove(World.profile("anna"))
                .schedule("[anna, bela, cara]", "[anna-new, bela, cara]")
                .follow();
        assertThat(said()).doesNotContain("Anna").contains("Bela");
    }

    @Test
    void familiesAndGroupsOfADuplicateAreSilentToo() {
        world.prisoner("dana-two", "2024-10-01")
                .edit(World.profile("dana-two"), "Dana-two Example", "Dana Example")
                .schedule("[anna, bela, cara]", "[dana-family, five, bela]")
                .start()
                .hold("dana-two");
        world.node.planner().planAll();
        assertThat(said()).doesNotContain("Dana", "Five").contains("Bela");
    }

    @Test
    void aDuplicateIsNotNamedBesideSomebodyElse() {
        world.put(
                World.TEMPLATE, "Day {{day}}: {{name}}{{#together}} with {{together}}{{/together}}.\n\n{{hashtags}}\n");
        annaTwice();
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "together: [anna-two, cara]\n")
                .follow()
                .hold("anna");
        world.node.planner().planAll();
        assertThat(said()).contains("with Cara Example").doesNotContain("Анна");
    }

    /** The other way round, so that the test above shows something. */
    @Test
    void withoutAHoldTheDuplicateIsNamed() {
        world.put(
                World.TEMPLATE, "Day {{day}}: {{name}}{{#together}} with {{together}}{{/together}}.\n\n{{hashtags}}\n");
        annaTwice();
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "together: [anna-two, cara]\n")
                .follow();
        assertThat(said()).contains("Bela Example with").contains("Анна");
    }

    /** A relative who is in prison, too, and whose own family asks for silence. */
    @Test
    void aRelativeWhoIsOnHoldIsNotNamed() {
        world.put(World.TEMPLATE, "Day {{day}}: {{name}}{{#relatives}}; {{relatives}}{{/relatives}}.\n\n{{hashtags}}\n")
                .edit(World.profile("bela"), "scope: [name]", "scope: [name, relation]")
                .put(
                        World.profile("bela"),
                        world.text(World.profile("bela")) + "relatives: [{ name: Анна Эксампле, relation: sister }]\n")
                .start()
                .hold("anna");
        world.node.planner().planAll();
        assertThat(said()).contains("Bela Example").doesNotContain("Анна");
    }

    @Test
    void theHoldsOutputListsWhomItCovers() {
        annaTwice();
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "together: [anna-two]\n");
        event("a-verdict", "A verdict", "anna-two");
        event("a-hearing", "Anna Example before the court", "");
        event("a-report", "A report", "bela");
        world.follow();
        world.node.brakes().sayWhetherSame(ANNA, new ProfileId("cara"), false, "Tester", Set.of());
        Coverage covered =
                Coverage.of(ANNA, world.node.files().inForce(), new Restrictions(world.database.jdbc()).inForce());
        assertThat(covered.same()).containsExactly(ANNA_TWO);
        assertThat(covered.speakOfThem()).containsExactly(new ProfileId("five"));
        assertThat(covered.besides()).containsExactly(new ProfileId("bela"));
        assertThat(covered.events())
                .as("one that is about them, and one whose words name them")
                .containsExactly(new ProfileId("a-hearing"), new ProfileId("a-verdict"));
        assertThat(covered.others())
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.by()).isEqualTo("Tester"));
    }

    private void event(String id, String title, String about) {
        world.put("events/" + id + ".yaml", """
                id: %s
                kind: other
                date: 2026-01-06
                title: { en: %s }
                sources: [{ title: A report, publisher: A newspaper }]
                campaigns: [vigil]
                about: [%s]
                """.formatted(id, title, about));
    }

    @Test
    void onlyItsSetterLiftsAHold() {
        world.start().hold("anna");
        assertThat(world.node.brakes().lift(ANNA, "Somebody", Set.of())).isInstanceOf(Brakes.Lifting.NotYours.class);
        assertThat(world.node.brakes().release(new Brakes.Target.Person(ANNA), "Somebody"))
                .isFalse();
        assertThat(world.node.brakes().lift(ANNA, " tester", Set.of())).isInstanceOf(Brakes.Lifting.Lifted.class);
        assertThat(world.node.brakes().lift(ANNA, "Tester", Set.of())).isInstanceOf(Brakes.Lifting.NotOnHold.class);
    }

    @Test
    void theCasesHolderLiftsWhoeverSetIt() {
        world.start().hold("anna");
        assertThat(world.node.brakes().lift(ANNA, "Holder", Set.of("Holder")))
                .isInstanceOf(Brakes.Lifting.Lifted.class);
    }

    /** A second hold is a hold of its own: who lifts theirs does not lift that of others. */
    @Test
    void aHoldLastsUntilEverybodyWhoSetOneHasLiftedIt() {
        world.start().hold("anna");
        world.node.brakes().apply(new Brakes.Target.Person(ANNA), null, "Leo");
        assertThat(world.node.brakes().lift(ANNA, "Tester", Set.of()))
                .isInstanceOfSatisfying(
                        Brakes.Lifting.Lifted.class,
                        lifted -> assertThat(lifted.left())
                                .singleElement()
                                .extracting(Restrictions.Restriction::setBy)
                                .isEqualTo("Leo"));
        world.node.planner().planAll();
        assertThat(said()).doesNotContain("Anna");
    }
}
