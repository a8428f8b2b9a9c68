package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.workspace.Check;
import org.vigil.workspace.NearCopies;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** Nearly the same words on several accounts of one network: refused on X, warned of elsewhere. */
@ExtendWith(TestDatabase.class)
class NearCopiesTest {
    private final World world;

    NearCopiesTest(Database database) {
        world = new World(database);
        world.put(
                        World.ACCOUNTS,
                        world.text(World.ACCOUNTS) + "  - { name: x2, network: x, language: en }\n"
                                + "  - { name: x-ru, network: x, language: ru }\n"
                                + "  - { name: masto2, network: mastodon, server: \"https://m2.example\", language: en }\n")
                .put(
                        World.TEMPLATE,
                        "Day {{day}}: {{name}}. She has done nothing but write. {{#count}}{{count}}{{/count}} in prison now.\n")
                .put(
                        "templates/vigil/prisoner.ru.txt",
                        "День {{day}}: {{name}}. Она только писала. {{#count}}{{count}}{{/count}} в тюрьме.\n");
        List.of("x2", "x-ru", "masto2").forEach(account -> world.secret(account, "right"));
    }

    private Workspace workspace() {
        return Workspace.read(world.tree());
    }

    private List<String> problems() {
        return Check.problems(workspace(), World.MONDAY_AT_SIX).stream()
                .map(Problem::toString)
                .toList();
    }

    private Delivery of(String account) {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.account().equals(new AccountName(account)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void checkRefusesThemOnX() {
        world.schedule("accounts: [x]", "accounts: [x, x2]");
        assertThat(problems())
                .containsExactly(
                        "schedules/vigil.yaml:8: accounts: nearly the same words on x and x2, of anna on 2026-01-05 (alike"
                                + " by 1.00; from 0.60 on it is a near-copy): X forbids it; words or people of their own for"
                                + " each, or one account on X; see docs/coalition.md");
    }

    @Test
    void aTranslationIsNoCopy() {
        world.schedule("accounts: [x]", "accounts: [x, x-ru]");
        assertThat(problems()).isEmpty();
    }

    @Test
    void elsewhereCheckAndPreviewWarn() {
        world.schedule("accounts: [x]", "accounts: [mastodon, masto2]");
        assertThat(problems()).isEmpty();
        assertThat(Check.notes(workspace(), World.MONDAY_AT_SIX))
                .anyMatch(note -> note.startsWith("schedules/vigil.yaml: nearly the same words on mastodon and masto2")
                        && note.endsWith("it looks like a bot farm"));
        Campaign campaign = Objects.requireNonNull(workspace().campaigns().get(World.VIGIL));
        List<PreviewEntry> entries =
                Preview.of(workspace(), campaign, Preview.usualFrom(campaign, World.MONDAY_AT_SIX), 7);
        NearCopies copies = NearCopies.among(workspace(), entries);
        assertThat(copies.warnings()).hasSize(1);
        assertThat(copies.marked(entries)).isEqualTo(entries);
    }

    @Test
    void previewSaysWhichWouldNotGoOut() {
        world.schedule("accounts: [x]", "accounts: [x, x2]");
        Campaign campaign = Objects.requireNonNull(workspace().campaigns().get(World.VIGIL));
        List<PreviewEntry> entries =
                Preview.of(workspace(), campaign, Preview.usualFrom(campaign, World.MONDAY_AT_SIX), 1);
        assertThat(NearCopies.among(workspace(), entries).marked(entries))
                .extracting(entry -> entry.account() + " " + entry.problems().size())
                .containsExactly("x 0", "x2 1");
    }

    /** Files can change between check and slot: the gate has the last word. */
    @Test
    void theGateHoldsTheLaterOneOnX() {
        world.schedule("accounts: [x]", "accounts: [x, x2]").start().at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(of("x").state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(of("x2").state()).isEqualTo(DeliveryState.HELD);
        assertThat(of("x2").why())
                .isEqualTo("X forbids nearly the same words on several accounts: x said them on 2026-01-05 (alike by"
                        + " 1.00)");
        world.pastBackOff().after(Duration.ofHours(7));
        assertThat(of("x2").state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void itGoesOutOnceItsWordsAreItsOwn() {
        world.schedule("accounts: [x]", "accounts: [x, x2]").start().at(World.MONDAY_AT_NINE);
        world.put(
                        World.TEMPLATE,
                        "{{name}} belongs at her desk, not behind a wall: {{#count}}{{count}}{{/count}} too long.\n")
                .start();
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(of("x2").state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void anAttemptOfUnknownOutcomeMayStand() {
        world.x.loseAnswers(1);
        world.schedule("accounts: [x]", "accounts: [x, x2]").start().at(World.MONDAY_AT_NINE);
        assertThat(of("x2").state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void twoCampaignsOnTwoAccountsAreComparedAsWell() {
        world.put(
                "schedules/other.yaml",
                world.text(World.CAMPAIGN)
                        .replace("campaign: vigil", "campaign: other")
                        .replace("accounts: [x]", "accounts: [x2]")
                        .replace("listed: [anna", "listed: [dana, anna"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("schedules/other.yaml:8: accounts: nearly the same words on x and x2");
        world.start();
        world.node.desk().start(new org.vigil.campaign.CampaignId("other"), "Tester");
        world.at("2026-01-05T09:00:00Z").at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts())
                .as("so short a template says nearly the same of everybody")
                .hasSize(2);
    }

    private Delivery of(PostKind kind, String account) {
        return world.deliveries.all().stream()
                .filter(delivery ->
                        delivery.kind() == kind && delivery.account().value().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void assertSaidOnce(PostKind kind) {
        assertThat(of(kind, "x").state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(of(kind, "x2").state()).isEqualTo(DeliveryState.HELD);
        assertThat(of(kind, "x2").why()).startsWith("X forbids nearly the same words on several accounts: x said them");
    }

    @Test
    void anEventIsSaidByOneAccountOfX() {
        world.put("templates/vigil/event.en.txt", "{{title}}, {{date}}. The judges heard nobody that day.\n")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-06
                        title: { en: The court has decided }
                        sources: [{ title: A report, publisher: A newspaper }]
                        campaigns: [vigil]
                        about: []
                        """)
                .schedule("accounts: [x]", "accounts: [x, x2]")
                .start();
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertSaidOnce(PostKind.EVENT);
    }

    @Test
    void aReleaseIsToldByOneAccountOfX() {
        world.put("templates/vigil/released.en.txt", "{{name}} was released on {{releasedOn}}. {{total}}.\n")
                .schedule("accounts: [x]", "accounts: [x, x2]")
                .edit(
                        World.profile("anna"),
                        "sources: [",
                        "sources: [{ id: news, title: A report, publisher: A daily, from: press }, "
                                + "{ id: letter, title: A letter, publisher: Her mother, from: family }, ")
                .start();
        world.release("anna", "2026-01-05")
                .edit(
                        World.profile("anna"),
                        "what: acquitted",
                        "what: acquitted, conditional: none, sources: [news, letter]")
                .follow();
        new Announcements(world.database, world.clock, world.node.files())
                .offer(PostKind.RELEASED, new ProfileId("anna"), Optional.empty(), "Ada");
        world.approveAll();
        world.at("2026-01-05T12:00:00Z");
        assertSaidOnce(PostKind.RELEASED);
    }

    @Test
    void elsewhereTheGateLetsThemPass() {
        world.schedule("accounts: [x]", "accounts: [mastodon, masto2]").start().at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).hasSize(2);
    }
}
