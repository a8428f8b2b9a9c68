package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.Check;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** How organisations share a day: they divide it, or each uses its own words. */
@ExtendWith(TestDatabase.class)
class CoalitionModesTest {
    private final World world;

    CoalitionModesTest(Database database) {
        world = new World(database);
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada], approvers: [Ada] }
                          - { id: help, name: Quiet Help, people: [Cy], approvers: [Cy] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.ACCOUNTS, "{ name: mastodon,", "{ name: mastodon, organisation: help,")
                .edit(World.ACCOUNTS, "{ name: box,", "{ name: box, organisation: help,")
                .schedule("listed: [anna, bela, cara]", "listed: [anna, bela, cara, dana]")
                .schedule(
                        "accounts: [x]",
                        "accounts: [x, mastodon, box]\norganisations: [pen, help]\nmode: each\nspread: 0m");
    }

    private World mode(String mode) {
        return world.schedule("mode: each", "mode: " + mode);
    }

    private Map<LocalDate, Map<String, ProfileId>> byDay() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.state() != DeliveryState.WITHDRAWN)
                .collect(Collectors.groupingBy(
                        Delivery::date,
                        Collectors.toMap(delivery -> delivery.account().value(), Delivery::profile)));
    }

    private List<String> problems() {
        return Check.problems(Workspace.read(world.tree()), World.MONDAY_AT_SIX).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void eachOrganisationSpeaksOfAProfileOfItsOwn() {
        mode("divide").start();
        assertThat(byDay())
                .hasSize(7)
                .allSatisfy((day, posts) -> assertThat(posts)
                        .hasSize(3)
                        .satisfies(of -> assertThat(of.get("x")).isNotEqualTo(of.get("mastodon")))
                        .satisfies(of -> assertThat(of.get("box")).isEqualTo(of.get("mastodon"))));
    }

    @Test
    void everybodyComesOnceInARoundWhicheverOrganisationSpeaks() {
        mode("divide").start();
        assertThat(world.database
                        .jdbc()
                        .sql(
                                "select round, count(*) as n, count(distinct profile) as who from planned_slot group by round")
                        .query((row, n) -> row.getInt("n") + "/" + row.getInt("who"))
                        .list())
                .containsExactlyInAnyOrder("4/4", "4/4", "4/4", "2/2");
        Map<ProfileId, Integer> times = new HashMap<>();
        world.people().forEach(who -> times.merge(new ProfileId(who), 1, Integer::sum));
        assertThat(times.values()).containsOnly(3, 4);
    }

    @Test
    void thoseWhoDivideADayCountItAsOne() {
        mode("divide").start();
        assertThat(world.deliveries.all())
                .allSatisfy(delivery ->
                        assertThat(delivery.day()).isEqualTo(delivery.date().getDayOfMonth() - 4));
    }

    @Test
    void noOrganisationAlwaysComesLastWherePeopleAreFew() {
        mode("divide")
                .schedule("listed: [anna, bela, cara, dana]", "listed: [anna]")
                .start();
        assertThat(world.deliveries.all().stream()
                        .map(Delivery::account)
                        .collect(Collectors.groupingBy(AccountName::value, Collectors.counting())))
                .isEqualTo(Map.of("x", 4L, "mastodon", 3L, "box", 3L));
    }

    @Test
    void aHoldMovesEverybodyUpInAllOrganisations() {
        mode("divide").start().hold("anna").follow();
        assertThat(byDay())
                .hasSize(7)
                .allSatisfy((day, posts) -> assertThat(posts)
                        .hasSize(3)
                        .doesNotContainValue(new ProfileId("anna"))
                        .satisfies(of -> assertThat(of.get("x")).isNotEqualTo(of.get("mastodon"))));
    }

    @Test
    void whatWasSentStaysTheOnlyPostOfTheSlotWhenTheModeChanges() {
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        mode("divide").follow().at("2026-01-05T09:30:00Z");
        assertThat(world.x.posts()).hasSize(1);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void anAccountThatChangesSidesDoesNotSpeakInTheOthersSlot() {
        mode("divide").start();
        world.edit(World.ACCOUNTS, "{ name: x, organisation: pen", "{ name: x, organisation: help")
                .accept();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.deliveries.all().stream()
                        .filter(delivery -> delivery.account().equals(new AccountName("x")))
                        .findFirst()
                        .orElseThrow()
                        .why())
                .isEqualTo("another organisation speaks in this slot");
    }

    @Test
    void previewShowsTheDividedDay() {
        mode("divide");
        Workspace workspace = Workspace.read(world.tree());
        Campaign campaign = Objects.requireNonNull(workspace.campaigns().get(World.VIGIL));
        List<PreviewEntry> entries = Preview.of(workspace, campaign, LocalDate.of(2026, 1, 5), 1);
        assertThat(entries)
                .extracting(entry -> entry.account() + " " + entry.profile())
                .containsExactlyInAnyOrder("x anna", "mastodon bela", "box bela");
    }

    @Test
    void eachOrganisationHasItsOwnWords() {
        mode("own_words")
                .put("templates/vigil/prisoner.en.pen.txt", "Free Pen says: {{name}} {{#count}}{{count}}{{/count}}\n")
                .put("templates/vigil/prisoner.en.help.txt", "We wait for {{name}} {{#count}}{{count}}{{/count}}\n")
                .start()
                .at(World.MONDAY_AT_NINE);
        assertThat(problems()).isEmpty();
        assertThat(world.x.posts().getFirst().part().text()).isEqualTo("Free Pen says: Anna Example 365 days");
        assertThat(world.mastodon.posts().getFirst().part().text()).isEqualTo("We wait for Anna Example 365 days");
    }

    @Test
    void whereAnOrganisationHasNoWordsOfItsOwnItSaysNothing() {
        mode("own_words").put("templates/vigil/prisoner.en.pen.txt", "Free Pen says: {{name}}\n");
        assertThat(problems())
                .containsExactly("schedules/vigil.yaml:12: templates: there is no templates/vigil/prisoner.en.help.txt;"
                        + " the roll and the accounts need it");
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.mastodon.posts()).isEmpty();
    }

    /** Its id stands in names of files, and a file's name stands in the reason why a post is held. */
    @Test
    void anUnlistedOrganisationIsNamedInNothingThatLeavesTheTeamsTerminal() {
        mode("own_words")
                .edit(
                        "organisations.yaml",
                        "id: help, name: Quiet Help,",
                        "id: zz-umbrella, name: Umbrella, unlisted: true,")
                .schedule("[pen, help]", "[pen, zz-umbrella]")
                .put(
                        World.ACCOUNTS,
                        world.text(World.ACCOUNTS).replace("organisation: help", "organisation: zz-umbrella"))
                .put("templates/vigil/prisoner.en.pen.txt", "Free Pen says: {{name}} {{#count}}{{count}}{{/count}}\n")
                .start()
                .at(World.MONDAY_AT_NINE);
        assertThat(world.deliveries.all())
                .anySatisfy(held ->
                        assertThat(held.why()).as("operators see the file").contains("zz-umbrella"))
                .allSatisfy(delivery -> assertThat(Discreet.words(delivery.state(), delivery.why()))
                        .as("as it leaves for alerts")
                        .doesNotContainIgnoringCase("umbrella"))
                .allSatisfy(delivery -> assertThat(delivery.slot()).doesNotContainIgnoringCase("umbrella"));
        Foresight foresight = new Foresight(world.database, world.clock, world.node.files(), world.node.sessions());
        assertThat(foresight.held())
                .isNotEmpty()
                .allSatisfy(held -> assertThat(held.cause()).doesNotContainIgnoringCase("umbrella"));
        assertThat(world.x.posts())
                .isNotEmpty()
                .allSatisfy(post -> assertThat(post.part().text()).doesNotContainIgnoringCase("umbrella"));
    }

    @Test
    void aSlotOfAnUnlistedOrganisationDoesNotTellWhoseItIs() {
        mode("divide").start();
        assertThat(world.deliveries.all())
                .allSatisfy(delivery -> assertThat(delivery.slot()).matches("morning\\.[0-9a-f]{6}"));
    }

    @Test
    void aModeForSeveralNeedsSeveral() {
        mode("divide").schedule("organisations: [pen, help]", "organisations: [pen]");
        assertThat(problems())
                .anyMatch(
                        problem -> problem.startsWith("schedules/vigil.yaml:10: mode: there are no organisations among"
                                + " whom this could be done"));
        world.schedule("mode: divide", "mode: together");
        assertThat(problems())
                .anyMatch(problem -> problem.contains(
                        "mode: \"together\" cannot stand here; one of: each, divide, lead_and_repost, own_words"));
    }
}
