package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Words about one person do not name another of whom nothing may be said. */
@ExtendWith(TestDatabase.class)
class NamedInWordsTest {
    private static final String REASON = "name somebody of whom nothing may be said";
    private final World world;

    NamedInWordsTest(Database database) {
        world = new World(database);
        world.put(
                        World.TEMPLATE,
                        "Day {{day}}: {{name}}.{{#story}} {{story}}{{/story}}{{#quote}} {{quote}}{{/quote}}"
                                + "{{#action}} {{action}}{{/action}}\n")
                .schedule("[anna, bela, cara]", "[bela, cara]");
    }

    private World bela(String lines) {
        return world.edit(World.profile("bela"), "scope: [name]", "scope: [name, story, quotes, photo]")
                .put(World.profile("bela"), world.text(World.profile("bela")) + lines + "\n");
    }

    private String said() {
        for (int day = 5; day <= 8; day++) {
            world.at("2026-01-%02dT09:00:00Z".formatted(day));
        }
        StringBuilder said = new StringBuilder();
        world.x.posts().forEach(post -> said.append(post.part().text()).append('\n'));
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "story: { en: She worked with Anna Example. }",
                "story: { en: She worked with ANNA EXAMPLE. }",
                "story: { en: \"She worked with Ана Эксампле.\" }",
                "story: { en: \"She wrote: #FreeAnnaExample\" }",
                "story: { en: \"She wrote: #freeannaexample\" }",
                "story: { en: \"She wrote: #FREEANNAEXAMPLE_NOW\" }",
                "story: { en: \"She wrote: #WithOurAnna\" }",
                "actions: [{ ask: { en: Write for Anna Example }, office: The ministry, checked: 2026-01-05 }]",
                "quotes: [{ text: I miss Anna Example, language: en, speaker: Bela, date: 2025, permission: speaker,"
                        + " source: { title: A letter, publisher: Her family } }]"
            })
    void whoIsOnHoldIsNotNamedInWordsAboutSomebodyElse(String lines) {
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "hashtags: [\"#WithOurAnna\"]\n");
        bela(lines).start();
        world.hold("anna").follow();
        assertThat(said()).as("nobody can tell that somebody is missing").isEqualTo("""
                        Day 1: Cara Example.
                        Day 2: Cara Example.
                        Day 3: Cara Example.
                        Day 4: Cara Example.
                        """);
        assertThat(world.deliveries.in(DeliveryState.WITHDRAWN))
                .as("and the team sees which words it is")
                .anySatisfy(post -> assertThat(post.why())
                        .contains("its own words (" + lines.split(":", 2)[0], REASON)
                        .doesNotContain("anna", "Anna"));
    }

    /** What many are called by names none of them. */
    @Test
    void aHashtagThatSomebodyElseHasTooNamesNobody() {
        for (String id : Set.of("anna", "cara")) {
            world.put(World.profile(id), world.text(World.profile(id)) + "hashtags: [\"#FreeThem\"]\n");
        }
        bela("story: { en: \"She wrote: #FreeThem\" }").start();
        world.hold("anna").follow();
        assertThat(said()).contains("Bela Example. She wrote: #FreeThem");
    }

    /** A relative who has a profile of their own is left out, and the post goes on without them. */
    @ParameterizedTest
    @ValueSource(strings = {"withheld: true", "minor: true", "birth_date: 2010"})
    void aRelativeWhoIsNeverShownIsLeftOut(String line) {
        world.edit(World.TEMPLATE, "{{name}}.", "{{name}}.{{#relatives}} With {{relatives}}.{{/relatives}}");
        bela("relatives: [{ name: Anna Example, relation: sister }, { name: Eva Other, relation: mother }]")
                .edit(World.profile("bela"), "quotes, photo", "quotes, photo, relation")
                .put(World.profile("anna"), world.text(World.profile("anna")) + line + "\n")
                .start();
        assertThat(said()).doesNotContain("Anna").contains("Bela Example. With Eva Other (mother).");
    }

    /** The other way round, so that the test above shows something. */
    @Test
    void withoutAHoldTheyAreSaid() {
        bela("story: { en: She worked with Anna Example. }").start();
        assertThat(said()).contains("Day 1: Bela Example. She worked with Anna Example.");
    }

    @Test
    void theGateAloneKeepsThemBack() {
        bela("story: { en: She worked with Anna Example. }").start();
        assertThat(world.people()).startsWith("bela");
        world.hold("anna").at(World.MONDAY_AT_NINE); // nobody has planned anew since
        assertThat(world.first().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(world.first().why()).isEqualTo("its own words (story.en) " + REASON);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void whenTheHoldIsLiftedOrTheWordsAreChangedTheyGoOut() {
        bela("story: { en: She worked with Anna Example. }").start();
        world.hold("anna").follow();
        world.edit(World.profile("bela"), " with Anna Example", " with others").follow();
        said();
        world.at("2026-01-09T09:00:00Z");
        assertThat(said()).contains("Bela Example. She worked with others.");
    }

    @Test
    void whoHasTakenAConsentBackIsNotNamedEither() {
        bela("story: { en: She worked with Anna Example. }").start();
        new FamilyDesk(world.database).answered(new ProfileId("anna"), Families.Answer.STOP, "Tester");
        world.follow();
        assertThat(said()).doesNotContain("Anna", "Bela");
    }

    @ParameterizedTest
    @ValueSource(strings = {"withheld: true", "minor: true", "birth_date: 2010"})
    void norWhoeverIsNeverShown(String line) {
        bela("story: { en: She worked with Anna Example. }")
                .put(World.profile("anna"), world.text(World.profile("anna")) + line + "\n")
                .start();
        assertThat(said()).doesNotContain("Anna", "Bela").contains("Cara");
    }

    /** That somebody was released is known, and no reason not to have worked with them. */
    @Test
    void whoWasReleasedMayBeNamed() {
        bela("story: { en: She worked with Anna Example. }")
                .release("anna", "2026-01-02")
                .start();
        assertThat(said()).contains("She worked with Anna Example.");
    }

    @Test
    void whatIsNotSaidKeepsNothingBack() {
        bela("story: { en: She worked with Anna Example. }")
                .edit(World.profile("bela"), "scope: [name, story, quotes, photo]", "scope: [name]")
                .start();
        world.hold("anna").follow();
        assertThat(said()).contains("Day 1: Bela Example.\n");
    }

    @Test
    void somebodyElseOfTheSameNameIsSpokenOf() {
        bela("story: { en: Bela Example wrote. }")
                .prisoner("bela-two", "2020-01-01")
                .edit(World.profile("bela-two"), "Bela-two Example", "Bela Example")
                .start();
        world.node.brakes().sayWhetherSame(new ProfileId("bela"), new ProfileId("bela-two"), false, "Tester", Set.of());
        world.hold("bela-two").follow();
        assertThat(said()).contains("Bela Example wrote.");
    }

    @Test
    void aTemplateThatNamesSomebodyIsHeldVisibly() {
        world.edit(World.TEMPLATE, "Day {{day}}", "For Anna Example! Day {{day}}")
                .start();
        world.hold("anna").follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).startsWith("its words " + REASON + ": anna");
        assertThat(Discreet.words(DeliveryState.HELD, world.first().why()))
                .as("what those on call are told names nobody")
                .doesNotContain("anna");
        assertThat(world.x.posts()).isEmpty();
        world.edit(World.TEMPLATE, "For Anna Example! ", "").start();
        world.pastBackOff().after(java.time.Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aCampaignThatIsCalledAfterSomebodyIsHeldVisibly() {
        world.schedule("hashtags: [\"#Vigil\"]", "hashtags: [\"#FreeAnnaExample\"]")
                .edit(World.TEMPLATE, "{{name}}.", "{{name}}. {{hashtags}}")
                .start();
        world.hold("anna").follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void anEventIsSilentWhateverTheSpelling() {
        world.put("templates/vigil/event.en.txt", "{{title}}\n")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-05
                        title: { en: "The case of Ана Эксампле", ru: "Дело Анны Эксампле" }
                        sources: [{ title: A report, publisher: A newspaper }]
                        about: []
                        campaigns: [vigil]
                        """)
                .start();
        world.hold("anna").follow();
        world.approveAll();
        assertThat(said()).doesNotContain("Эксампле").contains("Bela");
    }

    /** Of whom nobody has agreed that they may be shown, no event tells either, however a language bends the name. */
    @Test
    void anEventIsSilentOfWhomNobodyHasAgreedToShow() {
        world.put("templates/vigil/event.en.txt", "{{title}}\n")
                .edit(World.profile("anna"), "{ en: Anna Example }", "{ en: Anna Example, ru: Анна Примерова }")
                .edit(World.profile("anna"), "basis: { consent: { given: 2025-12-01, scope: [name] } }", "")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-05
                        title: { en: "The court sentenced Анну Примерову" }
                        sources: [{ title: A report, publisher: A newspaper }]
                        about: []
                        campaigns: [vigil]
                        """)
                .start();
        world.approveAll();
        assertThat(said()).doesNotContain("Примеров").contains("Bela");
        assertThat(world.deliveries.in(DeliveryState.WITHDRAWN))
                .filteredOn(post -> post.profile().value().equals("verdict"))
                .singleElement()
                .satisfies(post -> assertThat(post.why()).contains("no consent", "anna"));
    }

    @Test
    void theRestOfAThreadStaysUnsaid() {
        world.threads()
                .put(
                        World.TEMPLATE,
                        "{{name}} first part, some forty signs long or so.\n\n"
                                + "The second part names Anna Example and is long too, you see.\n")
                .start();
        world.mastodon.beforeAnswering(part -> world.hold("anna"));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(world.first().why()).contains("nothing may be said of anna any more");
    }
}
