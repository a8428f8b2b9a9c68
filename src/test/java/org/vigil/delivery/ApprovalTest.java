package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What is approved are words; where a fact or the template changes, it is asked again, and said what has changed. */
@ExtendWith(TestDatabase.class)
class ApprovalTest {
    private final World world;

    ApprovalTest(Database database) {
        world = new World(database)
                .schedule("approval: none", "approval: required")
                .start();
    }

    /** Monday's post, of Anna. */
    private Desk.Coming anna() {
        return world.node.desk().coming(Duration.ofDays(60)).getFirst();
    }

    private List<String> changedLines() {
        assertThat(anna().decision()).as("it is asked again").isEmpty();
        return anna().changed().orElseThrow().lines();
    }

    private World approved() {
        world.approveAll();
        assertThat(anna().decision()).isPresent();
        return world;
    }

    @Test
    void unapprovedAtItsSlotIsHeldVisiblyAndNeverSent() {
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).isEqualTo("nobody has approved it yet");
        world.pastBackOff().after(Duration.ofHours(5)).pastBackOff().after(Duration.ofHours(2));
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.first().why()).contains("held until its late window was over", "nobody has approved it yet");
        assertThat(world.x.calls()).isZero();
        assertThat(world.count("attempt")).isZero();
    }

    @Test
    void aChangedFactAsksAgainAndSaysWhatItWasAndWhatItIs() {
        approved()
                .edit(World.profile("anna"), "Anna Example", "Anna Exampleova")
                .accept();
        assertThat(changedLines()).containsExactly("name:", "  was: Anna Example", "  now: Anna Exampleova");
        assertThat(anna().changed().orElseThrow().names()).containsExactly("name");
        assertThat(anna().changed().orElseThrow().before().by()).isEqualTo("Reader");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why())
                .isEqualTo("nobody has approved it yet: Reader approved it before a fact or the template changed");
        assertThat(world.x.posts()).isEmpty();
        world.approveAll();
        world.after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aChangedTemplateAsksAgainLineByLine() {
        approved()
                .put(World.TEMPLATE, "{{name}} was taken. {{#count}}{{count}}{{/count}}\nFree her.\n\n{{hashtags}}\n")
                .accept();
        assertThat(changedLines())
                .containsExactly(
                        "template templates/vigil/prisoner.en.txt:",
                        "  - Day {{day}}: {{name}}. {{#count}}{{count}}{{/count}}",
                        "  + {{name}} was taken. {{#count}}{{count}}{{/count}}",
                        "  + Free her.");
    }

    @Test
    void aNumberThatBecomesALowerBoundAsksAgain() {
        approved()
                .edit(World.profile("anna"), "from: 2025-01-05", "from: 2025-01")
                .accept();
        assertThat(changedLines())
                .containsExactly(
                        "count:",
                        "  was: an exact number of days, from 5 January 2025",
                        "  now: \"at least\" a number of days, from January 2025");
    }

    @ParameterizedTest
    @CsvSource({"profile", "campaign"})
    void anotherWayOfCountingAsksAgain(String where) {
        approved();
        if (where.equals("campaign")) {
            world.schedule("approval: required", "approval: required\nconvention: inclusive");
        } else {
            world.edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\nconvention: inclusive");
        }
        world.accept();
        assertThat(changedLines())
                .containsExactly(
                        "count:",
                        "  was: an exact number of days, from 5 January 2025",
                        "  now: an exact number of days, from 5 January 2025, the first day counted");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void theNumberOfDaysAndTheDayOfTheCampaignDoNotAskAgain() {
        approved();
        for (int day = 5; day <= 8; day++) {
            world.at("2026-01-0" + day + "T09:00:00Z");
        }
        assertThat(world.x.posts().getFirst().part().text()).startsWith("Day 1: Anna Example. 365 days");
        assertThat(world.x.posts().getLast().part().text()).startsWith("Day 4: Anna Example. 368 days");
    }

    @Test
    void anotherPhotoAsksAgain() {
        world.photo("anna", 10).accept();
        approved().photo("anna", 20).accept();
        assertThat(changedLines()).containsExactly("photo: it is another picture");
        world.edit(World.profile("anna"), "scope: [name, photo]", "scope: [name]")
                .accept();
        assertThat(changedLines()).contains("photo: there was one, and now there is none", "altText:");
    }

    @Test
    void whatIsNotSaidAnyMoreIsNotRepeated() {
        world.put(World.TEMPLATE, "{{name}}. {{#story}}{{story}}{{/story}}\n\n{{hashtags}}\n")
                .edit(World.profile("anna"), "scope: [name]", "scope: [name, story]")
                .put(
                        World.profile("anna"),
                        world.text(World.profile("anna")) + "story: { en: She told of the mine. }\n")
                .accept();
        approved()
                .edit(World.profile("anna"), "scope: [name, story]", "scope: [name]")
                .accept();
        assertThat(changedLines())
                .containsExactly(
                        "story:", "  was: (it is not said any more, and so not repeated here)", "  now: (nothing)");
    }

    @Test
    void whoMustNotBeNamedAnyMoreIsNotRepeated() {
        world.put(World.TEMPLATE, "{{name}}{{#together}} with {{together}}{{/together}}.\n\n{{hashtags}}\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "together: [bela, dana]\n")
                .accept();
        approved().hold("bela");
        assertThat(anna().rendered().grounds().facts()).containsEntry("together", "Dana Example");
        assertThat(changedLines()).containsExactly("together:", "  was: … and Dana Example", "  now: Dana Example");
    }

    @Test
    void wordsThatWereApprovedBeforeNeedNoOtherApproval() {
        approved().edit(World.profile("anna"), "Anna Example", "Anna E.").accept();
        assertThat(anna().waitsForApproval()).isTrue();
        world.edit(World.profile("anna"), "Anna E.", "Anna Example").accept();
        assertThat(anna().waitsForApproval()).isFalse();
        assertThat(anna().changed()).isEmpty();
    }

    @Test
    void anApprovalFromBeforeItsGroundsWereKeptHoldsAndSaysThatNothingIsKnown() {
        approved().change("update approval set template_file = null, template = null, facts = null");
        assertThat(anna().decision()).isPresent();
        world.edit(World.profile("anna"), "Anna Example", "Anna E.").accept();
        assertThat(changedLines()).containsExactly("what it was made for was not kept then: read it as if nobody had");
    }

    @Test
    void aRejectionIsToldWithWhatHasChangedSince() {
        world.node.desk().reject(anna(), "Bo");
        world.edit(World.profile("anna"), "Anna Example", "Anna E.").accept();
        assertThat(changedLines()).contains("  now: Anna E.");
        assertThat(anna().changed().orElseThrow().before().approved()).isFalse();
    }

    @Test
    void whereApproversAreNamedNobodyElseApproves() {
        world.put("settings.yaml", "approvers: [Ada, Bo]\n").accept();
        assertThatThrownBy(world::approveAll)
                .hasMessageContaining(
                        "Reader is not among those who may approve (approvers in settings.yaml: Ada, Bo)");
        assertThat(anna().waitsForApproval()).isTrue();
        world.node.desk().approve(anna(), "Ada");
        assertThat(anna().waitsForApproval()).isFalse();
        world.node.desk().reject(anna(), "Reader");
        assertThat(anna().decision().orElseThrow().approved())
                .as("anybody may say no")
                .isFalse();
    }

    /** Anna's readers are asked something until Tuesday; on Thursday she comes again, when it is closed. */
    private World withAction() {
        return withAction(
                "{{name}}.{{#action}} {{action}}{{#actionCloses}} Until {{actionCloses}}.{{/actionCloses}}{{/action}}\n\n{{hashtags}}\n");
    }

    private World withAction(String template) {
        world.put(World.TEMPLATE, template)
                .put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                + "actions: [{ ask: { en: Write to the minister. }, office: The minister, checked: 2026-01-05, closes: 2026-01-06 }]\n")
                .accept();
        world.node.desk().approve(anna(), "Reader");
        return world.at(World.MONDAY_AT_NINE);
    }

    private Delivery annaOnThursday() {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.date().equals(LocalDate.of(2026, 1, 8)))
                .findFirst()
                .orElseThrow();
    }

    private String lastWords() {
        return world.x.posts().getLast().part().text();
    }

    @Test
    void anActionThatClosesIsLeftOutAndTheRestStaysApproved() {
        withAction();
        assertThat(lastWords()).isEqualTo("Anna Example. Write to the minister. Until 6 January 2026.\n\n#Vigil");
        world.at("2026-01-08T08:00:00Z");
        assertThat(anna().waitsForApproval()).isFalse();
        assertThat(anna().decision().orElseThrow().by()).isEqualTo("Reader");
        world.at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(lastWords()).isEqualTo("Anna Example.\n\n#Vigil");
    }

    @Test
    void anActionThatSomebodyFoundClosedIsLeftOutAndTheRestStaysApproved() {
        withAction()
                .edit(World.profile("anna"), "closes: 2026-01-06", "closes: 2026-01-05")
                .follow();
        world.at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(lastWords()).isEqualTo("Anna Example.\n\n#Vigil");
    }

    @Test
    void anActionThatWasTakenOutOfTheFileLeavesTheRestApproved() {
        withAction().prisoner("anna", "2025-01-05").follow().at("2026-01-08T09:00:00Z");
        assertThat(lastWords()).isEqualTo("Anna Example.\n\n#Vigil");
    }

    @Test
    void anotherOrALongerActionAsksAgain() {
        withAction()
                .edit(World.profile("anna"), "closes: 2026-01-06", "closes: 2026-01-20")
                .follow()
                .at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(annaOnThursday().why()).startsWith("nobody has approved it yet: Reader approved it before");
        world.edit(World.profile("anna"), "Write to the minister. }", "Write to the judge. }")
                .follow()
                .pastBackOff()
                .after(Duration.ofMinutes(1));
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void whatClosesTogetherWithAChangedFactAsksAgain() {
        withAction()
                .edit(World.profile("anna"), "Anna Example", "Anna Exampleova")
                .follow()
                .at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(anna().changed().orElseThrow().names()).contains("name");
    }

    @Test
    void wordsThatStandInPlaceOfAClosedActionWereReadByNobodyAndAskAgain() {
        withAction(
                        "{{name}}.{{#action}} {{action}}{{/action}}{{^action}} Nothing can be done.{{/action}}\n\n{{hashtags}}\n")
                .at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("Nothing can be done"));
    }

    @Test
    void aNewActionAsksAgain() {
        withAction().at("2026-01-08T09:00:00Z");
        world.put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                .replace(
                                        "closes: 2026-01-06 }",
                                        "closes: 2026-01-06 }, { ask: { en: Write home. }, office: Nobody, checked: 2026-01-05, closes: 2026-02-01 }"))
                .follow();
        assertThat(world.node.desk().coming(Duration.ofDays(60)).stream()
                        .filter(post -> post.delivery().profile().value().equals("anna")))
                .isNotEmpty()
                .allMatch(Desk.Coming::waitsForApproval);
    }

    @Test
    void aRejectionIsNotForgottenWhenAnActionCloses() {
        world.schedule("approval: required", "approval: none")
                .put(World.TEMPLATE, "{{name}}.{{#action}} {{action}}{{/action}}\n\n{{hashtags}}\n")
                .put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                + "actions: [{ ask: { en: Write to the minister. }, office: The minister, checked: 2026-01-05, closes: 2026-01-06 }]\n")
                .accept();
        world.node.desk().reject(anna(), "Bo");
        world.at(World.MONDAY_AT_NINE).at("2026-01-08T09:00:00Z");
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.HELD);
        assertThat(annaOnThursday().why())
                .isEqualTo("nobody has approved it yet: Bo rejected it with what readers were asked then,"
                        + " and are not asked any more");
        assertThat(anna().waitsForApproval()).isTrue();
        world.node.desk().approve(anna(), "Ada");
        world.after(Duration.ofMinutes(1));
        assertThat(annaOnThursday().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void aRejectionThatCameAfterReadingIsNotOverriddenUnread() {
        Desk.Coming read = anna();
        world.node.desk().reject(read, "Bo");
        assertThatThrownBy(() -> world.node.desk().approve(read, "Ada"))
                .isInstanceOf(RejectedMeanwhile.class)
                .hasMessageContaining("Bo");
        assertThat(anna().decision().orElseThrow().approved()).isFalse();
        world.node.desk().approve(anna(), "Ada");
        assertThat(anna().decision().orElseThrow().approved())
                .as("whoever knows of it may")
                .isTrue();
        world.node.desk().reject(read, "Bo");
        assertThat(anna().decision().orElseThrow().approved())
                .as("a no stands whatever came meanwhile")
                .isFalse();
    }

    @Test
    void anApprovalWaitsForARejectionThatIsBeingWrittenAtTheSameMoment() {
        Desk.Coming read = anna();
        Approvals approvals = new Approvals(world.database.jdbc());
        CompletableFuture<Void> approval =
                Objects.requireNonNull(world.database.transactions().execute(status -> {
                    approvals.decideAlone(read.delivery(), read.rendered());
                    CompletableFuture<Void> other =
                            CompletableFuture.runAsync(() -> world.node.desk().approve(read, "Ada"));
                    while (!other.isDone()
                            && world.count("pg_locks where locktype = 'advisory' and not granted") == 0) {
                        Thread.onSpinWait();
                    }
                    approvals.decide(read.delivery(), read.rendered(), false, "Bo");
                    return other;
                }));
        assertThatThrownBy(approval::join).hasCauseInstanceOf(RejectedMeanwhile.class);
        assertThat(anna().decision().orElseThrow().approved()).isFalse();
    }
}
