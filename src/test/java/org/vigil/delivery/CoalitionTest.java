package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.source.Problem;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.Check;
import org.vigil.workspace.Workspace;

/** Two organisations in one campaign: who may approve, and what must fit together. */
@ExtendWith(TestDatabase.class)
class CoalitionTest {
    private final World world;

    CoalitionTest(Database database) {
        world = new World(database);
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Ada, Bo], approvers: [Ada] }
                          - { id: help, name: Quiet Help, unlisted: true, people: [Cy], approvers: [Cy] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.ACCOUNTS, "{ name: mastodon,", "{ name: mastodon, organisation: help,")
                .schedule("accounts: [x]", "accounts: [x, mastodon]\norganisations: [pen, help]")
                .schedule("approval: none", "approval: required")
                .start();
    }

    private Desk.Coming coming(String account) {
        return world.node.desk().coming(Duration.ofDays(7)).stream()
                .filter(post -> post.account().name().equals(new AccountName(account)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> problems() {
        return Check.problems(Workspace.read(world.tree()), World.MONDAY_AT_SIX).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void anApproverOfTheOrganisationMayApprove() {
        world.node.desk().approve(coming("x"), "Ada");
        world.node.desk().approve(coming("mastodon"), "Cy");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts())
                .as("organisations do not speak in the same second")
                .isEmpty();
        world.at("2026-01-05T09:15:00Z");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.mastodon.posts()).hasSize(1);
    }

    @Test
    void nobodyApprovesForAnotherOrganisation() {
        assertThatThrownBy(() -> world.node.desk().approve(coming("x"), "Cy"))
                .hasMessage("Cy may not approve for pen; these may: Ada");
        assertThatThrownBy(() -> world.node.desk().approve(coming("x"), "Bo"))
                .hasMessageContaining("Bo may not approve for pen");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void anybodyMayReject() {
        world.node.desk().approve(coming("x"), "Ada");
        world.node.desk().reject(coming("x"), "Cy");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void withoutOrganisationsAnybodyApproves() {
        world.schedule("organisations: [pen, help]\n", "").follow();
        world.node.desk().approve(coming("x"), "Zoe");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void everyAccountBelongsToAnOrganisationOfTheCampaign() {
        world.edit(World.ACCOUNTS, "organisation: help, ", "").accept();
        assertThat(problems())
                .containsExactly("schedules/vigil.yaml:8: accounts: the account \"mastodon\" belongs to none of the"
                        + " campaign's organisations; organisation: in accounts.yaml, one of: help, pen");
        assertThatThrownBy(() -> world.node.desk().approve(coming("mastodon"), "Cy"))
                .hasMessageContaining("belongs to none of the organisations");
    }

    @Test
    void whatIsNamedMustBeThere() {
        world.edit(World.ACCOUNTS, "organisation: help", "organisation: halp")
                .schedule("[pen, help]", "[pen, hulp]")
                .edit(World.profile("anna"), "pronoun: she", "pronoun: she\ncase_holder: pan");
        assertThat(problems())
                .contains(
                        "accounts.yaml:1: accounts: there is no organisation \"halp\"; one of: help, pen",
                        "schedules/vigil.yaml:9: organisations: there is no organisation \"hulp\"; one of: help, pen",
                        "profiles/anna.yaml:9: case_holder: there is no organisation \"pan\"; one of: help, pen");
    }

    @Test
    void somebodyMustBeAbleToApprove() {
        world.edit("organisations.yaml", ", approvers: [Cy]", "");
        assertThat(problems())
                .containsExactly("schedules/vigil.yaml:9: organisations: nobody may approve for \"help\"; approvers: in"
                        + " organisations.yaml, or approval: none");
    }

    @Test
    void whoIsToBeNotifiedIsOnCall() {
        world.edit("organisations.yaml", "people: [Cy],", "people: [Cy], notify: [Dia],");
        assertThat(problems())
                .containsExactly(
                        "organisations.yaml:3: organisations[2].notify: help is to notify \"Dia\", whom settings.yaml does"
                                + " not have on call; somebody under notify: on_call: there");
    }

    @Test
    void aBrokenFileOfOrganisationsSilencesTheirCampaigns() {
        world.node.desk().approve(coming("x"), "Ada");
        world.edit("organisations.yaml", "name: Free Pen", "nome: Free Pen").accept();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why()).startsWith("a file cannot be read: organisations.yaml:2");
    }
}
