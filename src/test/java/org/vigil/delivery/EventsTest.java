package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.PostNotes;
import org.vigil.workspace.Workspace;

/** An event is approved by hand, stands beside or instead of the day's profile, and obeys all that silences. */
@ExtendWith(TestDatabase.class)
class EventsTest {
    private static final String FILE = "events/verdict-of-tuesday.yaml";

    private final World world;

    EventsTest(Database database) {
        world = new World(database);
        world.put("templates/vigil/event.en.txt", "{{title}}, {{date}}.\n\n{{hashtags}}\n");
        world.start();
    }

    /** On Tuesday at nine. */
    private void event(String more) {
        world.put(FILE, """
                id: verdict-of-tuesday
                kind: verdict
                date: 2026-01-06
                title: { en: The court has decided }
                sources: [{ title: A report, publisher: A newspaper }]
                campaigns: [vigil]
                MORE
                """.replace("MORE", more)).follow();
    }

    private List<String> texts() {
        return world.x.posts().stream().map(post -> post.part().text()).toList();
    }

    private Delivery delivery() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.kind() == PostKind.EVENT)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<String> people() {
        return world.people().stream()
                .filter(id -> !id.equals("verdict-of-tuesday"))
                .toList();
    }

    @Test
    void anEventOfSomebodyWhoseFamilyHasNotAnsweredIsHeld() {
        event("about: [dana]");
        world.change("delete from family_answer where profile = 'dana'");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.HELD);
        assertThat(delivery().why()).startsWith("the family has not answered yet: ./vigil family dana");
        world.familySaysYes("dana").pastBackOff().at("2026-01-06T10:00:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void anEventOfSomebodyWhoseConsentDoesNotCoverTheNameGoesNowhere() {
        event("about: [dana]");
        world.approveAll();
        world.edit(World.profile("dana"), "scope: [name]", "scope: [story]").follow();
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).noneMatch(text -> text.contains("court"));
    }

    /** The scopes beside the name are no event's: it has its own words, and nothing of the profiles of its people but names. */
    @Test
    void anEventSaysNothingOfItsPeopleButTheirNames() {
        world.put(
                        "templates/vigil/event.en.txt",
                        "{{title}}: {{about}}{{#story}} {{story}}{{/story}}{{#relatives}} {{relatives}}{{/relatives}}"
                                + "{{#quote}} {{quote}}{{/quote}}.\n")
                .put(
                        World.profile("dana"),
                        world.text(World.profile("dana"))
                                + "story: { en: She told of the mine. }\n"
                                + "relatives: [{ name: Aygun, relation: mother, living: true }]\n");
        event("about: [dana]");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).contains("The court has decided: Dana Example.");
    }

    @Test
    void whoHasNoNameInItsLanguageIsNoted() {
        world.put("templates/vigil/event.en.txt", "{{title}}{{#about}}: {{about}}{{/about}}.\n");
        event("about: [dana]");
        world.edit(World.profile("dana"), "en: Dana Example", "ru: Дана Пример").accept();
        Workspace workspace = world.node.files().inForce().workspace();
        assertThat(PostNotes.of(
                        workspace,
                        Objects.requireNonNull(workspace.campaigns().get(World.VIGIL)),
                        PostKind.EVENT,
                        workspace.spokenOf(new ProfileId("verdict-of-tuesday")).orElseThrow(),
                        Objects.requireNonNull(workspace.accounts().get(new AccountName("x")))))
                .contains("the name of dana in ru is shown in a en post: profiles/dana.yaml gives none in en");
    }

    @Test
    void besideTheDaysProfileItChangesNobodysTurn() {
        List<String> before = world.turns();
        event("about: []");
        assertThat(world.turns()).containsAll(before).hasSize(before.size() + 1);
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).hasSize(2).anyMatch(text -> text.startsWith("The court has decided, 6 January 2026."));
    }

    @Test
    void insteadOfTheDaysProfileWhoKeepsTheTurnAndComesNext() {
        List<String> before = people();
        event("about: []\nplace: instead");
        assertThat(people()).as("the same order, one day later").isEqualTo(before.subList(0, before.size() - 1));
        assertThat(world.turns()).anyMatch(turn -> turn.startsWith("2026-01-06 morning verdict-of-tuesday"));
        assertThat(world.turns())
                .filteredOn(turn -> turn.contains(before.get(1)))
                .first()
                .asString()
                .as("the number of the day closes up")
                .startsWith("2026-01-07")
                .endsWith("1/2");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).singleElement().asString().startsWith("The court has decided");
    }

    @Test
    void whatHasBegunStaysAndTheEventStandsBesideIt() {
        world.at(World.MONDAY_AT_NINE);
        event("about: []\nplace: instead\npost_on: 2026-01-05");
        assertThat(world.turns()).anyMatch(turn -> turn.startsWith("2026-01-05 morning anna"));
        assertThat(delivery().slot()).isEqualTo("event/verdict-of-tuesday");
        world.approveAll();
        world.at("2026-01-05T09:30:00Z");
        assertThat(texts()).hasSize(2);
    }

    @Test
    void itWaitsForAPersonEvenWhereNoApprovalIsAskedFor() {
        event("about: []");
        world.at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.HELD);
        assertThat(texts()).noneMatch(text -> text.contains("court"));
        world.at("2026-01-06T16:00:00Z");
        assertThat(delivery().state()).as("and then it is missed, visibly").isEqualTo(DeliveryState.MISSED);
    }

    @Test
    void anEventAboutSomebodyOnHoldIsSilentAndTheSlotGoesOn() {
        event("about: [bela]\nplace: instead");
        assertThat(delivery().state()).isEqualTo(DeliveryState.PLANNED);
        world.approveAll();
        world.hold("bela").follow();
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(delivery().why()).isEqualTo("on hold");
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).noneMatch(text -> text.contains("court"));
        assertThat(world.turns())
                .anyMatch(turn ->
                        turn.startsWith("2026-01-06 morning anna") || turn.startsWith("2026-01-06 morning cara"));
    }

    @Test
    void theGateItselfKeepsItBackWhereNoPlannerHasRun() {
        event("about: [bela]");
        world.approveAll();
        world.hold("bela").at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(texts()).noneMatch(text -> text.contains("court"));
    }

    @Test
    void whoeverItsWordsNameCountsAsSomebodyItIsAbout() {
        event("about: []\ntext: { en: Bela Example was heard. }");
        world.approveAll();
        world.hold("bela").at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
    }

    @Test
    void ofSomebodyReleasedOrWithoutABasisItSaysNothing() {
        world.release("bela", "2026-01-05");
        event("about: [bela]");
        assertThat(world.count("planned_slot where kind = 'event'")).isZero();
        world.edit(
                World.profile("cara"), "basis: { consent: { given: 2025-12-01, scope: [name] } }", "basis: historic");
        world.remove(FILE);
        event("about: [cara]");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(delivery().why()).contains("no consent");
    }

    @Test
    void aftertheHoldIsLiftedItComesInAgain() {
        event("about: [bela]");
        world.hold("bela").follow();
        world.lift("bela").follow();
        assertThat(delivery().state()).isEqualTo(DeliveryState.PLANNED);
    }

    @Test
    void aChangedDayMovesItAndAFileThatIsGoneTakesItOut() {
        event("about: []");
        world.edit(FILE, "about: []", "about: []\npost_on: 2026-01-08").follow();
        assertThat(delivery().date()).hasToString("2026-01-08");
        assertThat(world.count("planned_slot where kind = 'event' and withdrawn_at is null"))
                .isEqualTo(1);
        world.remove(FILE).follow();
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
    }

    @Test
    void aChangedFactAsksAgain() {
        event("about: []");
        world.approveAll();
        world.edit(FILE, "The court has decided", "The court has not decided").follow();
        world.at("2026-01-06T09:30:00Z");
        assertThat(delivery().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void itGoesOutOnceWhateverIsPlannedAnew() {
        event("about: []");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        world.edit(FILE, "about: []", "about: []\npost_on: 2026-01-08").follow();
        world.approveAll();
        world.at("2026-01-08T09:30:00Z");
        assertThat(texts().stream().filter(text -> text.contains("court"))).hasSize(1);
        assertThatThrownBy(() -> world.change("""
                        insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at, kind)
                        select campaign, local_date + 1, slot_id, profile, round, day, due_at, kind
                        from planned_slot where kind = 'event'
                        """)).hasMessageContaining("announced_once_in_a_campaign");
    }

    @Test
    void anEventOfItsOwnKindHasItsOwnTemplate() {
        world.put("templates/vigil/event-verdict.en.txt", "Verdict: {{title}}.\n");
        event("about: []");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(texts()).contains("Verdict: The court has decided.");
    }

    @Test
    void aTakedownOfAPersonFindsTheEventsAboutThePerson() {
        event("about: [bela]");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(new Mentions(world.database, world.node.files()).of(new ProfileId("bela")))
                .filteredOn(mention -> mention.delivery().kind() == PostKind.EVENT)
                .singleElement()
                .satisfies(mention -> assertThat(mention.how()).isEqualTo(Mentions.How.WITH_OTHERS));
    }

    @Test
    void aCorrectionOfAnEventObeysTheSame() {
        event("about: [bela]");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        assertThat(desk.propose(delivery(), 0, "Other words.", false))
                .isInstanceOf(CorrectionDesk.Proposal.Possible.class);
        world.hold("bela");
        assertThat(desk.propose(delivery(), 0, "Other words.", false))
                .isInstanceOf(CorrectionDesk.Proposal.Impossible.class);
    }

    @Test
    void planningAgainChangesNothing() {
        event("about: []\nplace: instead");
        List<String> turns = world.turns();
        world.clock.set(Instant.parse("2026-01-05T07:00:00Z"));
        world.node.planner().planAll();
        assertThat(world.turns()).isEqualTo(turns);
    }
}
