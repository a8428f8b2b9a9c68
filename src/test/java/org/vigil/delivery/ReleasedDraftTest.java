package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A release and a death are said by hand only, approved by a person, once and only once. */
@ExtendWith(TestDatabase.class)
class ReleasedDraftTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final String NEWS = "{ id: news, title: A report, publisher: A daily, from: press }, ";
    private static final String LETTER = "{ id: letter, title: A letter, publisher: Her mother, from: family }, ";
    private static final String PAGE = "{ id: page, title: A page, publisher: A site }, ";
    private static final String SOURCES = "sources: [news, letter]";

    private final World world;
    private final Announcements announcements;

    ReleasedDraftTest(Database database) {
        world = new World(database);
        for (String person : List.of("anna", "dana")) {
            world.edit(World.profile(person), "sources: [", "sources: [" + NEWS + LETTER + PAGE);
        }
        announcements = new Announcements(database, world.clock, world.node.files());
        world.put(
                "templates/vigil/released.en.txt",
                "{{name}} was released on {{releasedOn}}{{#conditional}}, {{conditions}}{{/conditional}}. {{total}}.\n");
        world.put("templates/vigil/memorial.en.txt", "{{name}} died on {{diedOn}}.\n");
        world.start();
    }

    /** Anna is released on Monday, as two sources say. */
    private void released(String more) {
        world.release("anna", "2026-01-05")
                .edit(World.profile("anna"), "what: acquitted", "what: acquitted, " + more)
                .follow();
    }

    private void releasedForGood() {
        released("conditional: none, " + SOURCES);
    }

    private List<Announcements.Offer> offer() {
        return announcements.offer(PostKind.RELEASED, ANNA, Optional.empty(), "Ada");
    }

    private List<Delivery> made() {
        return ((Announcements.Offer.Made) offer().getFirst()).deliveries();
    }

    private String impossible() {
        return ((Announcements.Offer.Impossible) offer().getFirst()).why();
    }

    private List<String> texts() {
        return world.x.posts().stream().map(post -> post.part().text()).toList();
    }

    private Delivery now(Delivery delivery) {
        return world.deliveries.find(delivery.id()).orElseThrow();
    }

    @Test
    void aReleaseSilencesAndOffersNothingByItself() {
        releasedForGood();
        world.at("2026-01-07T12:00:00Z");
        assertThat(texts()).noneMatch(text -> text.contains("Anna"));
        assertThat(world.count("planned_slot where kind <> 'turn'")).isZero();
    }

    @Test
    void theDraftWaitsForAPersonEvenWhereNoApprovalIsAskedFor() {
        releasedForGood();
        Delivery draft = made().getFirst();
        world.at("2026-01-05T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.HELD);
        assertThat(now(draft).why()).contains("approv");
        assertThat(texts()).noneMatch(text -> text.contains("Anna"));
        world.approveAll();
        world.at("2026-01-06T12:00:00Z");
        assertThat(texts()).containsOnlyOnce("Anna Example was released on 5 January 2026. 365 days.");
    }

    /** The day of birth alone makes a minor, as the word does. */
    @Test
    void whoeverIsUnderAgeByTheDayOfBirthIsNotAnnouncedAndNoWordIsSaidAnew() {
        releasedForGood();
        world.edit(World.profile("anna"), "pronoun: she", "pronoun: she\nbirth_date: 2008-06-01")
                .follow();
        assertThat(impossible()).contains("minor");
        assertThat(new Eligibility(world.node.files().inForce(), new Restrictions(world.database.jdbc()).inForce())
                        .onlyOutOfCustody(ANNA, World.MONDAY_AT_NINE, org.vigil.profile.Convention.ELAPSED))
                .isFalse();
    }

    @Test
    void approvedAfterItsSlotItGoesOutWithinMinutes() {
        releasedForGood();
        made();
        world.at("2026-01-05T12:00:00Z");
        world.approveAll();
        world.at("2026-01-05T12:10:00Z");
        assertThat(texts()).containsOnlyOnce("Anna Example was released on 5 January 2026. 365 days.");
    }

    @Test
    void theNumberStaysFrozenUntilItGoesOut() {
        releasedForGood();
        made();
        world.clock.set(java.time.Instant.parse("2026-01-10T12:00:00Z"));
        world.approveAll();
        world.at("2026-01-10T12:00:00Z");
        assertThat(texts()).contains("Anna Example was released on 5 January 2026. 365 days.");
    }

    @Test
    void askedForTwiceItIsOneAndAfterItWentOutNoOther() {
        releasedForGood();
        Delivery draft = made().getFirst();
        assertThat(made()).extracting(Delivery::id).containsExactly(draft.id());
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(made()).extracting(Delivery::id).containsExactly(draft.id());
        world.edit(World.profile("anna"), "date: 2026-01-05, what", "date: 2026-01-04, what")
                .edit(World.profile("anna"), "to: 2026-01-05", "to: 2026-01-04")
                .follow();
        assertThat(made()).as("a corrected date is no other release").hasSize(1);
        assertThat(texts().stream().filter(text -> text.contains("released"))).hasSize(1);
    }

    @Test
    void theSchemaForbidsASecond() {
        releasedForGood();
        made();
        assertThatThrownBy(() -> world.change("""
                        insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at, kind, custody_since)
                        select campaign, local_date + 1, slot_id, profile, round, day, due_at, kind, custody_since
                        from planned_slot where kind = 'released'
                        """)).hasMessageContaining("announced_once_in_a_campaign");
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        world.change("""
                insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at, kind, custody_since)
                select 'other', local_date, slot_id, profile, round, day, due_at, kind, custody_since
                from planned_slot where kind = 'released'
                """);
        assertThatThrownBy(() -> world.change("""
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at,
                                              state, simulated, kind, custody_since, published_at)
                        select (select max(id) from planned_slot), 'other', local_date + 9, slot_id, profile,
                               account, due_at, late_at, state, simulated, kind, custody_since, now()
                        from delivery where kind = 'released'
                        """)).hasMessageContaining("announced_once");
    }

    @Test
    void itTakesNobodysTurn() {
        world.at("2026-01-05T08:00:00Z");
        List<String> before = world.people();
        releasedForGood();
        List<String> without = world.people();
        made();
        world.node.planner().planAll();
        assertThat(before).contains("anna");
        assertThat(without).doesNotContain("anna");
        assertThat(world.turns())
                .filteredOn(turn -> !turn.contains("released/"))
                .hasSameSizeAs(without);
    }

    @Test
    void aDraftMayFollowTheDaysOwnPost() {
        world.at(World.MONDAY_AT_NINE);
        assertThat(texts()).hasSize(1).first().asString().contains("Anna");
        releasedForGood();
        made();
        world.clock.set(java.time.Instant.parse("2026-01-05T10:00:00Z"));
        world.approveAll();
        world.at("2026-01-06T12:00:00Z");
        assertThat(texts()).anyMatch(text -> text.contains("released"));
    }

    @Test
    void withoutTwoSourcesThereIsNoDraft() {
        released("conditional: none");
        assertThat(impossible()).contains("two sources");
        world.edit(World.profile("anna"), "conditional: none", "conditional: none, sources: [news, page]")
                .follow();
        assertThat(impossible()).contains("the family or the lawyer");
    }

    @Test
    void nobodyKnowsWhetherItIsConditionalSoThereIsNoDraft() {
        released(SOURCES);
        assertThat(impossible()).contains("under conditions");
    }

    @Test
    void ofSomebodyInCustodyNothingIsOffered() {
        assertThat(impossible()).contains("no release is recorded");
    }

    @Test
    void aConditionalReleaseIsSaidToBeOne() {
        released("conditional: bail, conditions: { en: on bail }, " + SOURCES);
        made();
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        assertThat(texts()).contains("Anna Example was released on 5 January 2026, on bail. 365 days.");
    }

    @Test
    void aConditionalReleaseThatIsCalledFreedomNeverGoesOut() {
        world.put(
                "templates/vigil/released.en.txt",
                "{{name}} is free{{#conditional}}, {{conditions}}{{/conditional}}. {{total}}.\n");
        released("conditional: bail, conditions: { en: on bail }, " + SOURCES);
        Delivery draft = made().getFirst();
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.HELD);
        assertThat(now(draft).why()).contains("says \"free\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "custody"})
    void whereTheConditionsMayNotBeSaidNothingIsSaidOfTheRelease(String field) {
        released("conditional: bail, conditions: { en: on bail }, " + SOURCES);
        Delivery draft = made().getFirst();
        world.approveAll();
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "do_not_publish: [" + field + "]\n")
                .follow()
                .at("2026-01-05T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(impossible()).contains("do_not_publish: " + field);
    }

    @Test
    void itsTemplateNeedsANativeReaderAsWell() {
        world.unreviewed(true);
        releasedForGood();
        Delivery draft = made().getFirst();
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        assertThat(now(draft).why()).contains("templates/vigil/released.en.txt is unreviewed");
    }

    @Test
    void aHoldAndARearrestTakeTheDraftBack() {
        releasedForGood();
        Delivery draft = made().getFirst();
        world.approveAll();
        world.hold("anna").follow().at("2026-01-05T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.WITHDRAWN);
        world.lift("anna");
        Delivery again = made().getFirst();
        assertThat(again.id()).isNotEqualTo(draft.id());
        world.approveAll();
        world.edit(
                        World.profile("anna"),
                        "custody: [",
                        "custody: [{ kind: detention, from: 2026-01-06, confirmed: 2026-01-06 }, ")
                .clock
                .set(java.time.Instant.parse("2026-01-06T06:00:00Z"));
        world.follow().at("2026-01-06T12:00:00Z");
        assertThat(now(again).state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(texts()).noneMatch(text -> text.contains("Anna"));
    }

    @Test
    void whatNobodyApprovedIsMissedAfterAWeekAndCanBeOfferedAnew() {
        world.schedule("to: 2026-01-11", "to: 2026-02-11");
        releasedForGood();
        Delivery draft = made().getFirst();
        world.at("2026-01-05T12:00:00Z").at("2026-01-13T12:00:00Z");
        assertThat(now(draft).state()).isEqualTo(DeliveryState.MISSED);
        assertThat(made().getFirst().id()).isNotEqualTo(draft.id());
    }

    @Test
    void anAccountThatHasSaidItDoesNotSayItForAnotherCampaign() {
        world.put("schedules/second.yaml", world.text(World.CAMPAIGN).replace("campaign: vigil", "campaign: second"))
                .accept();
        world.node.desk().start(new org.vigil.campaign.CampaignId("second"), "Tester");
        releasedForGood();
        assertThat(offer()).hasSize(2);
        world.approveAll();
        world.at("2026-01-05T12:00:00Z").at("2026-01-06T12:00:00Z");
        assertThat(texts().stream().filter(text -> text.contains("released"))).hasSize(1);
    }

    @Test
    void ofAPrisonerWhoseFamilySpeaksADraftIsOfferedToo() {
        world.schedule("[anna, bela, cara]", "[dana-family, bela]")
                .release("dana", "2026-01-05")
                .edit(World.profile("dana"), "what: acquitted", "what: acquitted, conditional: none, " + SOURCES)
                .follow();
        assertThat(announcements.offer(PostKind.RELEASED, new ProfileId("dana"), Optional.empty(), "Ada"))
                .singleElement()
                .isInstanceOf(Announcements.Offer.Made.class);
    }

    @Test
    void aDeathOffersNothingButAMemorialThatSomebodyElseApproves() {
        world.dies("anna", "2026-01-05")
                .edit(World.profile("anna"), "what: acquitted", "what: x, " + SOURCES)
                .follow();
        assertThat(impossible()).contains("no release is recorded");
        Announcements.Offer offer = announcements
                .offer(PostKind.MEMORIAL, ANNA, Optional.empty(), "Ada")
                .getFirst();
        assertThat(offer).isInstanceOf(Announcements.Offer.Made.class);
        Desk.Coming coming = world.node.desk().coming(Duration.ofDays(30)).stream()
                .filter(Desk.Coming::waitsForApproval)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> world.node.desk().approve(coming, "Ada")).hasMessageContaining("somebody else");
        world.node.desk().approve(coming, "Bo");
        world.at("2026-01-05T12:00:00Z").at("2026-01-06T12:00:00Z");
        assertThat(texts()).containsOnlyOnce("Anna Example died on 5 January 2026.");
    }

    @Test
    void aMemorialNeedsTwoSourcesAsWell() {
        world.dies("anna", "2026-01-05").follow();
        assertThat(announcements.offer(PostKind.MEMORIAL, ANNA, Optional.empty(), "Ada"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Announcements.Offer.Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("two sources"));
    }
}
